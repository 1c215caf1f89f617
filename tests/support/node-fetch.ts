/** The API client's transport in Node, for tests: undici with one pinned certificate, failures translated by their code. */
import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import type { DciFetch } from '../../src/main/adapters/dci-api/http';
import { TransportError, type TransportFailure } from '../../src/main/adapters/dci-api/transport-error';
import { judgeChain } from '../../src/main/adapters/dci-connector/authority-chain';
import { splitAuthority } from '../../src/main/adapters/dci-connector/authority-file';
import { summariseCertificate } from '../../src/main/adapters/dci-connector/certificate';

export interface NodeFetchOptions {
  /** SHA-256, `AA:BB:…`: this certificate and no other. Null: Node's own authorities decide. */
  readonly pinnedFingerprint: string | null;
  /** PEM: this authority alone decides. */
  readonly authorityPem?: string;
}

export interface NodeFetch {
  readonly fetch: DciFetch;
  /** Connections made so far: several requests on one mean keep-alive. */
  connectionCount(): number;
  close(): Promise<void>;
}

/** The certificate is judged before the connection is handed over, so that nothing is sent past a wrong one. */
export function createNodeFetch({ pinnedFingerprint, authorityPem }: NodeFetchOptions): NodeFetch {
  let connections = 0;
  // No session cache: a resumed session shows no certificate.
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0, timeout: 5_000 });
  const dispatcher = new Agent({
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error || !socket) return callback(new NotConnected('not connected', { cause: error }), null);
        const failure =
          authorityPem === undefined
            ? judge(socket as TLSSocket, options.hostname, pinnedFingerprint)
            : judgeByAuthority(socket as TLSSocket, options.hostname, authorityPem);
        if (failure) {
          socket.destroy();
          return callback(new TransportError(failure), null);
        }
        connections += 1;
        callback(null, socket);
      }),
  });
  return {
    connectionCount: () => connections,
    close: () => dispatcher.destroy(),
    fetch: async (request, { signal }) => {
      const { method, headers, redirect } = request;
      const body = request.body === null ? null : await request.text();
      try {
        const response = await undiciFetch(request.url, {
          method,
          headers: [...headers],
          redirect,
          body,
          signal,
          dispatcher,
        });
        return response as unknown as Response;
      } catch (thrown) {
        throw signal.aborted ? thrown : translate(thrown, new URL(request.url).hostname);
      }
    },
  };
}

function judgeByAuthority(socket: TLSSocket, host: string, authorityPem: string): TransportFailure | null {
  const pems: string[] = [];
  // Node's chain ends with a certificate that is its own issuer, or where nothing more was sent.
  let link: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (link?.raw) {
    const pem = new X509Certificate(link.raw).toString();
    if (pems.includes(pem)) break;
    pems.push(pem);
    link = link.issuerCertificate;
  }
  const verdict = judgeChain({ pems, host }, splitAuthority(authorityPem), Date.now());
  const [own] = pems;
  if (verdict === 'ok') return null;
  if (own === undefined) return { code: 'tls.failed', details: { host } };
  return {
    code: 'tls.authority',
    details: { host, verdict, authority: 'the chosen one', certificate: summariseCertificate(own, 'by its authority') },
  };
}

class NotConnected extends Error {}

function judge(socket: TLSSocket, host: string, pinned: string | null): TransportFailure | null {
  const certificate = socket.getPeerX509Certificate?.();
  if (certificate === undefined) return pinned === null ? null : { code: 'tls.failed', details: { host } };
  const reason = socket.authorized ? 'OK' : String(socket.authorizationError);
  if (pinned === null) {
    if (socket.authorized) return null;
    return {
      code: 'tls.untrusted',
      details: { host, certificate: summariseCertificate(certificate.toString(), reason) },
    };
  }
  if (certificate.fingerprint256 === pinned) return null;
  const summary = summariseCertificate(certificate.toString(), reason);
  return { code: 'tls.changed', details: { host, pinnedFingerprint: pinned, certificate: summary } };
}

const CUT = /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_.*)$/;
const TIMED_OUT = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;
const TLS = /^(EPROTO|ERR_SSL_.*|ERR_TLS_.*)$/;
const REASONS: Readonly<Record<string, 'name' | 'refused' | 'route'>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'route',
  ENETUNREACH: 'route',
  ETIMEDOUT: 'route',
  UND_ERR_CONNECT_TIMEOUT: 'route',
};

/** What is not recognised is handed back as it came: a bug must not look like a bad network. */
function translate(thrown: unknown, host: string): unknown {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof TransportError) return cause;
  if (cause instanceof NotConnected) {
    const code = codeOf(cause.cause);
    if (TLS.test(code)) return new TransportError({ code: 'tls.failed', details: { host } }, { cause });
    return new TransportError(
      { code: 'network.unreachable', details: { host, reason: REASONS[code] ?? 'other' } },
      { cause },
    );
  }
  const code = codeOf(cause);
  if (TIMED_OUT.test(code))
    return new TransportError({ code: 'network.timed-out', details: { host, afterMs: 0 } }, { cause });
  return CUT.test(code) ? new TransportError({ code: 'network.cut', details: { host } }, { cause }) : thrown;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
