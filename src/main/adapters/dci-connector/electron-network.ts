/** A network session per instance in Electron: own cookies, system proxy, and a certificate rule of its own. */
import { X509Certificate } from 'node:crypto';
import type { AuthorityVerdict } from '@contract/types/certificate';
import { type Certificate, type Session, session } from 'electron';
import { TransportError, type TransportFailure } from '../dci-api/transport-error';
import { judgeChain } from './authority-chain';
import { splitAuthority } from './authority-file';
import { commonName, summariseCertificate } from './certificate';

export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

/** What the verifier saw at a host, so that a failed request can say why. */
export interface SeenCertificate {
  readonly pem: string;
  /** PEM, its own first, then what the server sent along. */
  readonly chain: readonly string[];
  /** `net::OK` when the system's authorities vouch for it. */
  readonly verdict: string;
}

export interface InstanceNetwork {
  readonly fetch: Fetch;
  seen(host: string): SeenCertificate | null;
  /** The next request opens a connection of its own; only for a session with nothing under way. */
  dropConnections(): Promise<void>;
  close(): Promise<void>;
}

export type CertificateRule =
  /** The system's authorities decide. */
  | { readonly kind: 'system' }
  /** This one certificate and no other, whatever the system says. */
  | { readonly kind: 'pinned'; readonly fingerprint: string }
  /** A private authority alone, whatever the system says. */
  | { readonly kind: 'authority'; readonly pem: string }
  /** Looks only: for a probe that sends no secret. */
  | { readonly kind: 'any' };

const USER_AGENT = 'Coldaisle';
const ACCEPT = 0;
const REJECT = -2;
const AS_CHROMIUM_DECIDED = -3;

/**
 * `partition` must be new whenever the rule changes: Chromium's network service remembers verdicts per session.
 * Nothing is stored on disk.
 */
export function openNetwork(partition: string, rule: CertificateRule): InstanceNetwork {
  const own = session.fromPartition(partition, { cache: false });
  const seen = new Map<string, SeenCertificate>();
  const redirected = new Set<string>();
  own.setUserAgent(USER_AGENT);
  own.webRequest.onBeforeRedirect(({ url }) => redirected.add(url));
  own.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, decide) => {
    seen.set(hostname, { pem: certificate.data, chain: chainOf(certificate), verdict: verificationResult });
    if (rule.kind === 'any') return decide(ACCEPT);
    if (rule.kind === 'system') return decide(AS_CHROMIUM_DECIDED);
    if (rule.kind === 'authority')
      return decide(verdictOf(rule.pem, hostname, chainOf(certificate)) === 'ok' ? ACCEPT : REJECT);
    decide(fingerprintOf(certificate.data) === rule.fingerprint ? ACCEPT : REJECT);
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  return {
    fetch: (input, init) => request({ own, rule, seen, redirected }, input, init),
    seen: (host) => seen.get(host) ?? null,
    dropConnections: () => own.closeAllConnections(),
    close: async () => {
      own.setCertificateVerifyProc(null);
      await own.clearStorageData();
      await own.closeAllConnections();
    },
  };
}

/** A server that sends nothing along has no issuer here, and one that is signed by itself may name itself. */
function chainOf(certificate: Certificate): readonly string[] {
  const chain: string[] = [];
  let link: Certificate | undefined = certificate;
  while (link && !chain.includes(link.data)) {
    chain.push(link.data);
    link = link.issuerCert;
  }
  return chain;
}

/** What the authority of these certificates says of a chain, now. */
export function verdictOf(authorityPem: string, host: string, chain: readonly string[]): AuthorityVerdict {
  return judgeChain({ pems: chain, host }, splitAuthority(authorityPem), Date.now());
}

interface Network {
  readonly own: Session;
  readonly rule: CertificateRule;
  readonly seen: ReadonlyMap<string, SeenCertificate>;
  readonly redirected: Set<string>;
}

async function request(network: Network, input: Request | string | URL, init?: RequestInit): Promise<Response> {
  const target = input instanceof Request ? input : String(input);
  const url = new URL(target instanceof Request ? target.url : target);
  try {
    // A redirect would carry the session's headers to wherever it points; the API has none.
    const response = await network.own.fetch(target, { ...init, redirect: 'error' } as RequestInit);
    return await readWhole(response);
  } catch (thrown) {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    if (signal?.aborted) throw thrown;
    if (network.redirected.delete(url.href)) {
      throw new TransportError({ code: 'dci.not-dcimanager', details: { host: url.hostname } });
    }
    const seen = network.seen.get(url.hostname.replace(/^\[|\]$/g, '')) ?? null;
    throw new TransportError(translate(thrown, url.hostname, network.rule, seen));
  }
}

/** A body that breaks off is a broken connection too; read here, it is translated like one. */
async function readWhole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  const mayHaveBody = status !== 204 && status !== 205 && status !== 304;
  return new Response(mayHaveBody ? body : null, { status, statusText, headers });
}

/** Chromium gives its error code as text `net::ERR_…`; that token, not a sentence, is what is read here. */
function translate(
  thrown: unknown,
  host: string,
  rule: CertificateRule,
  seen: SeenCertificate | null,
): TransportFailure {
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(thrown instanceof Error ? thrown.message : '')?.[1] ?? '';
  const certificateError = certificateErrorOf(code, host, rule, seen);
  if (certificateError) return certificateError;
  // Once a certificate was seen, handshakes succeed and TLS may as well have broken under a request that was on its way.
  if (/^ERR_(CERT|SSL|BAD_SSL)/.test(code) && !seen) return { code: 'tls.failed', details: { host } };
  // Chromium's other timeouts come after a connection was made; that one means there was none.
  if (code === 'ERR_CONNECTION_TIMED_OUT') return { code: 'network.unreachable', details: { host, reason: 'route' } };
  if (/TIMED_OUT$/.test(code)) return { code: 'network.timed-out', details: { host, afterMs: 0 } };
  const reason = BEFORE_SENDING.get(code);
  return reason
    ? { code: 'network.unreachable', details: { host, reason } }
    : { code: 'network.cut', details: { host } };
}

/** Codes that mean no connection was made. Any other may come after the request had left: "may have arrived". */
const BEFORE_SENDING = new Map<string, UnreachableReason>([
  ['ERR_NAME_NOT_RESOLVED', 'name'],
  ['ERR_NAME_RESOLUTION_FAILED', 'name'],
  ['ERR_ICANN_NAME_COLLISION', 'name'],
  ['ERR_CONNECTION_REFUSED', 'refused'],
  ['ERR_CONNECTION_FAILED', 'refused'],
  ['ERR_ADDRESS_UNREACHABLE', 'route'],
  ['ERR_ADDRESS_INVALID', 'route'],
  ['ERR_NETWORK_ACCESS_DENIED', 'route'],
  ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['ERR_SOCKS_CONNECTION_FAILED', 'proxy'],
  ['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'proxy'],
  ['ERR_NO_SUPPORTED_PROXIES', 'proxy'],
  ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy'],
  ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxy'],
  ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
  ['ERR_INTERNET_DISCONNECTED', 'offline'],
  ['ERR_UNSAFE_PORT', 'other'],
  ['ERR_BLOCKED_BY_ADMINISTRATOR', 'other'],
]);
type UnreachableReason = 'name' | 'refused' | 'route' | 'proxy' | 'offline' | 'other';

/** A rejected pin surfaces as a generic failure, hence the look at what the verifier saw. */
function certificateErrorOf(
  code: string,
  host: string,
  rule: CertificateRule,
  seen: SeenCertificate | null,
): TransportFailure | null {
  if (!seen) return null;
  if (rule.kind === 'pinned' && fingerprintOf(seen.pem) !== rule.fingerprint) {
    const certificate = summariseCertificate(seen.pem, seen.verdict);
    return { code: 'tls.changed', details: { host, pinnedFingerprint: rule.fingerprint, certificate } };
  }
  if (rule.kind === 'authority') {
    const verdict = verdictOf(rule.pem, host, seen.chain);
    if (verdict === 'ok') return null;
    const certificate = summariseCertificate(seen.pem, seen.verdict);
    return { code: 'tls.authority', details: { host, verdict, authority: namesOf(rule.pem), certificate } };
  }
  if (rule.kind === 'system' && code.startsWith('ERR_CERT')) {
    return { code: 'tls.untrusted', details: { host, certificate: summariseCertificate(seen.pem, `net::${code}`) } };
  }
  return null;
}

function namesOf(authorityPem: string): string {
  return splitAuthority(authorityPem)
    .map((pem) => commonName(new X509Certificate(pem).subject))
    .join(', ');
}

function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}
