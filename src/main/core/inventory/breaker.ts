/** Circuit breaker of one instance: after failures it waits longer and longer, then lets one try through. */
import type { AppError, Result } from '@contract/errors';
import type { Clock } from '@core/ports';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Wait after the first, second, ... failure in a row; the last one stays. */
export const WAITS_MS = [
  15 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
] as const;
/** Each wait is this much longer or shorter at most, so that many programs do not come back together. */
export const JITTER = 0.2;

/** The session is over, or somebody stopped it: neither says how the instance is. */
const NOT_COUNTED: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'dci.unauthorised',
  'auth.rejected',
  'auth.second-factor',
  'auth.code-refused',
  'auth.second-factor-failed',
  'auth.step-over',
  'auth.signed-out',
  'inventory.cancelled',
]);

export interface Breaker {
  /** When it lets the next try through; null while it lets all through. */
  retryAtMs(): number | null;
  /** Claims a try. Null: too early (unless `byHand`), or the one try after a wait is still under way. */
  begin(byHand?: boolean): Attempt | null;
  /** The instance answered elsewhere. */
  close(): void;
}

export interface Attempt {
  /** To be called once. */
  end(result: Result<unknown>): void;
}

export interface BreakerDeps {
  readonly clock: Pick<Clock, 'nowMs'>;
  /** From 0, below 1. */
  readonly random: () => number;
}

interface Open {
  readonly failures: number;
  readonly sinceMs: number;
  readonly waitMs: number;
}

export function createBreaker({ clock, random }: BreakerDeps): Breaker {
  let open: Open | null = null;
  /** The one try that was let through after a wait. */
  let probe: Attempt | null = null;

  const openAfter = (failures: number): Open => {
    const step = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? WAITS_MS[0];
    return { failures, sinceMs: clock.nowMs(), waitMs: Math.round(step * (1 - JITTER + 2 * JITTER * random())) };
  };
  const retryAtMs = (): number | null => {
    if (open === null) return null;
    // A clock that was set back must not make the wait longer.
    if (clock.nowMs() < open.sinceMs) open = { ...open, sinceMs: clock.nowMs() };
    return open.sinceMs + open.waitMs;
  };

  const settle = (result: Result<unknown>) => {
    if (result.ok) open = null;
    else if (!NOT_COUNTED.has(result.error.code)) open = openAfter((open?.failures ?? 0) + 1);
    // What does not count renews the wait: otherwise the next try would follow at once, and so on.
    else if (open !== null) open = openAfter(open.failures);
  };

  return {
    retryAtMs,
    begin: (byHand = false) => {
      const atMs = retryAtMs();
      if (atMs !== null && (probe !== null || (!byHand && clock.nowMs() < atMs))) return null;
      const attempt: Attempt = {
        end: (result) => {
          if (probe === attempt) probe = null;
          settle(result);
        },
      };
      if (atMs !== null) probe = attempt;
      return attempt;
    },
    close: () => {
      open = null;
    },
  };
}
