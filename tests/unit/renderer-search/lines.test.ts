import { groupFrom, linesOf, MOST_ROWS, stepFrom, totalsOf } from '@renderer/features/search/model/lines';
import { describe, expect, test } from 'vitest';
import { aGroup, aHit, anAnswer } from './make';

const address = (index: number) => ({
  address: `203.0.113.${index}`,
  server: null,
  network: null,
  domain: null,
  status: 'ok',
});
const user = { id: 1, email: 'ops@halcyon.example', serverCount: 4, roles: [] };
const addresses = { total: 9, first: Array.from({ length: 9 }, (_, index) => address(index)) };
const ANSWER = anAnswer(
  'x',
  aGroup('AMS1', [1, 2], { servers: { total: 47, first: [aHit(1), aHit(2)] }, addresses }),
  aGroup('HEL1', []),
  aGroup('FRA2', [1], { users: { total: 1, first: [user] } }),
);
const keys = (tab: Parameters<typeof linesOf>[1]) => linesOf(ANSWER, tab, []).map(({ key }) => key);

describe('the list', () => {
  test('has a head for each datacenter with results of that kind, and none for others', () => {
    expect(keys('all').filter((key) => key.startsWith('group/'))).toEqual(['group/id-AMS1', 'group/id-FRA2']);
    expect(keys('users').filter((key) => key.startsWith('group/'))).toEqual(['group/id-FRA2']);
  });

  test('the same server id in two datacenters is two lines', () => {
    const all = keys('all');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('server/id-AMS1/1');
    expect(all).toContain('server/id-FRA2/1');
  });

  test('says how many there are beyond those shown, and asks for them and those shown', () => {
    const more = linesOf(ANSWER, 'servers', []).find((line) => line.kind === 'more');
    expect(more).toMatchObject({ instanceId: 'id-AMS1', rest: 45, next: 45, limit: 47, opensTab: false });
  });

  test('never asks for more than the contract allows', () => {
    const first = Array.from({ length: 600 }, (_, index) => aHit(index));
    const many = linesOf(anAnswer('x', aGroup('AMS1', [], { servers: { total: 20_000, first } })), 'all', []);
    expect(many.find((line) => line.kind === 'more')).toMatchObject({ next: 500, limit: 1_100 });
    const all = Array.from({ length: MOST_ROWS }, (_, index) => aHit(index));
    const full = linesOf(anAnswer('x', aGroup('AMS1', [], { servers: { total: 20_000, first: all } })), 'all', []);
    expect(full.some((line) => line.kind === 'more')).toBe(false);
  });

  test('the tab All shows a few addresses and sends to their own tab for the rest', () => {
    const lines = linesOf(ANSWER, 'all', []);
    expect(lines.filter((line) => line.kind === 'address')).toHaveLength(5);
    expect(lines.find((line) => line.kind === 'more' && line.list === 'addresses')).toMatchObject({
      rest: 4,
      opensTab: true,
    });
    expect(linesOf(ANSWER, 'addresses', []).filter((line) => line.kind === 'address')).toHaveLength(9);
  });

  test('datacenters to go to come first', () => {
    expect(linesOf(ANSWER, 'all', ['id-FRA2'])[0]).toMatchObject({ kind: 'go', instanceId: 'id-FRA2' });
  });

  test('totals count all of them, not those shown', () => {
    expect(totalsOf(ANSWER)).toEqual({ all: 58, servers: 48, addresses: 9, users: 1 });
  });
});

describe('moving', () => {
  const lines = linesOf(ANSWER, 'servers', []);
  const last = 'server/id-FRA2/1';
  const more = 'more/id-AMS1/servers';

  test('down goes across datacenters and never onto a head', () => {
    expect(stepFrom(lines, more, 'down')?.key).toBe(last);
    expect(stepFrom(lines, last, 'up')?.key).toBe(more);
  });

  test('ends are told, so that up from the first leads back to the field', () => {
    expect(stepFrom(lines, 'server/id-AMS1/1', 'up')).toBeNull();
    expect(stepFrom(lines, last, 'down')).toBeNull();
    expect(stepFrom(lines, last, 'page-down')).toBeNull();
  });

  test('a page stops at the ends', () => {
    expect(stepFrom(lines, 'server/id-AMS1/2', 'page-down')?.key).toBe(last);
    expect(stepFrom(lines, last, 'first')?.key).toBe('server/id-AMS1/1');
  });

  test('without a place the first line is the place, also when the line one stood on is gone', () => {
    expect(stepFrom(lines, null, 'down')?.key).toBe('server/id-AMS1/1');
    expect(stepFrom(lines, 'server/id-AMS1/999', 'up')?.key).toBe('server/id-AMS1/1');
  });

  test('Tab goes to the next datacenter and lets go after the last one', () => {
    expect(groupFrom(lines, 'server/id-AMS1/2', 1)?.key).toBe(last);
    expect(groupFrom(lines, last, 1)).toBeNull();
    expect(groupFrom(lines, last, -1)?.key).toBe('server/id-AMS1/1');
    expect(groupFrom(lines, 'server/id-AMS1/2', -1)).toBeNull();
  });

  test('Tab from a datacenter to go to enters the first group', () => {
    expect(groupFrom(linesOf(ANSWER, 'servers', ['id-FRA2']), 'go/id-FRA2', 1)?.key).toBe('server/id-AMS1/1');
  });
});
