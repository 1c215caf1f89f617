/** Heights and places are kept in half units inside this folder: integers, so sums and edges never drift. */

/** A stretch of a rack in half units. `from` counts like unit numbers do: 2 is the lower edge of unit 1. */
export interface HalfSpan {
  readonly from: number;
  readonly height: number;
}

/** The lower edge of unit 1. */
export const FIRST_EDGE = 2;

/** What a device of unknown height is drawn with: one unit, the least a rack device can honestly claim. */
export const ASSUMED_HEIGHT = 2;

/** Null for anything that is not a usable height: absent, NaN, zero, negative. */
export function heightInHalves(units: number | null | undefined): number | null {
  if (units === null || units === undefined || !Number.isFinite(units) || units <= 0) return null;
  return Math.max(1, Math.round(units * 2));
}

/** Null when no unit was reported; numbers that lie outside any rack are kept, so they can be called out. */
export function unitInHalves(unit: number | null | undefined): number | null {
  if (unit === null || unit === undefined || !Number.isFinite(unit)) return null;
  return Math.round(unit * 2);
}

export function endOf(span: HalfSpan): number {
  return span.from + span.height;
}

export function inUnits(span: HalfSpan): { readonly from: number; readonly units: number } {
  return { from: span.from / 2, units: span.height / 2 };
}
