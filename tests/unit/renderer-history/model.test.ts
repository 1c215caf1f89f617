import type { Change, Comparison } from '@contract/types/history';
import { CHANGE_KINDS } from '@contract/types/history';
import { comparisonCsv, exportName, filterServers } from '@renderer/features/history/model/export';
import { countKinds, toggleKind } from '@renderer/features/history/model/kinds';
import { groupByReading } from '@renderer/features/history/model/readings';
import { factsText, mergeTimeline } from '@renderer/features/history/model/timeline';
import { describe, expect, test } from 'vitest';
import { viewOf } from '../renderer-instances/views';
import { entry, journal } from './make';

describe('readings', () => {
  test('keep their order, and two datacenters read at one moment apart', () => {
    const readings = groupByReading([
      entry(3, 20),
      entry(9, 20, { instanceId: 'fra' }),
      entry(2, 20),
      entry(1, 10, { sinceMs: null }),
    ]);
    expect(readings.map(({ instanceId, atMs, entries }) => [instanceId, atMs, entries.map(({ id }) => id)])).toEqual([
      ['ams', 20, [3, 2]],
      ['fra', 20, [9]],
      ['ams', 10, [1]],
    ]);
    expect(readings.at(-1)?.sinceMs).toBeNull();
  });
});

describe('kinds', () => {
  test('are told in one order whatever was chosen first, and taken back', () => {
    const chosen = toggleKind(toggleKind([], 'power'), 'appeared');
    expect(chosen).toEqual(['appeared', 'power']);
    expect(toggleKind(chosen, 'appeared')).toEqual(['power']);
  });

  test('are all there once', () => {
    expect(new Set(CHANGE_KINDS).size).toBe(16);
  });

  test('without a change are not offered', () => {
    const counts = countKinds([entry(1, 1), entry(2, 1), entry(3, 1, { kind: 'power' })]);
    expect([...counts]).toEqual([
      ['owner', 2],
      ['power', 1],
    ]);
  });
});

describe('the timeline', () => {
  test('is one line of time; at one moment what was done stands above what was read', () => {
    const items = mergeTimeline([entry(1, 30), entry(2, 10)], [journal(7, 20), journal(8, 10)]);
    expect(items.map(({ kind, atMs }) => `${kind} ${atMs}`)).toEqual([
      'change 30',
      'journal 20',
      'journal 10',
      'change 10',
    ]);
  });

  test('tells no hash and no number of a plan', () => {
    const text = factsText(
      journal(1, 1, { hash: 'abc', planId: 'p', verb: 'power_on', task: 77 }),
      (_, value) => value,
    );
    expect(text).toBe('power_on, 77');
  });
});

describe('a comparison', () => {
  const change = (kind: Change['kind'], after: string): Change => ({ kind, part: null, before: null, after });
  const generation = { id: 1, readAtMs: Date.parse('2026-11-23T13:20:00Z'), servers: 2, changes: 3 };
  const result: Comparison = {
    from: generation,
    to: { ...generation, id: 2, readAtMs: Date.parse('2026-11-24T13:20:00Z') },
    servers: [
      { serverId: 1, name: '=cmd|calc', changes: [change('owner', 'a@b'), change('power', '+off')], row: null },
      { serverId: 2, name: 'ds-2', changes: [change('owner', 'c@d')], row: null },
    ],
  };
  const words = { heads: ['A'], kind: (one: Change) => one.kind };

  test('shows only servers that have a change of the kinds asked for, and only those changes', () => {
    expect(filterServers(result.servers, ['power'])).toMatchObject([{ serverId: 1, changes: [{ kind: 'power' }] }]);
    expect(filterServers(result.servers, [])).toBe(result.servers);
  });

  test('as a file names the datacenter and both dates in every line, and starts no formula', () => {
    const { instance } = viewOf('AMS1');
    const lines = comparisonCsv(instance, result, result.servers, words).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(1)) expect(line).toContain('"AMS1","Site AMS1","2026-11-23T13:20:00.000Z"');
    expect(lines[1]).toContain(`"'=cmd|calc"`);
    expect(lines[2]).toContain(`"'+off"`);
  });

  test('has a file name that every system takes', () => {
    const { instance } = viewOf('../A:1');
    expect(exportName(instance, result)).toBe('A1-changes-2026-11-23-13-20-to-2026-11-24-13-20.csv');
  });
});
