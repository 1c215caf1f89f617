import type { InstanceView, ListProgress, SyncProgress } from '@contract/types/instance';
import {
  blockedBy,
  codeLike,
  codeProblem,
  connectionOf,
  freeColour,
  isLastKnown,
  markOf,
  movedOrder,
  STALE_AFTER_MS,
  suggestCode,
  syncShare,
} from '@renderer/features/instances/selectors';
import { describe, expect, test } from 'vitest';
import { NOW, viewOf } from './views';

const OFFLINE: InstanceView['reach'] = {
  kind: 'offline',
  sinceMs: NOW,
  error: { code: 'network.cut', details: { host: 'dci.example.net' } },
};
function reading(lists: readonly Partial<ListProgress>[]): SyncProgress {
  const all = lists.map((list): ListProgress => ({ name: 'servers', state: 'waiting', read: 0, total: null, ...list }));
  return { startedAtMs: NOW, lists: all, pages: 0, secondsLeft: null };
}
const SYNC = reading([{ state: 'reading', read: 5, total: 10 }]);
const SIGNED_OUT: InstanceView['session'] = { kind: 'signed-out', reason: 'expired', sinceMs: NOW };

describe('connectionOf', () => {
  test.each<[string, Partial<InstanceView>, string]>([
    ['just read', {}, 'online'],
    ['read long ago', { readAtMs: NOW - STALE_AFTER_MS - 1 }, 'stale'],
    ['never read is not shown as current', { readAtMs: null }, 'stale'],
    ['being read', { sync: SYNC }, 'connecting'],
    ['unreachable', { reach: OFFLINE }, 'offline'],
    ['unreachable while reading: the silence counts', { reach: OFFLINE, sync: SYNC }, 'offline'],
    ['signed out', { session: SIGNED_OUT }, 'signed_out'],
    ['signed out, whatever answered', { session: SIGNED_OUT, reach: OFFLINE }, 'signed_out'],
  ])('%s', (_, over, expected) => {
    expect(connectionOf(viewOf('AMS1', over), NOW)).toBe(expected);
  });
});

const DROP: InstanceView['countDrop'] = {
  before: 2816,
  beforeReadAtMs: NOW - 60_000,
  now: 2204,
  nowReadAtMs: NOW,
  racksTouched: 38,
  ownersTouched: 58,
  vanished: 612,
};
const SEALED: InstanceView['copy'] = { kind: 'sealed', sinceMs: NOW, lifetimeHours: 720 };

describe('markOf: what a tile shows', () => {
  test.each<[string, Partial<InstanceView>, string]>([
    ['a sealed copy before a sign-in that is missing', { copy: SEALED, session: SIGNED_OUT }, 'sealed'],
    ['a question before an offline datacenter', { countDrop: DROP, reach: OFFLINE }, 'question'],
    ['a copy of a newer version before everything', { copy: { kind: 'newer' }, countDrop: DROP }, 'broken'],
    ['a copy that cannot be read', { copy: { kind: 'failed', reason: 'EACCES' } }, 'broken'],
    ['otherwise the connection', { reach: OFFLINE }, 'offline'],
  ])('%s', (_, over, expected) => {
    expect(markOf(viewOf('AMS1', over), NOW)).toBe(expected);
  });
});

describe('isLastKnown: state and power are never shown as current when they may not be', () => {
  test.each<[string, Partial<InstanceView>, number | null, boolean]>([
    ['just read and online', {}, NOW - 1_000, false],
    ['two minutes old, to the millisecond', {}, NOW - STALE_AFTER_MS, false],
    ['older than that', {}, NOW - STALE_AFTER_MS - 1, true],
    ['just read, but offline since', { reach: OFFLINE }, NOW, true],
    ['just read, but signed out since', { session: SIGNED_OUT }, NOW, true],
    ['never read', {}, null, true],
  ])('%s', (_, over, readAtMs, expected) => {
    expect(isLastKnown(viewOf('AMS1', over), readAtMs, NOW)).toBe(expected);
  });
});

test('signing in comes before waiting for an answer', () => {
  expect(blockedBy(viewOf('AMS1', { session: SIGNED_OUT, reach: OFFLINE }))).toBe('signedOut');
  expect(blockedBy(viewOf('AMS1', { reach: OFFLINE }))).toBe('offline');
  expect(blockedBy(viewOf('AMS1'))).toBeNull();
});

describe('syncShare', () => {
  test.each<[string, Partial<InstanceView>, number | null]>([
    ['half of a known total', { sync: SYNC }, 0.5],
    ['a total that is never told', { sync: reading([{ state: 'reading', read: 5, total: null }]) }, null],
    ['an empty list divides by nothing', { sync: reading([{ state: 'reading', read: 0, total: 0 }]) }, 0],
    ['more than was told does not pass the end', { sync: reading([{ state: 'reading', read: 11, total: 10 }]) }, 1],
    ['nothing is being read', {}, null],
    ['a list that is not there holds nothing up', { sync: reading([{ state: 'done' }, { state: 'absent' }]) }, 1],
  ])('%s', (_, over, expected) => {
    expect(syncShare(viewOf('AMS1', over))).toBe(expected);
  });

  test('never goes back when the next list begins, whether or not its length is told', () => {
    const shares = [
      [{ state: 'reading', read: 9, total: 10 } as const, { name: 'addresses' } as const],
      [{ state: 'done' } as const, { name: 'addresses' } as const],
      [{ state: 'done' } as const, { name: 'addresses', state: 'reading', read: 0, total: null } as const],
      [{ state: 'done' } as const, { name: 'addresses', state: 'reading', read: 1, total: 900 } as const],
    ].map((lists) => syncShare(viewOf('AMS1', { sync: reading(lists) })) ?? -1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
  });
});

describe('movedOrder', () => {
  const views = [viewOf('A1'), viewOf('B2'), viewOf('C3')];
  test.each([
    ['down by one', 'id-A1', 1, ['id-B2', 'id-A1', 'id-C3']],
    ['up by one', 'id-C3', 1, ['id-A1', 'id-C3', 'id-B2']],
    ['past the end stops at the end', 'id-A1', 9, ['id-B2', 'id-C3', 'id-A1']],
    ['before the start stops at the start', 'id-B2', -1, ['id-B2', 'id-A1', 'id-C3']],
  ])('%s', (_, id, to, expected) => {
    expect(movedOrder(views, id, to)).toEqual(expected);
  });
});

describe('suggestCode', () => {
  const taken = [viewOf('AMS1'), viewOf('OSL4')];
  test.each([
    ['name', 'Oslo', '', 'OSL1'],
    ['name with a number', 'Oslo 3', '', 'OSL3'],
    ['the next number when the first is taken', 'Amsterdam', '', 'AMS2'],
    ['site label of the host before the name', 'Norway', 'https://dci.fra2.example.net:8443/x', 'FRA2'],
    ['a taken site label counts on', '', 'dci.osl4.example.net', 'OSL5'],
    ['a numeric address is no site', 'Oslo', 'https://10.20.30.40:8443', 'OSL1'],
    ['Cyrillic letters are letters', 'Осло', '', 'ОСЛ1'],
    ['no letters, no code', '42', 'https://127.0.0.1', ''],
    ['one letter is too short', 'X', '', ''],
  ])('%s', (_, name, address, expected) => {
    expect(suggestCode(name, taken, address)).toBe(expected);
  });

  test('whatever it suggests keeps the rule and is free', () => {
    const many = Array.from({ length: 60 }, (_, index) => viewOf(`OSL${index}`));
    const code = suggestCode('Oslo 0', many);
    expect(codeProblem(code, many, null)).toBeNull();
  });

  test('a number that fits no more gives none instead of a cut one', () => {
    expect(suggestCode('Oslo 123456', [])).toBe('');
  });
});

describe('codes', () => {
  test('typed letters become a code', () => {
    expect(codeLike('ams 1_b')).toBe('AMS1B');
  });

  test('a datacenter may keep its own code', () => {
    const views = [viewOf('AMS1')];
    expect(codeProblem('AMS1', views, null)).toBe('taken');
    expect(codeProblem('AMS1', views, 'id-AMS1')).toBeNull();
  });

  test.each(['A', 'TOOLONG', 'ams1', 'AM S', ''])('%j breaks the rule', (code) => {
    expect(codeProblem(code, [], null)).toBe('rule');
  });
});

describe('freeColour', () => {
  test('the first hue nobody uses', () => {
    expect(freeColour([viewOf('A1', {}, 0), viewOf('B2', {}, 2)])).toBe(1);
  });

  test('with all ten in use one is still given', () => {
    const all = Array.from({ length: 10 }, (_, hue) => viewOf(`D${hue}`, {}, hue as 0));
    expect(freeColour(all)).toBe(0);
  });
});
