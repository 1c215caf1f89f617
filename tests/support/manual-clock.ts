/** A clock that stands still until the test moves it. */
import type { Clock } from '@core/ports';

export interface ManualClock extends Clock {
  /** Moves on, waking whoever waits until then, in order of their time. */
  advance(ms: number): Promise<void>;
  /** How many waits are pending: none may be left behind. */
  readonly waiting: number;
}

interface Wait {
  readonly atMs: number;
  readonly wake: () => void;
}

export function createManualClock(startMs = 1_700_000_000_000): ManualClock {
  let nowMs = startMs;
  const waits = new Set<Wait>();
  return {
    nowMs: () => nowMs,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wait: Wait = {
          atMs: nowMs + ms,
          wake: () => {
            waits.delete(wait);
            resolve();
          },
        };
        waits.add(wait);
        signal?.addEventListener('abort', wait.wake, { once: true });
      }),
    advance: async (ms) => {
      const untilMs = nowMs + ms;
      await settled();
      for (;;) {
        const next = [...waits].sort((a, b) => a.atMs - b.atMs)[0];
        if (!next || next.atMs > untilMs) break;
        nowMs = next.atMs;
        next.wake();
        await settled();
      }
      nowMs = untilMs;
    },
    get waiting() {
      return waits.size;
    },
  };
}

/** Every promise that can settle without a timer or the outside world has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
