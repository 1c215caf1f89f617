/** Which readings survive: losing the last one would lose the inventory, keeping all would fill the disk. */
import { DAYS_KEPT, generationsToKeep, type KeptGeneration } from '@core/history/retention';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUARTER = 15 * MINUTE;
/** Noon in UTC. */
const NOON = 19_700 * DAY + 12 * HOUR;

const made = (...agesMs: readonly number[]): KeptGeneration[] =>
  agesMs.map((ageMs, index) => ({ id: index + 1, readAtMs: NOON - ageMs }));
const kept = (...input: Parameters<typeof generationsToKeep>) => [...generationsToKeep(...input)].sort((a, b) => a - b);

describe('what is kept', () => {
  it('of the last 24 hours: the last of each quarter of an hour', () => {
    const readings = made(2 * QUARTER, 2 * QUARTER - 1, QUARTER + 1, QUARTER, QUARTER - 30_000, 0);
    expect(kept(readings, NOON)).toEqual([3, 5, 6]);
  });

  it('of older days: the last of each, for 35 days with today', () => {
    const day = (days: number) => days * DAY;
    const readings = made(day(DAYS_KEPT), day(DAYS_KEPT - 1) + HOUR, day(DAYS_KEPT - 1), day(2) + HOUR, day(2), 0);
    expect(kept(readings, NOON)).toEqual([3, 5, 6]);
  });

  it('counts days from midnight where the person is', () => {
    const late = NOON - 3 * DAY - 11 * HOUR;
    const readings = [
      { id: 1, readAtMs: late - 2 * HOUR },
      { id: 2, readAtMs: late },
      { id: 3, readAtMs: NOON },
    ];
    expect(kept(readings, NOON)).toEqual([1, 2, 3]);
    expect(kept(readings, NOON, 3 * 60)).toEqual([2, 3]);
  });

  it('is the last reading even when the clock went back before it, or its time is beyond all', () => {
    expect(
      kept(
        [
          { id: 1, readAtMs: NOON },
          { id: 2, readAtMs: NOON - 400 * DAY },
        ],
        NOON,
      ),
    ).toEqual([1, 2]);
    expect(
      kept(
        [
          { id: 1, readAtMs: NOON + 400 * DAY },
          { id: 2, readAtMs: NOON },
        ],
        NOON,
      ),
    ).toEqual([2]);
    expect(
      kept(
        [
          { id: 1, readAtMs: NOON },
          { id: 2, readAtMs: Number.NaN },
        ],
        NOON,
      ),
    ).toEqual([1, 2]);
  });

  it('is, of one quarter of an hour in which the clock went back, the one read last', () => {
    expect(
      kept(
        [
          { id: 1, readAtMs: NOON + 60_000 },
          { id: 2, readAtMs: NOON },
        ],
        NOON,
      ),
    ).toEqual([2]);
  });
});

it('does not depend on the order in which the readings are listed', () => {
  const readings = made(2 * QUARTER, 2 * QUARTER - 1, 3 * DAY + HOUR, 3 * DAY, 0);
  expect(kept([...readings].reverse(), NOON)).toEqual(kept(readings, NOON));
  expect(kept(readings, NOON)).toEqual([2, 4, 5]);
});

const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1_000, max: 20 * MINUTE }) },
    { weight: 3, arbitrary: fc.integer({ min: HOUR, max: 3 * DAY }) },
    { weight: 1, arbitrary: fc.integer({ min: -40 * DAY, max: -1 }) },
  ),
  { minLength: 1, maxLength: 200 },
);
const offset = fc.constantFrom(-660, 0, 180, 345);

/** Readings taken as the clock moved on (or back) by the steps. */
function readingsOf(clockSteps: readonly number[]): readonly KeptGeneration[] {
  let atMs = NOON;
  return clockSteps.map((step, index) => {
    atMs += step;
    return { id: index + 1, readAtMs: atMs };
  });
}

describe('whatever the clock does', () => {
  it('the last reading is kept, nothing is made up, and the number stays bounded', () => {
    fc.assert(
      fc.property(steps, offset, fc.integer({ min: -50 * DAY, max: 50 * DAY }), (clockSteps, utcOffset, later) => {
        const readings = readingsOf(clockSteps);
        const last = readings.at(-1);
        if (last === undefined) throw new Error('there is at least one');
        const keep = generationsToKeep(readings, last.readAtMs + later, utcOffset);
        expect(keep.has(last.id)).toBe(true);
        expect([...keep].filter((id) => !readings.some((one) => one.id === id))).toEqual([]);
        expect(keep.size).toBeLessThanOrEqual(1 + 2 * 97 + 2 * DAYS_KEPT);
      }),
    );
  });

  it('tidying up after every reading keeps what tidying up once at the end would', () => {
    const forward = fc.array(fc.integer({ min: 1_000, max: 4 * HOUR }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(forward, offset, (clockSteps, utcOffset) => {
        const readings = readingsOf(clockSteps);
        let left: readonly KeptGeneration[] = [];
        for (const reading of readings) {
          left = [...left, reading];
          const keep = generationsToKeep(left, reading.readAtMs, utcOffset);
          left = left.filter(({ id }) => keep.has(id));
        }
        const once = generationsToKeep(readings, readings.at(-1)?.readAtMs ?? 0, utcOffset);
        expect(left.map(({ id }) => id)).toEqual([...once].sort((a, b) => a - b));
      }),
    );
  });

  it('no two kept readings of the last day share a quarter of an hour, no two older ones a day', () => {
    fc.assert(
      fc.property(steps, offset, (clockSteps, utcOffset) => {
        const readings = readingsOf(clockSteps);
        const nowMs = readings.at(-1)?.readAtMs ?? 0;
        const keep = generationsToKeep(readings, nowMs, utcOffset);
        const others = readings.slice(0, -1).filter(({ id }) => keep.has(id));
        const old = others.filter(({ readAtMs }) => Math.abs(nowMs - readAtMs) >= DAY);
        const days = old.map(({ readAtMs }) => Math.floor((readAtMs + utcOffset * MINUTE) / DAY));
        expect(new Set(days).size).toBe(days.length);
        const dense = others.filter(({ readAtMs }) => Math.abs(nowMs - readAtMs) < DAY);
        expect(new Set(dense.map(({ readAtMs }) => Math.floor(readAtMs / QUARTER))).size).toBe(dense.length);
      }),
    );
  });
});
