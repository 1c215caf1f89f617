/** Electron's network failures as codes. What may have reached the server must never be told as "nothing was sent". */
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TransportError } from '../../../src/main/adapters/dci-api/transport-error';
import type { CertificateRule } from '../../../src/main/adapters/dci-connector/electron-network';

interface Shown {
  readonly data: string;
  readonly issuerCert?: Shown;
}
type Verify = (
  request: { hostname: string; certificate: Shown; verificationResult: string },
  decide: (verdict: number) => void,
) => void;
const electron = vi.hoisted(() => ({
  fetch: async (_url: string, _init: RequestInit): Promise<Response> => new Response('{}'),
  verify: null as Verify | null,
  redirect: null as ((details: { url: string }) => void) | null,
  closed: [] as string[],
}));
vi.mock('electron', () => ({
  session: {
    fromPartition: (partition: string, options: object) => ({
      partition,
      options,
      setUserAgent: () => {},
      webRequest: {
        onBeforeRedirect: (listener: typeof electron.redirect) => {
          electron.redirect = listener;
        },
      },
      setCertificateVerifyProc: (verify: Verify | null) => {
        electron.verify = verify;
      },
      setPermissionRequestHandler: () => {},
      fetch: (url: string, init: RequestInit) => electron.fetch(url, init),
      clearStorageData: async () => electron.closed.push('storage'),
      closeAllConnections: async () => electron.closed.push('connections'),
    }),
  },
}));
const { issueCertificate } = await import('../../../src/main/demo/http/certificate');
const { openNetwork } = await import('../../../src/main/adapters/dci-connector/electron-network');

const URL_ASKED = 'https://dci.example/api/dci/v3/server';
let ours: string;
let other: string;
let pin: string;

beforeAll(async () => {
  const make = async (name: string) => (await generate([{ name: 'commonName', value: name }], { keySize: 2048 })).cert;
  [ours, other] = await Promise.all([make('dci.example'), make('evil.example')]);
  pin = new X509Certificate(ours).fingerprint256;
});

beforeEach(() => {
  electron.fetch = async () => new Response('{}');
  electron.closed.length = 0;
});

const verdictFor = (rule: CertificateRule, pem: string, verificationResult = 'net::ERR_CERT_AUTHORITY_INVALID') => {
  openNetwork('test', rule);
  let verdict: number | undefined;
  electron.verify?.({ hostname: 'dci.example', certificate: { data: pem }, verificationResult }, (decided) => {
    verdict = decided;
  });
  return verdict;
};
/** The failure that a request ends in when Electron throws this, with or without a certificate seen before. */
const failureOf = async (message: string, rule: CertificateRule = { kind: 'system' }, seen: string | null = null) => {
  const network = openNetwork('test', rule);
  electron.fetch = async () => {
    if (seen !== null) {
      const verificationResult = rule.kind === 'system' ? message : 'net::ERR_CERT_AUTHORITY_INVALID';
      electron.verify?.({ hostname: 'dci.example', certificate: { data: seen }, verificationResult }, () => {});
    }
    throw new Error(message);
  };
  const thrown: unknown = await network.fetch(URL_ASKED).catch((error: unknown) => error);
  if (!(thrown instanceof TransportError)) throw new Error('no TransportError');
  return thrown.failure;
};

describe('the certificate rule', () => {
  it('accepts the pinned certificate and no other, whatever the system says', () => {
    const rule = { kind: 'pinned', fingerprint: pin } as const;
    expect(verdictFor(rule, ours)).toBe(0);
    expect(verdictFor(rule, other)).toBe(-2);
    expect(verdictFor(rule, other, 'net::OK')).toBe(-2);
  });

  describe('of an authority', () => {
    const judge = async (shown: Shown, authority: string, verificationResult = 'net::ERR_CERT_AUTHORITY_INVALID') => {
      const network = openNetwork('test', { kind: 'authority', pem: authority });
      let verdict: number | undefined;
      electron.fetch = async () => {
        const request = { hostname: 'dci.example', certificate: shown, verificationResult };
        electron.verify?.(request, (decided) => {
          verdict = decided;
        });
        if (verdict !== 0) throw new Error('net::ERR_FAILED');
        return new Response('{}');
      };
      const thrown: unknown = await network.fetch(URL_ASKED).catch((error: unknown) => error);
      return { verdict, failure: thrown instanceof TransportError ? thrown.failure : null };
    };

    it('accepts what leads to it through what the server sent along, and nothing else', async () => {
      const root = await issueCertificate({ name: 'Root', authority: true });
      const between = await issueCertificate({ name: 'Between', authority: true, by: root });
      const leaf = await issueCertificate({ name: 'dci.example', by: between });
      const shown = { data: leaf.cert, issuerCert: { data: between.cert } };
      expect(await judge(shown, root.cert)).toEqual({ verdict: 0, failure: null });
      expect(await judge({ data: leaf.cert }, root.cert)).toMatchObject({
        verdict: -2,
        failure: { code: 'tls.authority', details: { verdict: 'no-intermediates', authority: 'Root' } },
      });
    });

    it('decides alone: what the system trusts is no exception', async () => {
      const root = await issueCertificate({ name: 'Root', authority: true });
      expect(await judge({ data: ours }, root.cert, 'net::OK')).toMatchObject({
        verdict: -2,
        failure: { code: 'tls.authority', details: { certificate: { subject: 'dci.example' } } },
      });
    });

    it('is not led in a circle by a certificate that names itself as its issuer', async () => {
      const root = await issueCertificate({ name: 'Root', authority: true });
      const circle: { data: string; issuerCert?: Shown } = { data: ours };
      circle.issuerCert = circle;
      expect((await judge(circle, root.cert)).verdict).toBe(-2);
    });
  });

  it('leaves the judgement to the system where nothing is pinned', () => {
    expect(verdictFor({ kind: 'system' }, ours)).toBe(-3);
    expect(verdictFor({ kind: 'system' }, ours, 'net::OK')).toBe(-3);
  });

  it('only looks while probing, and remembers what it saw', () => {
    const network = openNetwork('test', { kind: 'any' });
    electron.verify?.(
      { hostname: 'dci.example', certificate: { data: ours }, verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID' },
      () => {},
    );
    expect(network.seen('dci.example')).toEqual({
      pem: ours,
      chain: [ours],
      verdict: 'net::ERR_CERT_AUTHORITY_INVALID',
    });
    expect(network.seen('other.example')).toBeNull();
  });

  it('falls back to the system, never to anything, once the network is closed', async () => {
    const network = openNetwork('test', { kind: 'any' });
    await network.close();
    expect(electron.verify).toBeNull();
    expect(electron.closed).toEqual(['storage', 'connections']);
  });
});

describe('a failed request', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'name'],
    ['ERR_CONNECTION_REFUSED', 'refused'],
    ['ERR_ADDRESS_UNREACHABLE', 'route'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['ERR_INTERNET_DISCONNECTED', 'offline'],
    ['ERR_UNSAFE_PORT', 'other'],
  ])('of which nothing was sent is unreachable: %s', async (code, reason) => {
    expect(await failureOf(`net::${code}`)).toEqual({
      code: 'network.unreachable',
      details: { host: 'dci.example', reason },
    });
  });

  it.each([
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
    'net::ERR_CONTENT_LENGTH_MISMATCH',
    'net::ERR_CONTENT_DECODING_FAILED',
    'net::ERR_HTTP2_PROTOCOL_ERROR',
    'net::ERR_HTTP2_PING_FAILED',
    'net::ERR_QUIC_PROTOCOL_ERROR',
    'net::ERR_RESPONSE_HEADERS_TOO_BIG',
    'net::ERR_NETWORK_CHANGED',
    // The laptop went to sleep under the request
    'net::ERR_NETWORK_IO_SUSPENDED',
    'net::ERR_FAILED',
    'net::ERR_UNEXPECTED',
    'net::ERR_SOMETHING_NEW',
    'terminated',
    '',
  ])('that may have reached the server is cut, not unreachable: %j', async (message) => {
    expect(await failureOf(message)).toEqual({ code: 'network.cut', details: { host: 'dci.example' } });
  });

  it('that timed out after a connection was made says so', async () => {
    expect((await failureOf('net::ERR_TIMED_OUT')).code).toBe('network.timed-out');
    // No connection came about, so nothing was sent.
    expect((await failureOf('net::ERR_CONNECTION_TIMED_OUT')).code).toBe('network.unreachable');
  });

  it('before any certificate was seen is a failure of TLS, with nothing sent', async () => {
    expect((await failureOf('net::ERR_SSL_PROTOCOL_ERROR')).code).toBe('tls.failed');
    expect((await failureOf('net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH')).code).toBe('tls.failed');
    expect((await failureOf('net::ERR_CERT_AUTHORITY_INVALID')).code).toBe('tls.failed');
  });

  it('of TLS after a good handshake may have come under a request that was on its way', async () => {
    const rule = { kind: 'pinned', fingerprint: pin } as const;
    expect((await failureOf('net::ERR_SSL_PROTOCOL_ERROR', rule, ours)).code).toBe('network.cut');
  });

  it('shows the certificate that the system does not vouch for', async () => {
    const failure = await failureOf('net::ERR_CERT_AUTHORITY_INVALID', { kind: 'system' }, ours);
    expect(failure).toMatchObject({
      code: 'tls.untrusted',
      details: {
        host: 'dci.example',
        certificate: {
          fingerprint: pin,
          subject: 'dci.example',
          selfSigned: true,
          key: 'RSA 2048',
          reason: 'net::ERR_CERT_AUTHORITY_INVALID',
        },
      },
    });
  });

  it('shows the certificate that took the place of the pinned one', async () => {
    const failure = await failureOf('net::ERR_FAILED', { kind: 'pinned', fingerprint: pin }, other);
    expect(failure).toMatchObject({
      code: 'tls.changed',
      details: { pinnedFingerprint: pin, certificate: { subject: 'evil.example' } },
    });
  });

  it('by a redirect is no DCImanager, and the next failure of the same address is judged by itself', async () => {
    const network = openNetwork('test', { kind: 'system' });
    electron.fetch = async (url) => {
      electron.redirect?.({ url });
      throw new Error('Attempted to redirect');
    };
    await expect(network.fetch(URL_ASKED)).rejects.toMatchObject({ failure: { code: 'dci.not-dcimanager' } });
    electron.fetch = async () => {
      throw new Error('net::ERR_CONNECTION_RESET');
    };
    await expect(network.fetch(URL_ASKED)).rejects.toMatchObject({ failure: { code: 'network.cut' } });
  });

  it('that the caller aborted stays an abort', async () => {
    const network = openNetwork('test', { kind: 'system' });
    const aborted = new DOMException('aborted', 'AbortError');
    electron.fetch = async () => {
      throw aborted;
    };
    await expect(network.fetch(URL_ASKED, { signal: AbortSignal.abort() })).rejects.toBe(aborted);
  });

  it('whose body broke off is cut', async () => {
    const network = openNetwork('test', { kind: 'system' });
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('net::ERR_CONTENT_LENGTH_MISMATCH')) });
    electron.fetch = async () => new Response(body);
    await expect(network.fetch(URL_ASKED)).rejects.toMatchObject({ failure: { code: 'network.cut' } });
  });
});

describe('a request', () => {
  it('follows no redirect, whatever the caller wants: the session headers would go along', async () => {
    const network = openNetwork('test', { kind: 'system' });
    let sent: RequestInit | undefined;
    electron.fetch = async (_, init) => {
      sent = init;
      return new Response('{}', { status: 201 });
    };
    const response = await network.fetch(URL_ASKED, { method: 'POST', redirect: 'follow' });
    expect(sent).toMatchObject({ method: 'POST', redirect: 'error' });
    expect([response.status, await response.text()]).toEqual([201, '{}']);
  });

  it.each([204, 205, 304])('answered with %i has no body and is no failure', async (status) => {
    const network = openNetwork('test', { kind: 'system' });
    electron.fetch = async () => new Response(null, { status });
    expect((await network.fetch(URL_ASKED)).status).toBe(status);
  });
});
