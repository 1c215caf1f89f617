/** Routes one call: trusted sender, known name, fitting input, handler, envelope. Knows nothing of Electron. */

import type { Failure, Result } from '@contract/errors';
import { fail } from '@contract/errors';
import { inputSchemas } from '@contract/schema/inputs';
import type { CallName, Input, Output } from '@contract/types/calls';
import type { Ids, Log } from '@core/ports';

/** One handler per call; a missing or surplus one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: Input<N>) => Promise<Result<Output<N>>> | Result<Output<N>>;
};

export interface RouterDeps {
  readonly handlers: Handlers;
  readonly log: Log;
  readonly ids: Ids;
}

/** `trusted` is decided by the caller, who knows the sender. Never rejects: a thrown bug becomes `internal.bug`. */
export type Route = (trusted: boolean, name: unknown, input: unknown) => Promise<Result<unknown>>;

export function createRouter({ handlers, log, ids }: RouterDeps): Route {
  return async (trusted, name, input) => {
    if (!trusted) {
      log.warn('ipc.foreign-sender');
      return fail('ipc.foreign-sender', {});
    }
    // Own keys only: `constructor` or `__proto__` must not find something.
    if (typeof name !== 'string' || !Object.hasOwn(inputSchemas, name)) return fail('ipc.unknown-call', {});
    const call = name as CallName;
    const parsed = parseInput(call, input);
    if ('field' in parsed) {
      log.warn('ipc.bad-input', { call, field: parsed.field });
      return fail('ipc.bad-input', { field: parsed.field });
    }
    try {
      const handler = handlers[call] as (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
      return await handler(parsed.input);
    } catch (thrown) {
      return reportBug(call, thrown, log, ids);
    }
  };
}

/** The fitting input, or the path of the first field that does not fit; never its value, which may be a password. */
function parseInput(call: CallName, input: unknown): { readonly input: unknown } | { readonly field: string } {
  try {
    const parsed = inputSchemas[call].safeParse(input);
    if (parsed.success) return { input: parsed.data };
    return { field: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  } catch {
    // A getter or a proxy of the input threw.
    return { field: '' };
  }
}

function reportBug(call: CallName, thrown: unknown, log: Log, ids: Ids): Failure {
  const correlationId = ids.uuid();
  // Whatever else was thrown may not even turn into text.
  const stack = thrown instanceof Error ? thrown.stack : typeof thrown;
  log.error('bug', { call, correlationId, stack });
  return { ok: false, error: { code: 'internal.bug', details: {}, correlationId } };
}
