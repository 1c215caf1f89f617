/** One HTTP exchange with an instance: headers, time limit, cancelling, the whole text of the answer. No repeating here. */
import { fail, ok, type Result } from '@contract/errors';
import type { JsonObject } from '@contract/types/json';
import type { Clock, Log } from '@core/ports';
import ky from 'ky';
import { TransportError } from './transport-error';

/** `fetch` as Electron's sessions and Node have it. Failures of the network or TLS are thrown as `TransportError`. */
export type DciFetch = (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>;

export interface HttpDeps {
  /** Normalised address of the instance, no trailing slash. */
  readonly address: string;
  readonly fetch: DciFetch;
  readonly clock: Clock;
  readonly log: Log;
}

export type Method = 'GET' | 'POST' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  /** From `/api` on, without the query. */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query?: string | undefined;
  /** Sent as JSON. */
  readonly body?: JsonObject | undefined;
  readonly token: string | null;
  /** For the whole exchange, the body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What the log and errors show where the path itself holds a secret. */
  readonly shownPath?: string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly durationMs: number;
}

export interface Http {
  readonly host: string;
  /** Every status is an answer; failures are `network.*`, `tls.*` and `inventory.cancelled`. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

const HEADER_SAFE_TOKEN = /^[\x21-\x7e]+$/;

/** Whether a token can stand in a header and a cookie without changing their meaning. */
export function isUsableToken(token: string): boolean {
  return HEADER_SAFE_TOKEN.test(token) && !/[;,"\\]/.test(token);
}

export function createHttp(deps: HttpDeps): Http {
  const { address, clock, log } = deps;
  const host = new URL(address).hostname;
  // Ky's own `signal`, `timeout` and `retry` stay unused: they need AbortSignal.any, which Node 18 lacks, and the
  // real clock; retrying is decided in retry.ts alone.
  const client = ky.create({ retry: 0, throwHttpErrors: false, timeout: false, redirect: 'manual' });

  const exchange = async (
    request: HttpRequest,
    signal: AbortSignal,
    startedMs: number,
  ): Promise<Result<HttpAnswer>> => {
    const response = await client(urlOf(address, request), {
      method: request.method,
      headers: headersOf(request.token),
      ...(request.body === undefined ? {} : { json: request.body }),
      fetch: async (input) => deps.fetch(input as Request, { signal }),
    });
    const text = await readText(response, host);
    return text.ok ? ok({ status: response.status, text: text.value, durationMs: clock.nowMs() - startedMs }) : text;
  };

  return {
    host,
    send: async (request) => {
      const startedMs = clock.nowMs();
      const outcome = await withinLimits(clock, request, host, (signal) => exchange(request, signal, startedMs));
      const fields = { host, method: request.method, path: request.shownPath ?? request.path };
      const durationMs = clock.nowMs() - startedMs;
      if (outcome.ok) log.info('dci.answered', { ...fields, status: outcome.value.status, durationMs });
      else log.warn('dci.no-answer', { ...fields, code: outcome.error.code, durationMs });
      return outcome;
    },
  };
}

/** The vendor's headers: the token twice, and the mark that makes every service of the box answer. */
function headersOf(token: string | null): Record<string, string> {
  const session: Record<string, string> = token === null ? {} : { 'x-xsrf-token': token, Cookie: `ses6=${token}` };
  return { ...session, 'isp-box-instance': 'true' };
}

function urlOf(address: string, { path, query }: HttpRequest): string {
  return query === undefined || query === '' ? `${address}${path}` : `${address}${path}?${query}`;
}

/** A body that breaks off is the network's doing, whatever class of error the runtime throws for it. */
async function readText(response: Response, host: string): Promise<Result<string>> {
  try {
    return ok(await response.text());
  } catch (thrown) {
    return thrown instanceof TransportError ? { ok: false, error: thrown.failure } : fail('network.cut', { host });
  }
}

/**
 * Runs an exchange until it ends, its time is over or the caller cancels; a fetch that ignores its signal cannot hold it
 * up. What is no transport failure is a bug and goes up.
 */
async function withinLimits<T>(
  clock: Clock,
  { timeoutMs, signal: outer }: HttpRequest,
  host: string,
  work: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (outer?.aborted) return fail('inventory.cancelled', {});
  const stop = new AbortController();
  const ended = new AbortController();
  const cancel = () => stop.abort();
  const stopped = new Promise<Result<never>>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      resolve(
        outer?.aborted ? fail('inventory.cancelled', {}) : fail('network.timed-out', { host, afterMs: timeoutMs }),
      );
    });
  });
  outer?.addEventListener('abort', cancel);
  void clock.wait(timeoutMs, ended.signal).then(() => {
    if (!ended.signal.aborted) stop.abort();
  });
  const working = work(stop.signal).catch((thrown: unknown) => {
    if (stop.signal.aborted) return stopped;
    if (thrown instanceof TransportError) return { ok: false, error: thrown.failure } as const;
    throw thrown;
  });
  try {
    return await Promise.race([working, stopped]);
  } finally {
    ended.abort();
    outer?.removeEventListener('abort', cancel);
  }
}
