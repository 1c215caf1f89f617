/**
 * Events that lie ahead. Nothing runs on timers: whoever reads the site first settles everything that fell due, in order,
 * each event seeing its own time. So a site costs nothing while nobody looks, and tests only move a clock.
 */
export interface Schedule {
  /** Time as the simulated world sees it: the clock's, or the running event's. */
  now(): number;
  after(delayMs: number, event: () => void): void;
  settle(): void;
}

interface Entry {
  readonly at: number;
  readonly event: () => void;
}

export function createSchedule(clockNow: () => number, speed: number): Schedule {
  const entries: Entry[] = [];
  let eventTime: number | null = null;
  const now = (): number => eventTime ?? clockNow();
  return {
    now,
    after: (delayMs, event) => {
      const at = now() + delayMs / speed;
      let index = entries.length;
      while (index > 0 && (entries[index - 1] as Entry).at > at) index -= 1;
      entries.splice(index, 0, { at, event });
    },
    settle: () => {
      if (eventTime !== null) return;
      const until = clockNow();
      try {
        for (let first = entries[0]; first && first.at <= until; first = entries[0]) {
          entries.shift();
          eventTime = first.at;
          first.event();
        }
      } finally {
        eventTime = null;
      }
    },
  };
}
