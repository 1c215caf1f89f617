/** Calls of a signed-in session: token, patience, and the outcome as a value. Lists and actions are built on this. */
import { fail, ok, type Result } from '@contract/errors';
import type { JsonObject } from '@contract/types/json';
import { type CallContext, readAnswer, readAnswerText, settleFailure } from './errors';
import { createHttp, type HttpAnswer, type HttpDeps, type HttpRequest, isUsableToken, type Method } from './http';
import { type Patience, sendPatiently } from './retry';

export interface ClientOptions {
  /** For one request, in milliseconds. Lists get more: an instance that ignores `limit` sends everything at once. */
  readonly readTimeoutMs: number;
  readonly listTimeoutMs: number;
  readonly writeTimeoutMs: number;
  /** How long a sleeping service is asked again (vendor's library: a minute). */
  readonly patienceMs: number;
  /** Rows per page, and pages asked for at the same time. */
  readonly pageSize: number;
  readonly parallelPages: number;
}

export const DEFAULT_OPTIONS: ClientOptions = {
  readTimeoutMs: 20_000,
  listTimeoutMs: 120_000,
  writeTimeoutMs: 30_000,
  patienceMs: 60_000,
  pageSize: 500,
  parallelPages: 4,
};

const READ_CUT_RETRIES = 2;

export interface ReadCall {
  readonly path: string;
  readonly query?: string | undefined;
  readonly serverCall?: boolean | undefined;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WriteCall {
  readonly method: Exclude<Method, 'GET'>;
  readonly path: string;
  /** Absent only for DELETE: the vendor's actions without parameters send `{}`. */
  readonly body?: JsonObject;
  readonly serverCall?: boolean;
  /** Values of the body that no error may carry. */
  readonly secrets?: readonly string[];
}

interface SessionCall {
  readonly method: Method;
  readonly path: string;
  readonly query?: string;
  readonly shownPath?: string;
  readonly body?: JsonObject;
  readonly token: string | null;
  readonly secrets: readonly string[];
  /** Answers that settle the call without being read: by their status, or by a body that is no object. */
  readonly doneWhen?: (status: number, text: string) => boolean;
}

export interface DciClient {
  readonly options: ClientOptions;
  readonly log: HttpDeps['log'];
  readonly clock: HttpDeps['clock'];
  /** Parsed JSON. Asked again while asleep, and twice after a cut. */
  read(call: ReadCall): Promise<Result<unknown>>;
  /** Like `read`, and the body as it came: for whoever parses it elsewhere. */
  readText(call: ReadCall): Promise<Result<string>>;
  /** Parsed JSON. Asked again only while asleep; a lost or unreadable answer is `dci.outcome-unknown`. */
  write(call: WriteCall): Promise<Result<unknown>>;
  /** Signing in and out, outside the session that is held. Parsed JSON. */
  session(call: SessionCall): Promise<Result<unknown>>;
}

export interface ClientDeps extends HttpDeps {
  readonly token: () => string | null;
  readonly options?: Partial<ClientOptions> | undefined;
}

export function createClient(deps: ClientDeps): DciClient {
  const options = { ...DEFAULT_OPTIONS, ...deps.options };
  const http = createHttp(deps);

  const send = (request: HttpRequest, cutRetries: number): Promise<Result<HttpAnswer>> => {
    const patience: Patience = { asleepMs: options.patienceMs, cutRetries };
    return sendPatiently(http, deps.clock, patience, request);
  };
  const perform = async (request: HttpRequest, cutRetries: number, context: CallContext): Promise<Result<unknown>> => {
    const answer = await send(request, cutRetries);
    return answer.ok ? readAnswer(answer.value, context) : settleFailure(answer, context);
  };
  const contextOf = (
    kind: CallContext['kind'],
    call: { path: string; serverCall?: boolean | undefined },
  ): CallContext => ({
    kind,
    host: http.host,
    path: call.path,
    serverCall: call.serverCall === true,
    secrets: [],
  });
  /** The session's token, or why there is none to send. */
  const token = (): Result<string> => {
    const held = deps.token();
    if (held === null) return fail('auth.signed-out', {});
    // One that cannot stand in a header was never a DCImanager's: signing in again replaces it.
    return isUsableToken(held) ? ok(held) : fail('dci.unauthorised', {});
  };

  const read = async <T>(
    call: ReadCall,
    take: (answer: HttpAnswer, context: CallContext) => Result<T>,
  ): Promise<Result<T>> => {
    const held = token();
    if (!held.ok) return held;
    const timeoutMs = call.timeoutMs ?? options.readTimeoutMs;
    const { path, query, signal } = call;
    const request = { method: 'GET' as const, path, query, signal, token: held.value, timeoutMs };
    const context = { ...contextOf('read', call), secrets: [held.value] };
    const answer = await send(request, READ_CUT_RETRIES);
    return answer.ok ? take(answer.value, context) : settleFailure(answer, context);
  };

  return {
    options,
    log: deps.log,
    clock: deps.clock,
    read: (call) => read(call, readAnswer),
    readText: (call) => read(call, readAnswerText),
    write: async (call) => {
      const held = token();
      if (!held.ok) return held;
      const { method, path, body } = call;
      const request = { method, path, body, token: held.value, timeoutMs: options.writeTimeoutMs };
      const secrets = [held.value, ...(call.secrets ?? [])];
      return perform(request, 0, { ...contextOf('write', call), secrets });
    },
    session: async (call) => {
      const { method, path, query, shownPath = path, body, token: own } = call;
      const request = { method, path, query, shownPath, body, token: own, timeoutMs: options.readTimeoutMs };
      const answer = await send(request, 0);
      if (!answer.ok) return answer;
      if (call.doneWhen?.(answer.value.status, answer.value.text)) return ok(null);
      return readAnswer(answer.value, { ...contextOf('session', { path: shownPath }), secrets: call.secrets });
    },
  };
}
