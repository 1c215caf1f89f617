/** A clock for tests: short pauses pass at once and move the time, long ones wait until the test moves it. */
import type { Clock } from '@core/ports';

export interface TestClock extends Clock {
  /** Pauses that passed at once, in order. */
  readonly pauses: readonly number[];
  advance(ms: number): void;
}

interface Waiter {
  readonly dueMs: number;
  readonly done: () => void;
}

/** `instantBelowMs`: back-off pauses are shorter than this, time limits longer. */
export function createTestClock({ startMs = 1_000_000, instantBelowMs = 10_000 } = {}): TestClock {
  let now = startMs;
  const waiters = new Set<Waiter>();
  const pauses: number[] = [];
  return {
    pauses,
    nowMs: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        if (ms < instantBelowMs) {
          now += ms;
          pauses.push(ms);
          return resolve();
        }
        const waiter: Waiter = {
          dueMs: now + ms,
          done: () => {
            waiters.delete(waiter);
            resolve();
          },
        };
        waiters.add(waiter);
        signal?.addEventListener('abort', waiter.done, { once: true });
      }),
    advance: (ms) => {
      now += ms;
      for (const waiter of [...waiters]) if (waiter.dueMs <= now) waiter.done();
    },
  };
}
