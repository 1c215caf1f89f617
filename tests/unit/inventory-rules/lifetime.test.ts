/** When a copy is sealed, whatever is done to the clock of the computer. */
import { CLOCK_SLACK_MS, type LifetimeRecord, provenAt, sealOf, seenAt } from '@core/inventory/lifetime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const T0 = 1_700_000_000_000;
const WEEK = 168;

const seal = (record: LifetimeRecord, nowMs: number, lifetimeHours: number | null = WEEK) =>
  sealOf({ ...record, nowMs, lifetimeHours });

describe('a copy', () => {
  it('is readable until its lifetime after the last proof is over', () => {
    const sealsAtMs = T0 + WEEK * HOUR;
    expect(seal(provenAt(T0), T0)).toEqual({ sealed: false, sealsAtMs });
    expect(seal(provenAt(T0), sealsAtMs - 1)).toEqual({ sealed: false, sealsAtMs });
    expect(seal(provenAt(T0), sealsAtMs)).toEqual({ sealed: true, sinceMs: sealsAtMs });
    expect(seal(provenAt(T0), T0 + HOUR, 1)).toEqual({ sealed: true, sinceMs: T0 + HOUR });
  });

  it('without a lifetime is never sealed, whatever the clock shows', () => {
    expect(seal(provenAt(T0), T0 + 100 * YEAR, null)).toEqual({ sealed: false, sealsAtMs: null });
    expect(seal(provenAt(T0), T0 - 100 * YEAR, null)).toEqual({ sealed: false, sealsAtMs: null });
  });

  it('stays sealed when the clock is set back', () => {
    const record = seenAt(provenAt(T0), T0 + 200 * HOUR);
    expect(seal(record, T0 + HOUR)).toEqual({ sealed: true, sinceMs: T0 + WEEK * HOUR });
  });

  it('lives no longer by a proof given while the clock was years ahead', () => {
    const ahead = provenAt(T0 + 10 * YEAR);
    expect(seal(ahead, T0 + 10 * YEAR).sealed).toBe(false);
    expect(seal(ahead, T0)).toEqual({ sealed: true, sinceMs: T0 });
  });

  it('does not mind a clock that is hours behind its last proof, as after starting another system', () => {
    expect(seal(provenAt(T0), T0 - CLOCK_SLACK_MS).sealed).toBe(false);
    expect(seal(provenAt(T0), T0 - CLOCK_SLACK_MS - 1).sealed).toBe(true);
  });

  it('sealed by a clock that was far ahead is opened by the next proof, and for its whole lifetime', () => {
    const wasAhead = seenAt(provenAt(T0), T0 + 10 * YEAR);
    expect(seal(wasAhead, T0 + HOUR).sealed).toBe(true);
    const proven = provenAt(T0 + 2 * HOUR);
    expect(seal(proven, T0 + 2 * HOUR)).toEqual({ sealed: false, sealsAtMs: T0 + (2 + WEEK) * HOUR });
  });

  it('once sealed, is not opened by any course of the clock', () => {
    const jump = fc.integer({ min: -2 * YEAR, max: 2 * YEAR });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 720 }), fc.array(jump, { maxLength: 20 }), (lifetimeHours, jumps) => {
        let record = provenAt(T0);
        let nowMs = T0 + lifetimeHours * HOUR;
        record = seenAt(record, nowMs);
        for (const ms of jumps) {
          nowMs += ms;
          record = seenAt(record, nowMs);
          expect(seal(record, nowMs, lifetimeHours).sealed).toBe(true);
        }
        expect(seal(provenAt(nowMs), nowMs, lifetimeHours).sealed).toBe(false);
      }),
    );
  });
});
