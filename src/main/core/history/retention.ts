/** Which readings are kept: dense for a day, one a day for five weeks, and always the last. */

export interface KeptGeneration {
  /** Rises with every reading, whatever the clock says. */
  readonly id: number;
  readonly readAtMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const DENSE_FOR_MS = DAY_MS;
export const DENSE_EVERY_MS = 15 * 60_000;
export const DAYS_KEPT = 35;

/**
 * Ids to keep: the last one of all, the last of each quarter of an hour of the last 24 hours, and the last of each of
 * the last 35 days, today included. "Last" goes by id: the clock may have been set back between two readings.
 * `utcOffsetMinutes` (east is positive) says where the day of the person begins.
 */
export function generationsToKeep(
  generations: readonly KeptGeneration[],
  nowMs: number,
  utcOffsetMinutes = 0,
): ReadonlySet<number> {
  const dayOf = (ms: number) => Math.floor((ms + utcOffsetMinutes * 60_000) / DAY_MS);
  const today = dayOf(nowMs);
  let last: number | null = null;
  const lastOf = new Map<string, number>();
  const see = (bucket: string, id: number) => lastOf.set(bucket, Math.max(id, lastOf.get(bucket) ?? id));
  for (const { id, readAtMs } of generations) {
    last = Math.max(id, last ?? id);
    // Times ahead of the clock count like those behind it: otherwise an hour of a wrong clock would be kept for years.
    if (Math.abs(nowMs - readAtMs) < DENSE_FOR_MS) see(`quarter ${Math.floor(readAtMs / DENSE_EVERY_MS)}`, id);
    if (Math.abs(today - dayOf(readAtMs)) < DAYS_KEPT) see(`day ${dayOf(readAtMs)}`, id);
  }
  return new Set(last === null ? [] : [last, ...lastOf.values()]);
}
