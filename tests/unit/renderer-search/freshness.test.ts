import { coverageOf } from '@renderer/features/search/model/coverage';
import {
  ageGlyphOf,
  freshnessOf,
  isAnswering,
  isLastKnown,
  isReachable,
  meterSteps,
} from '@renderer/features/search/model/freshness';
import { momentOf } from '@renderer/features/search/model/moment';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aGroup, anAnswer, aView, NOW, OFFLINE, SIGNED_OUT } from './make';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the age of a copy', () => {
  test.each([
    [119_999, 'fresh'],
    [2 * MINUTE, 'stale'],
    [24 * HOUR - 1, 'stale'],
    [24 * HOUR, 'old'],
  ] as const)('%d ms is %s', (age, expected) => {
    expect(freshnessOf(NOW - age, NOW)).toBe(expected);
  });

  test.each([
    [40_000, 1],
    [90_000, 2],
    [2 * MINUTE, 3],
    [3 * HOUR + 12 * MINUTE, 5],
    [24 * HOUR - 1, 11],
    [24 * HOUR, 12],
    [9 * 24 * HOUR, 12],
  ])('%d ms lights %d steps', (age, steps) => {
    expect(meterSteps(age)).toBe(steps);
  });

  test('an older copy never lights fewer steps, and a stale one lights more than the two fresh ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 * HOUR }), fc.integer({ min: 0, max: HOUR }), (age, more) => {
        expect(meterSteps(age + more)).toBeGreaterThanOrEqual(meterSteps(age));
        expect(meterSteps(age) > 2).toBe(freshnessOf(NOW - age, NOW) !== 'fresh');
      }),
    );
  });
});

describe('state, power and ports', () => {
  test('are current only just after a reading of a datacenter that answers', () => {
    expect(isLastKnown(aView('AMS1'), NOW - 40_000, NOW)).toBe(false);
    expect(isLastKnown(aView('AMS1'), NOW - 3 * MINUTE, NOW)).toBe(true);
    expect(isLastKnown(aView('AMS1', OFFLINE), NOW - 40_000, NOW)).toBe(true);
    expect(isLastKnown(aView('AMS1', SIGNED_OUT), NOW - 40_000, NOW)).toBe(true);
    expect(isLastKnown(aView('AMS1'), null, NOW)).toBe(true);
  });

  test('a fresh copy of a datacenter that went silent is not shown as online', () => {
    expect(ageGlyphOf(aView('AMS1'), NOW - 40_000, NOW)).toBe('online');
    expect(ageGlyphOf(aView('AMS1', OFFLINE), NOW - 40_000, NOW)).toBe('offline');
    expect(ageGlyphOf(aView('AMS1', OFFLINE), NOW - 3 * HOUR, NOW)).toBe('stale');
    expect(ageGlyphOf(aView('AMS1'), NOW - 30 * HOUR, NOW)).toBe('offline');
  });
});

describe('moments', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).getTime();

  test('are named by day up to yesterday, also across midnight', () => {
    expect(momentOf(at(24, 1), at(24, 23), 'en')).toEqual({ day: 'today', clock: '01:05' });
    expect(momentOf(at(23, 23), at(24, 0), 'en')).toMatchObject({ day: 'yesterday' });
    expect(momentOf(at(22, 23), at(24, 0), 'en')).toMatchObject({ day: 'date', text: '22 Nov 2026' });
  });
});

describe('what an answer covers', () => {
  const sealed = { ...SIGNED_OUT, copy: { kind: 'sealed', sinceMs: 0, lifetimeHours: 1 } as const, readAtMs: null };
  const unread = { copy: { kind: 'none', keptIn: 'disk' } as const, readAtMs: null };
  const views = [
    aView('AMS1'),
    aView('HEL1'),
    aView('SIN1'),
    aView('DAL1', sealed),
    aView('OSL1', unread),
    aView('RIX1', { ...unread, ...SIGNED_OUT }),
  ];
  const answer = anAnswer('x', aGroup('AMS1', [1]), aGroup('HEL1', []), aGroup('SIN1', [], { readAtMs: null }));

  test('no result is told from not searched, with the reason', () => {
    const coverage = coverageOf(answer, 'all', views);
    expect(coverage.found).toBe(1);
    expect(coverage.noResults).toEqual(['HEL1']);
    expect([...coverage.notSearched]).toEqual([
      ['unread', ['SIN1', 'OSL1']],
      ['sealed', ['DAL1']],
      ['signIn', ['RIX1']],
    ]);
  });

  test('results of another kind are none of this kind', () => {
    expect(coverageOf(answer, 'users', views).noResults).toEqual(['AMS1', 'HEL1']);
  });
});

test('a datacenter that nobody asked yet neither answers nor is out of reach', () => {
  const untried = aView('AMS1', { reach: { kind: 'untried' } });
  expect([isAnswering(untried), isReachable(untried)]).toEqual([false, true]);
  expect([isAnswering(aView('AMS1')), isReachable(aView('AMS1'))]).toEqual([true, true]);
  for (const silent of [OFFLINE, SIGNED_OUT].map((over) => aView('AMS1', over))) {
    expect([isAnswering(silent), isReachable(silent)]).toEqual([false, false]);
  }
});
