/** The two clocks: the machine's, and one that tests move by hand. */
import type { SimulatorClock } from './simulator-types';

export const systemClock: SimulatorClock = {
  now: () => Date.now(),
  setTimer: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends SimulatorClock {
  /** Moves time forward and runs the timers that fall due, in their order. */
  advance(ms: number): void;
  /** Timers that wait: a latency fault holding an answer back shows here. */
  pendingTimers(): number;
}

export function createManualClock(startMs = Date.UTC(2026, 0, 12, 9, 0, 0)): ManualClock {
  let now = startMs;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => now,
    setTimer: (delayMs, callback) => {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const [due] = timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at);
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = Math.max(now, due.at);
        due.callback();
      }
      now = end;
    },
    pendingTimers: () => timers.length,
  };
}
