import type { RackCell } from '@contract/types/rack';
import { findByName, type Move, moveFocus, rangeOf, stopsOf } from '@renderer/features/racks/model/stops';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, rack } from './make';

const CHASSIS: RackCell = {
  kind: 'chassis',
  from: 5,
  units: 4,
  chassisId: 1,
  name: 'chs',
  slotCount: 3,
  slots: [31, null, 32],
  unplaced: [33],
};
const OVERLAP: RackCell = {
  kind: 'overlap',
  from: 20,
  units: 2,
  claims: [
    { from: 20, units: 2, label: 'a', serverIds: [41] },
    { from: 21, units: 1, label: 'b', serverIds: [42] },
  ],
};
const RACKS = [
  rack(1, [at(11, 1), at(12, 10), at(13, 40)]),
  rack(2, []),
  rack(3, [at(30, 1), CHASSIS, OVERLAP, at(34, 39, 2)]),
];
const STOPS = stopsOf(RACKS);

test('every drawn server is a stop: from the top down, blades by slot, claims too', () => {
  expect(STOPS.map(({ serverId }) => serverId)).toEqual([13, 12, 11, 34, 42, 41, 31, 32, 33, 30]);
});

describe('arrows', () => {
  test.each<[number | null, Move, number]>([
    [null, 'down', 13],
    [13, 'down', 12],
    [11, 'down', 11],
    [13, 'up', 13],
    [13, 'right', 34],
    [11, 'right', 30],
    [31, 'left', 12],
    [34, 'right', 34],
    [13, 'left', 13],
    [12, 'first', 13],
    [12, 'last', 11],
  ])('from %s %s to %s', (from, move, to) => {
    expect(moveFocus(STOPS, from, move)).toBe(to);
  });

  test('lead nowhere in an empty row', () => {
    expect(moveFocus([], null, 'down')).toBeNull();
  });

  test('never lead out of the row, whatever stands in it', () => {
    const anyRacks = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 42 }), { maxLength: 8 }), { maxLength: 5 });
    const moves = fc.array(fc.constantFrom<Move>('up', 'down', 'left', 'right', 'first', 'last'));
    fc.assert(
      fc.property(anyRacks, moves, (racks, steps) => {
        const stops = stopsOf(
          racks.map((units, index) =>
            rack(
              index,
              [...units].sort((a, b) => a - b).map((unit) => at(index * 100 + unit, unit)),
            ),
          ),
        );
        let id = moveFocus(stops, null, 'down');
        for (const step of steps) {
          id = moveFocus(stops, id, step);
          if (stops.length > 0) expect(stops.map(({ serverId }) => serverId)).toContain(id);
        }
      }),
    );
  });
});

describe('ranges', () => {
  test('run in reading order, whichever end comes first', () => {
    expect(rangeOf(STOPS, 12, 34)).toEqual([12, 11, 34]);
    expect(rangeOf(STOPS, 34, 12)).toEqual([12, 11, 34]);
  });

  test('without a known anchor there is only the target', () => {
    expect(rangeOf(STOPS, 999, 12)).toEqual([12]);
  });
});

describe('type-ahead', () => {
  const nameOf = (id: number) => `ds-${id}`;
  test.each([
    ['ds-3', 11, 34],
    ['ds-3', 34, 34],
    ['42', null, 42],
    ['DS-41', 30, 41],
    ['nothing', null, null],
  ])('%s from %s finds %s', (text, from, found) => {
    expect(findByName(STOPS, nameOf, text, from)).toBe(found);
  });

  test('a whole name leads to its own server, also from a longer name that begins so', () => {
    const named = stopsOf([rack(1, [at(1, 1), at(19, 2), at(10, 3)])]);
    for (const from of [1, 19, 10, null]) expect(findByName(named, (id) => `kvm-${id}`, 'kvm-1', from)).toBe(1);
  });
});
