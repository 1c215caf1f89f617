/** Wraps an API client so that every outcome also tells how the instance is: reachable, or signed out. */
import type { AppError, Result } from '@contract/errors';
import type { DciApi } from '@core/ports';

export interface Observer {
  answered(): void;
  unreachable(error: AppError): void;
  unauthorised(): void;
}

/** Errors that mean "no answer", as opposed to an answer one does not like. */
const UNREACHABLE: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'network.unreachable',
  'network.timed-out',
  'network.cut',
  'tls.untrusted',
  'tls.changed',
  'tls.authority',
  'tls.failed',
  'dci.not-dcimanager',
  'dci.asleep',
]);

/** Nothing was sent, or nobody knows whether it arrived. */
const SAYS_NOTHING: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'inventory.cancelled',
  'auth.signed-out',
  'dci.outcome-unknown',
]);

/** Signing in and out say nothing about the session that is held, so only their reachability is observed. */
const OUTSIDE_SESSION: ReadonlySet<string> = new Set<keyof DciApi>(['signIn', 'confirmSignIn', 'signOut']);

/** `begin` makes the observer of one call as the call starts: what it tells belongs to the session of that moment. */
export function observeApi(api: DciApi, begin: () => Observer): DciApi {
  const watch = (observer: Observer, method: string, result: Result<unknown>) => {
    if (result.ok) return observer.answered();
    const { code } = result.error;
    if (UNREACHABLE.has(code)) return observer.unreachable(result.error);
    if (SAYS_NOTHING.has(code)) return;
    // A refusal is an answer too.
    observer.answered();
    if (code === 'dci.unauthorised' && !OUTSIDE_SESSION.has(method)) observer.unauthorised();
  };
  return new Proxy(api, {
    get: (target, method: string) => {
      const call = target[method as keyof DciApi];
      if (typeof call !== 'function') return call;
      return async (...input: unknown[]) => {
        const observer = begin();
        const result = await (call as (...input: unknown[]) => Promise<Result<unknown>>).apply(target, input);
        watch(observer, method, result);
        return result;
      };
    },
  });
}
