/** When a request is sent again: while its service sleeps, and when a read was cut. Nothing else is ever repeated. */
import { fail, type Result } from '@contract/errors';
import type { Clock } from '@core/ports';
import type { Http, HttpAnswer, HttpRequest } from './http';

/** 503 is DCImanager's "service asleep": it means "not handled", so that even writes may be sent again (vendor's API guide). */
const ASLEEP = 503;
/** The vendor's back-off: 0.1 s times the number of tries so far. */
const STEP_MS = 100;

export interface Patience {
  /** How long to go on asking a sleeping service, measured from the first request. */
  readonly asleepMs: number;
  /** How often a request whose connection was cut is sent again: 0 for whatever may have changed something. */
  readonly cutRetries: number;
}

/** Like `Http.send`, and `dci.asleep` where the service slept on. */
export async function sendPatiently(
  http: Http,
  clock: Clock,
  patience: Patience,
  request: HttpRequest,
): Promise<Result<HttpAnswer>> {
  const startedMs = clock.nowMs();
  let cuts = 0;
  for (let tries = 1; ; tries += 1) {
    const result = await http.send(request);
    const pauseMs = STEP_MS * tries;
    if (result.ok) {
      if (result.value.status !== ASLEEP) return result;
      const waitedMs = clock.nowMs() - startedMs;
      if (waitedMs + pauseMs > patience.asleepMs) return fail('dci.asleep', { waitedMs });
    } else {
      if (result.error.code !== 'network.cut' || cuts >= patience.cutRetries) return result;
      cuts += 1;
    }
    await clock.wait(pauseMs, request.signal);
    if (request.signal?.aborted) return fail('inventory.cancelled', {});
  }
}
