import type { ResolveAnswer } from '@contract/types/search';
import { listTable, resultsTable, ticksTable } from '@renderer/features/search/model/export-rows';
import { linesOf, serverKey } from '@renderer/features/search/model/lines';
import { missingText, resolvedGroups } from '@renderer/features/search/model/resolved';
import { describe, expect, test } from 'vitest';
import { aGroup, aHit, anAnswer, aRow, aView, NOW } from './make';

const words = {
  t: (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    `${key}${Object.keys(values).length === 0 ? '' : ` ${Object.values(values).join('/')}`}`,
  state: { ok: 'OK' },
  power: { on: 'On' },
};
const source = { views: [aView('AMS1'), aView('FRA2')], words };
const address = { address: '203.0.113.1', server: 'ds-1', network: null, domain: null, status: 'ok' };
const ANSWER = anAnswer(
  'x',
  aGroup('AMS1', [1], {
    servers: { total: 47, first: [aHit(1)] },
    addresses: { total: 1, first: [address] },
    readAtMs: NOW,
  }),
  aGroup('FRA2', [2], { readAtMs: null }),
);
const made = (tab: Parameters<typeof resultsTable>[1]) =>
  resultsTable(linesOf(ANSWER, tab, ['id-FRA2']), tab, ANSWER, source);

describe('the results as a table', () => {
  test('say of each datacenter whose they are, how old, and how many of how many', () => {
    const [ams, fra] = made('servers').blocks;
    expect(ams?.facts).toEqual([
      ['export.datacenter', 'Site AMS1'],
      ['export.code', 'AMS1'],
      ['export.readAt', '2026-11-24T14:00:00.000Z'],
      ['export.query', 'x'],
      ['export.shown', 'export.shownOf 1/47'],
    ]);
    expect(fra?.facts[2]).toEqual(['export.readAt', 'export.neverRead']);
  });

  test.each(['all', 'servers', 'addresses', 'users'] as const)('of the tab %s have a cell for every column', (tab) => {
    const { columns, blocks } = made(tab);
    for (const { rows } of blocks) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  test('hold the rows that are on screen and no others', () => {
    const rows = (tab: Parameters<typeof made>[0]) => made(tab).blocks.map((block) => block.rows.length);
    expect(rows('all')).toEqual([2, 1]);
    expect(rows('servers')).toEqual([1, 1]);
    expect(rows('addresses')).toEqual([1]);
    expect(rows('users')).toEqual([]);
  });

  test('put the server of an address under its name', () => {
    const { columns, blocks } = made('all');
    const row = blocks[0]?.rows[1] ?? [];
    expect(row[columns.indexOf('columns.name')]).toBe('ds-1');
    expect(row[columns.indexOf('columns.value')]).toBe('203.0.113.1');
  });
});

test('ticked servers stand under their datacenters, in the order of the rail', () => {
  const ticked = new Map(
    ['FRA2', 'AMS1'].map((code) => [code, { instanceId: `id-${code}`, row: aRow(code === 'AMS1' ? 1 : 2) }]),
  );
  const { blocks } = ticksTable(ticked, source);
  expect(blocks.map(({ facts }) => facts[1]?.[1])).toEqual(['AMS1', 'FRA2']);
  expect(blocks[0]?.rows[0]?.[1]).toBe('ds-1');
});

describe('a pasted list', () => {
  const server = (code: string, serverId: number) => ({
    instanceId: `id-${code}`,
    serverId,
    name: `ds-${serverId}`,
    why: { field: 'mac', text: '3c:ec' } as const,
  });
  const ANSWERED: ResolveAnswer = {
    items: [
      { text: 'gone', kind: 'name', servers: [] },
      { text: 'one', kind: 'name', servers: [server('AMS1', 1)] },
      { text: 'two', kind: 'name', servers: [server('AMS1', 2), server('FRA2', 2)] },
      { text: 'lost', kind: 'name', servers: [] },
    ],
    duplicates: 0,
  };

  test('falls into three groups that leave no piece out', () => {
    const { found, ambiguous, missing } = resolvedGroups(ANSWERED);
    expect([found, ambiguous, missing].map((items) => items.map(({ text }) => text))).toEqual([
      ['one'],
      ['two'],
      ['gone', 'lost'],
    ]);
  });

  test('gives back what was not found, as it was pasted', () => {
    expect(missingText(ANSWERED)).toBe('gone\nlost');
  });

  test('exports what is ticked, with what was pasted for it', () => {
    const { blocks } = listTable(ANSWERED, new Set([serverKey('id-FRA2', 2)]), source);
    expect(blocks.map(({ rows }) => rows)).toEqual([[['two', 'ds-2', '2', 'field_name.mac 3c:ec']]]);
  });
});
