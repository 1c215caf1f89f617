import type { Server } from '@contract/types/server';
import { rowFromServer } from '@core/inventory/row';
import { buildRackWall } from '@core/racks/wall';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blade, rack, racked, server } from './make';

const BASE = { instanceId: 'one', readAtMs: 1_000, numbering: null };

function wallOf(servers: readonly Server[], racks: Parameters<typeof buildRackWall>[0]['racks'] = null) {
  return buildRackWall({ ...BASE, racks, servers: servers.map(rowFromServer) });
}

describe('racks', () => {
  test('empty racks of the rack list are shown, in natural order', () => {
    const wall = wallOf([], [rack(1, 'B4-10'), rack(2, 'B4-9'), rack(3, 'A1-1')]);
    expect(wall.racks.map(({ name, usedUnits }) => [name, usedUnits])).toEqual([
      ['A1-1', 0],
      ['B4-9', 0],
      ['B4-10', 0],
    ]);
    expect(wall.rackListRead).toBe(true);
  });

  test('without a rack list they are gathered from the servers', () => {
    const wall = wallOf([racked(1, 1, 1, 5), racked(2, 2, 1, 5), racked(3, 1, 1, 6)]);
    expect(wall.racks.map(({ id, size }) => [id, size])).toEqual([
      [5, 42],
      [6, 42],
    ]);
    expect(wall.rackListRead).toBe(false);
  });

  test('a rack known only by name gets a negative id, and is one rack for all who name it', () => {
    const named = (id: number, name: string) => server(id, { unit: id, rack: { id: null, name, sizeUnits: null } });
    const wall = wallOf([named(1, 'Z-2'), named(2, 'Z-1'), named(3, 'Z-2')]);
    expect(wall.racks.map(({ id, name, cells }) => [id, name, cells.length])).toEqual([
      [-1, 'Z-1', 1],
      [-2, 'Z-2', 2],
    ]);
  });

  test('a name without an id finds the rack of the list', () => {
    const wall = wallOf([server(1, { unit: 1, rack: { id: null, name: 'A1-1', sizeUnits: null } })], [rack(9, 'A1-1')]);
    expect(wall.racks).toMatchObject([{ id: 9, usedUnits: 1 }]);
  });

  test('a blade without a rack of its own goes where its chassis stands', () => {
    const wall = wallOf([blade(1, 1, { rack: null }), blade(2, 2, { unit: 10 })]);
    expect(wall.unracked).toEqual([]);
    expect(wall.racks[0]?.cells[0]).toMatchObject({
      kind: 'chassis',
      slots: [1, 2, null, null, null, null, null, null],
    });
  });

  test('the height the rack list leaves out is taken from the servers', () => {
    const wall = wallOf(
      [{ ...racked(1, 1), rack: { id: 1, name: 'A-1', sizeUnits: 47 } }],
      [rack(1, 'A-1', { sizeUnits: null })],
    );
    expect(wall.racks[0]).toMatchObject({ size: 47, sizeAssumed: false });
  });
});

describe('rooms and rows', () => {
  test('count servers, misplaced ones included, and weigh occupancy by units', () => {
    const servers = [
      racked(1, 1, 21),
      racked(2, null),
      { ...racked(3, 1, 42), rack: { id: 2, name: 'B', sizeUnits: 42 } },
    ];
    const wall = wallOf(servers, [rack(1, 'B4-01'), rack(2, 'B4-02'), rack(3, 'B5-01')]);
    expect(wall.rooms).toEqual([
      {
        room: 'B',
        serverCount: 3,
        occupancy: 0.5,
        rows: [
          { room: 'B', row: '4', rackIds: [1, 2], serverCount: 3, occupancy: 0.75 },
          { room: 'B', row: '5', rackIds: [3], serverCount: 0, occupancy: 0 },
        ],
      },
    ]);
  });
});

describe('attention', () => {
  test('lists what contradicts itself, failed, or is new', () => {
    const failed = {
      id: 1,
      status: 'fail',
      statusInfo: null,
      percent: null,
      label: null,
      step: null,
      phase: 'failed',
      progressInfo: [],
    } as const;
    const wall = wallOf([
      racked(1, 1, 2),
      racked(2, 2),
      { ...racked(3, 10), state: 'suspend_error' },
      { ...racked(4, 11), state: 'resume_error' },
      { ...racked(5, 12), operation: failed },
      { ...racked(6, 13), isNew: true },
      racked(7, 99),
      server(8),
    ]);
    expect(wall.attention).toEqual({
      overlaps: [1, 2],
      stateErrors: [3, 4],
      failedOperations: [5],
      newServers: [6],
      misplaced: [7],
    });
    expect(wall.unracked).toEqual([8]);
  });
});

describe('any servers', () => {
  const anyServer = fc.record({
    rackId: fc.option(fc.integer({ min: 1, max: 4 })),
    rackName: fc.constantFrom('A-1', 'B4-03', ''),
    unit: fc.option(fc.integer({ min: -1, max: 50 })),
    chassisId: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 3 }),
    slot: fc.option(fc.integer({ min: 0, max: 5 })),
  });

  test('each is in exactly one rack or on the unracked shelf', () => {
    fc.assert(
      fc.property(fc.array(anyServer, { maxLength: 30 }), fc.boolean(), (list, withRackList) => {
        const servers = list.map(({ rackId, rackName, unit, chassisId, slot }, index) =>
          server(index + 1, {
            unit,
            slot,
            rack: { id: rackId, name: rackName, sizeUnits: 42 },
            chassis: chassisId === null ? null : { id: chassisId, name: 'chs', sizeUnits: 4, slotCount: 4 },
          }),
        );
        const wall = wallOf(servers, withRackList ? [rack(1, 'A-1'), rack(2, 'B4-03')] : null);
        const counted = wall.rooms.reduce((sum, room) => sum + room.serverCount, 0);
        expect(counted + wall.unracked.length).toBe(servers.length);
        expect(new Set(wall.racks.map(({ id }) => id)).size).toBe(wall.racks.length);
        const inRows = wall.rooms.flatMap(({ rows }) => rows.flatMap(({ rackIds }) => rackIds));
        expect(inRows).toEqual(wall.racks.map(({ id }) => id));
      }),
    );
  });

  test('ten thousand servers are laid out well within a tenth of a second', () => {
    const servers = Array.from({ length: 10_000 }, (_, index) =>
      racked(index + 1, (index % 40) + 1, 1, 1 + Math.floor(index / 40)),
    );
    wallOf(servers);
    const startedMs = performance.now();
    const wall = wallOf(servers);
    // Twice the target: the machine is shared, and what this would catch is a quadratic step (seconds).
    expect(performance.now() - startedMs).toBeLessThan(200);
    expect(wall.racks).toHaveLength(250);
  });
});
