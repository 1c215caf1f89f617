/** What the schedule knows of one instance, and when that makes it due. */
import type { InstanceId } from '@contract/types/instance';
import type { Clock } from '@core/ports';
import { type Breaker, createBreaker } from './breaker';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
export const SHOWN_EVERY_MS = 30 * SECOND_MS;
export const BACKGROUND_EVERY_MS = [5 * MINUTE_MS, 15 * MINUTE_MS] as const;
/** Several instances that become due together are spread over this time: after sleep, at the start, out of a pause. */
export const SPREAD_MS = [SECOND_MS, 10 * SECOND_MS] as const;
/** Reading an instance takes at most this part of the time. */
export const REST_PER_DURATION = 10;

export interface Entry {
  readonly id: InstanceId;
  readonly breaker: Breaker;
  /** Was shown in this run. */
  opened: boolean;
  running: boolean;
  /** When it was last read or tried; null: never. */
  lastMs: number | null;
  /** The reading that `lastMs` already knows of. */
  readSeenMs: number | null;
  /** Drawn anew after each try. */
  backgroundEveryMs: number;
  /** One try at this time, whatever else would make it due. */
  probeAtMs: number | null;
  /** What `onChange` last told. */
  toldMs: number | null;
}

export interface EntryDeps {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly random: () => number;
}

export function createEntry(id: InstanceId, deps: EntryDeps): Entry {
  return {
    id,
    breaker: createBreaker(deps),
    opened: false,
    running: false,
    lastMs: null,
    readSeenMs: null,
    backgroundEveryMs: between(BACKGROUND_EVERY_MS, deps.random),
    probeAtMs: null,
    toldMs: null,
  };
}

/** A time within the range, drawn evenly. */
export function between([least, most]: readonly [number, number], random: () => number): number {
  return Math.round(least + (most - least) * random());
}

/** Takes in a reading that came from elsewhere; and a clock that was set back makes no wait longer. */
export function catchUp(entry: Entry, readAtMs: number | null, nowMs: number): void {
  if (readAtMs !== entry.readSeenMs) {
    entry.readSeenMs = readAtMs;
    if (readAtMs !== null) entry.lastMs = Math.max(entry.lastMs ?? readAtMs, readAtMs);
  }
  if (entry.lastMs !== null) entry.lastMs = Math.min(entry.lastMs, nowMs);
  if (entry.probeAtMs !== null) entry.probeAtMs = Math.min(entry.probeAtMs, nowMs + SPREAD_MS[1]);
}

/** Long past for one that was never read. */
export function dueAtMs(entry: Entry, shown: boolean, lastDurationMs: number | null): number {
  if (entry.probeAtMs !== null) return entry.probeAtMs;
  const retryAtMs = entry.breaker.retryAtMs();
  if (retryAtMs !== null) return retryAtMs;
  if (entry.lastMs === null) return 0;
  const everyMs = shown ? SHOWN_EVERY_MS : entry.backgroundEveryMs;
  return entry.lastMs + Math.max(everyMs, REST_PER_DURATION * (lastDurationMs ?? 0));
}
