/** A client without manners: sends exactly what it is told over HTTPS and hands back what came, so that the simulator is what is tested. */
import { Agent, request } from 'node:https';
import type { Site } from '../../../src/main/demo/simulator';

export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** Parsed; undefined when the text is not JSON. */
  readonly body: unknown;
}

export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly rawBody?: string;
}

export interface RawClient {
  send(method: string, path: string, options?: RawRequest): Promise<RawAnswer>;
  get(path: string): Promise<RawAnswer>;
  post(path: string, body?: unknown): Promise<RawAnswer>;
  delete(path: string): Promise<RawAnswer>;
  /** Signs in and sends the token with everything that follows. */
  signIn(accountIndex?: number): Promise<string>;
  close(): void;
}

export function createRawClient(site: Site): RawClient {
  // Trusting the site's own certificate and nothing else also proves that it fits its address.
  const agent = new Agent({ ca: site.certificate, keepAlive: true });
  let token: string | null = null;

  const send: RawClient['send'] = (method, path, options = {}) => {
    const text = options.rawBody ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const headers: Record<string, string> = {
      ...(token === null ? {} : { 'x-xsrf-token': token, 'isp-box-instance': 'true' }),
      ...(text === null ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
      ...options.headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${site.url}${path}`, { method, agent, headers }, (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            text: received,
            body: parsed(received),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(text ?? undefined);
    });
  };
  const client: RawClient = {
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, { body }),
    delete: (path) => send('DELETE', path),
    signIn: async (accountIndex = 0) => {
      const account = site.accounts[accountIndex];
      const answer = await send('POST', '/api/auth/v4/public/token', {
        body: { email: account?.email, password: account?.password },
      });
      if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
      token = (answer.body as { token: string }).token;
      return token;
    },
    close: () => agent.destroy(),
  };
  return client;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface Listed {
  readonly list: readonly Record<string, unknown>[];
  readonly size?: number;
  readonly last_notify?: number;
}

/** The body of a list answer; anything but 200 is a failed test. */
export function listed(answer: RawAnswer): Listed {
  if (answer.status !== 200) throw new Error(`list answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  return answer.body as Listed;
}

/** The code of an error answer. */
export function errorCode(answer: RawAnswer): unknown {
  return (answer.body as { error?: { code?: unknown } } | undefined)?.error?.code;
}

export const query = (params: Readonly<Record<string, string>>): string => `?${new URLSearchParams(params).toString()}`;
