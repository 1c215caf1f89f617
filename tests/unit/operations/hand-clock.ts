/** A clock that only moves when told to, and wakes whoever waits on the way. */
import type { Clock } from '@core/ports';

export interface HandClock extends Clock {
  /** Moves time on, stopping at every wake-up so that what wakes can start its next wait. */
  advance(ms: number): Promise<void>;
  waiting(): number;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

export function createHandClock(startMs = 1_700_000_000_000): HandClock {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  };
  return {
    nowMs: () => nowMs,
    waiting: () => sleepers.length,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        });
      }),
    advance: async (ms) => {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        nowMs = Math.max(nowMs, next.atMs);
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
  };
}
