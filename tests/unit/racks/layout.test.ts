import type { RackElevation, UnitNumbering } from '@contract/types/rack';
import type { Server } from '@contract/types/server';
import { rowFromServer } from '@core/inventory/row';
import { gatherDevices } from '@core/racks/devices';
import { layOutRack } from '@core/racks/layout';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blade, racked, server } from './make';

const BOTTOM_UP: UnitNumbering = { direction: 'bottom-up', anchor: 'lowest', source: 'assumed' };
const TOP_DOWN: UnitNumbering = { direction: 'top-down', anchor: 'lowest', source: 'chosen' };

function layOut(servers: readonly Server[], numbering = BOTTOM_UP, sizeUnits: number | null = 42): RackElevation {
  const frame = { id: 1, name: 'A-1', room: 'A', row: '1', sizeUnits };
  return layOutRack(
    frame,
    gatherDevices(servers.map(rowFromServer), () => 'the rack'),
    numbering,
  );
}

/** Every server id the elevation shows or calls out, with repetitions. */
function idsIn(rack: RackElevation): number[] {
  const shown = rack.cells.flatMap((cell) => {
    if (cell.kind === 'server') return [cell.serverId];
    if (cell.kind === 'overlap') return cell.claims.flatMap((claim) => claim.serverIds);
    return [...cell.slots.filter((id) => id !== null), ...cell.unplaced];
  });
  return [...shown, ...rack.misplaced.map(({ serverId }) => serverId)].sort((a, b) => a - b);
}

const anyNumber = fc.oneof(
  fc.integer({ min: -3, max: 60 }),
  fc.constantFrom(0.5, 1.5, 12.5, 12.3, 42, 43, 1e9, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constant(null),
);
const anyHeight = fc.oneof(fc.constantFrom(1, 1, 1, 2, 4, 0.5, 0, -1, 1.5, 1000, Number.NaN), fc.constant(null));
const anyChassis = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  name: fc.constantFrom('chs', ''),
  sizeUnits: anyHeight,
  slotCount: fc.constantFrom(null, 0, 4, 14, 1e9, 2.5),
});
const anyServers = fc
  .array(
    fc.record({ unit: anyNumber, size: anyHeight, chassis: fc.option(anyChassis, { freq: 3 }), slot: anyNumber }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ unit, size, chassis, slot }, index) => ({ ...racked(index + 1, unit, size), chassis, slot })),
  );
const anyNumbering = fc.record<UnitNumbering>({
  direction: fc.constantFrom('bottom-up', 'top-down'),
  anchor: fc.constantFrom('lowest', 'highest'),
  source: fc.constant('chosen'),
});
const anySize = fc.constantFrom(42, 47, 1, 0.5, 42.5, 0, -2, Number.NaN, 1e9, null);

describe('any servers in one rack', () => {
  test('none is lost and none is drawn twice', () => {
    fc.assert(
      fc.property(anyServers, anyNumbering, anySize, (servers, numbering, size) => {
        expect(idsIn(layOut(servers, numbering, size))).toEqual(servers.map(({ id }) => id));
      }),
    );
  });

  test('cells and free runs tile the rack from the floor to the top', () => {
    fc.assert(
      fc.property(anyServers, anyNumbering, anySize, (servers, numbering, size) => {
        const rack = layOut(servers, numbering, size);
        const spans = [...rack.cells, ...rack.freeRuns].sort((a, b) => a.from - b.from);
        let edge = 1;
        for (const span of spans) {
          expect(span.from).toBe(edge);
          expect(span.units).toBeGreaterThan(0);
          edge += span.units;
        }
        expect(edge).toBe(rack.size + 1);
      }),
    );
  });

  test('used and free units add up to the rack, and the largest gap is one of the gaps', () => {
    fc.assert(
      fc.property(anyServers, anyNumbering, anySize, (servers, numbering, size) => {
        const rack = layOut(servers, numbering, size);
        expect(rack.usedUnits + rack.freeUnits).toBe(rack.size);
        expect(rack.largestFree).toBe(Math.max(0, ...rack.freeRuns.map(({ units }) => units)));
      }),
    );
  });

  test('an overlap block is exactly the union of at least two claims that touch each other', () => {
    fc.assert(
      fc.property(anyServers, anyNumbering, (servers, numbering) => {
        for (const cell of layOut(servers, numbering).cells) {
          if (cell.kind !== 'overlap') continue;
          expect(cell.claims.length).toBeGreaterThan(1);
          expect(Math.min(...cell.claims.map(({ from }) => from))).toBe(cell.from);
          expect(Math.max(...cell.claims.map(({ from, units }) => from + units))).toBe(cell.from + cell.units);
        }
      }),
    );
  });

  test('the order in which servers were read changes nothing', () => {
    fc.assert(
      fc.property(anyServers, anyNumbering, (servers, numbering) => {
        expect(layOut(servers.toReversed(), numbering)).toEqual(layOut(servers, numbering));
      }),
    );
  });
});

describe('heights', () => {
  test('a server of unknown height takes one unit', () => {
    expect(layOut([racked(1, 5, null)]).cells).toEqual([{ kind: 'server', from: 5, units: 1, serverId: 1 }]);
  });

  test('a rack of unknown height is assumed to be 42 U, or as tall as what stands in it', () => {
    expect(layOut([], BOTTOM_UP, null)).toMatchObject({ size: 42, sizeAssumed: true });
    expect(layOut([racked(1, 46, 2)], BOTTOM_UP, null)).toMatchObject({ size: 47, sizeAssumed: true });
    expect(layOut([racked(1, 900, 1)], BOTTOM_UP, null).misplaced).toEqual([{ serverId: 1, reason: 'outside-rack' }]);
  });

  test('counted from the top, unit 1 is the highest place and a tall device hangs down from its lowest number', () => {
    expect(layOut([racked(1, 1, 2)], TOP_DOWN).cells).toEqual([{ kind: 'server', from: 41, units: 2, serverId: 1 }]);
  });

  test('with the highest number named, a tall device reaches down from it', () => {
    const highest: UnitNumbering = { ...BOTTOM_UP, anchor: 'highest' };
    expect(layOut([racked(1, 10, 4)], highest).cells).toMatchObject([{ from: 7, units: 4 }]);
    expect(layOut([racked(1, 2, 4)], highest).misplaced).toEqual([{ serverId: 1, reason: 'outside-rack' }]);
  });
});

describe('sharing a unit', () => {
  test('two half-height devices that name one unit lie one above the other', () => {
    expect(layOut([racked(1, 12, 0.5), racked(2, 12, 0.5)]).cells).toEqual([
      { kind: 'server', from: 12, units: 0.5, serverId: 1 },
      { kind: 'server', from: 12.5, units: 0.5, serverId: 2 },
    ]);
  });

  test('a third one collides', () => {
    expect(
      layOut([1, 2, 3].map((id) => racked(id, 12, 0.5)))
        .cells.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['overlap', 'server']);
  });

  test('devices that collide become one block that lists each claim with its own units', () => {
    expect(layOut([racked(1, 21, 2), racked(2, 22)]).cells).toEqual([
      {
        kind: 'overlap',
        from: 21,
        units: 2,
        claims: [
          { from: 21, units: 2, label: 'ds-1', serverIds: [1] },
          { from: 22, units: 1, label: 'ds-2', serverIds: [2] },
        ],
      },
    ]);
  });

  test('ten thousand servers in one unit are one block that names all of them', () => {
    const rack = layOut(Array.from({ length: 10_000 }, (_, index) => racked(index + 1, 1)));
    expect(rack.cells).toHaveLength(1);
    expect(idsIn(rack)).toHaveLength(10_000);
  });
});

describe('chassis', () => {
  test('takes its place from whichever blade carries one and keeps empty slots', () => {
    const rack = layOut([blade(1, 1), blade(2, 3, { unit: 10 }), blade(3, 4)]);
    expect(rack.cells).toEqual([
      {
        kind: 'chassis',
        from: 10,
        units: 4,
        chassisId: 7,
        name: 'chs-07',
        slotCount: 8,
        slots: [1, null, 2, 3, null, null, null, null],
        unplaced: [],
      },
    ]);
  });

  test('blades whose slot is taken, out of range or missing are listed beside the slots', () => {
    const cell = layOut([blade(1, 2, { unit: 1 }), blade(2, 2), blade(3, 9), blade(4, null)]).cells[0];
    expect(cell).toMatchObject({ slots: [null, 1, null, null, null, null, null, null], unplaced: [2, 3, 4] });
  });

  test('without any unit all its blades are called out', () => {
    expect(layOut([blade(1, 1), blade(2, 2)]).misplaced).toEqual([
      { serverId: 1, reason: 'no-unit' },
      { serverId: 2, reason: 'no-unit' },
    ]);
  });

  test('a chassis that collides with a server claims its units with all its blades', () => {
    const cell = layOut([blade(1, 1, { unit: 10 }), blade(2, 2), racked(3, 12)]).cells[0];
    expect(cell).toMatchObject({
      kind: 'overlap',
      from: 10,
      units: 4,
      claims: [
        { label: 'chs-07', serverIds: [1, 2] },
        { label: 'ds-3', serverIds: [3] },
      ],
    });
  });

  test('a blade that names no chassis is an ordinary server', () => {
    expect(layOut([server(1, { unit: 3 })]).cells).toEqual([{ kind: 'server', from: 3, units: 1, serverId: 1 }]);
  });
});
