/** How old what was searched is, and whether its fleeting values may still be called current. */
import type { InstanceView } from '@contract/types/instance';

/** The design's limits: fresh under two minutes, stale to a day, old from then on. */
const FRESH_MS = 2 * 60_000;
const OLD_MS = 24 * 3_600_000;

export type Freshness = 'fresh' | 'stale' | 'old';

export function freshnessOf(readAtMs: number, nowMs: number): Freshness {
  const age = nowMs - readAtMs;
  if (age < FRESH_MS) return 'fresh';
  return age < OLD_MS ? 'stale' : 'old';
}

/** It was asked and has answered; one that nobody asked yet is not counted among those. */
export function isAnswering(view: InstanceView): boolean {
  return view.session.kind === 'signed-in' && view.reach.kind === 'online';
}

/** Nothing says that it would not answer. */
export function isReachable(view: InstanceView): boolean {
  return view.session.kind === 'signed-in' && view.reach.kind !== 'offline';
}

/** Values that change by themselves are "last known" once they are stale or cannot be read again. */
export function isLastKnown(view: InstanceView, readAtMs: number | null, nowMs: number): boolean {
  return readAtMs === null || !isReachable(view) || freshnessOf(readAtMs, nowMs) !== 'fresh';
}

export type AgeGlyph = 'online' | 'stale' | 'offline';

export function ageGlyphOf(view: InstanceView, readAtMs: number, nowMs: number): AgeGlyph {
  const freshness = freshnessOf(readAtMs, nowMs);
  if (freshness === 'old') return 'offline';
  if (freshness === 'stale') return 'stale';
  return isReachable(view) ? 'online' : 'offline';
}

export const METER_STEPS = 12;
/** Of the twelve steps the first two stand for a fresh reading. */
export const METER_FRESH_STEPS = 2;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const METER_LIMITS = [
  MINUTE,
  FRESH_MS,
  30 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  9 * HOUR,
  12 * HOUR,
  16 * HOUR,
  20 * HOUR,
  OLD_MS,
];

/** 1 to 12: how many steps of the age meter are lit. */
export function meterSteps(ageMs: number): number {
  const step = METER_LIMITS.findIndex((limit) => ageMs < limit);
  return step < 0 ? METER_STEPS : step + 1;
}

/** Why a datacenter was not searched. */
export type NotSearched = 'sealed' | 'signIn' | 'unread' | 'opening' | 'newer' | 'failed';

export function whyNotSearched(view: InstanceView): NotSearched {
  switch (view.copy.kind) {
    case 'sealed':
      return 'sealed';
    case 'opening':
      return 'opening';
    case 'newer':
      return 'newer';
    case 'failed':
      return 'failed';
    case 'none':
    case 'ready':
      return view.session.kind === 'signed-out' ? 'signIn' : 'unread';
  }
}
