/** Looks whether a DCImanager answers at an address. Sends no credentials. */
import { fail, ok, type Result } from '@contract/errors';
import { createHttp, type HttpAnswer, type HttpDeps } from './http';
import { sendPatiently } from './retry';
import { readErrorBody, readPage } from './wire/answers';

/** A list nobody may read without a session: a DCImanager refuses it with its own error body (notes 3). */
const PATH = '/api/dci/v3/server';
const TIMEOUT_MS = 10_000;
/** Enough to tell a sleeping service from another program; whoever adds an address is watching. */
const PATIENCE = { asleepMs: 5_000, cutRetries: 1 };

/**
 * `latencyMs` is that of the last request alone, without the waiting for a sleeping service. Errors: `network.*`,
 * `tls.*`, `dci.asleep`, `dci.not-dcimanager`.
 */
export async function probeAddress(deps: HttpDeps): Promise<Result<{ latencyMs: number }>> {
  const http = createHttp(deps);
  const request = { method: 'GET', path: PATH, query: 'limit=0,1', token: null, timeoutMs: TIMEOUT_MS } as const;
  const answer = await sendPatiently(http, deps.clock, PATIENCE, request);
  if (!answer.ok) return answer;
  if (!isDciManager(answer.value)) return fail('dci.not-dcimanager', { host: http.host });
  return ok({ latencyMs: answer.value.durationMs });
}

/** Its error body, or its list where access without a session should be open. */
function isDciManager({ text }: HttpAnswer): boolean {
  try {
    const body: unknown = JSON.parse(text);
    const error = readErrorBody(body);
    return (error !== null && error.code !== null) || readPage(body) !== null;
  } catch {
    return false;
  }
}
