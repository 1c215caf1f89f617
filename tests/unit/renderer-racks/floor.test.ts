/** The floor's geometry: every rack once, nothing on top of anything else, and arrows that lead somewhere and back. */
import type { RackElevation, RackWall } from '@contract/types/rack';
import {
  FLOOR_SCALES,
  type FloorTile,
  neighbourTile,
  occupancyHistogram,
  occupancyStep,
  planFloor,
  tileLabel,
} from '@renderer/features/racks/model/floor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rack = (id: number, size: number, room = 'A', row = '1'): RackElevation => ({
  id,
  name: `${room}${row}-${id}`,
  room,
  row,
  size,
  sizeAssumed: false,
  cells: [],
  freeRuns: [],
  usedUnits: 0,
  freeUnits: size,
  largestFree: size,
  misplaced: [],
});

/** Rooms of rows of racks, by their heights. */
function wallOf(rooms: readonly (readonly (readonly number[])[])[]): RackWall {
  const racks: RackElevation[] = [];
  const built = rooms.map((rows, at) => ({
    room: `R${at}`,
    serverCount: 0,
    occupancy: 0,
    rows: rows.map((sizes, rowAt) => {
      const standing = sizes.map((size) => {
        const one = rack(racks.length + 1, size, `R${at}`, String(rowAt));
        racks.push(one);
        return one.id;
      });
      return { room: `R${at}`, row: String(rowAt), rackIds: standing, serverCount: 0, occupancy: 0 };
    }),
  }));
  return { racks, rooms: built } as unknown as RackWall;
}

const anyWall = fc
  .array(fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }), { maxLength: 5 }), { maxLength: 6 })
  .map(wallOf);
const anyWidth = fc.integer({ min: 0, max: 3_000 });
const anyScale = fc.constantFrom(...FLOOR_SCALES);

describe('the plan of a floor', () => {
  it('has every rack once, none on another, none left of the edge or beyond the height', () => {
    fc.assert(
      fc.property(anyWall, anyWidth, anyScale, (wall, width, scale) => {
        const { tiles, height } = planFloor(wall, width, scale);
        expect(tiles.map((tile) => tile.rack.id).sort((a, b) => a - b)).toEqual(wall.racks.map(({ id }) => id));
        for (const [at, tile] of tiles.entries()) {
          expect(tile.left).toBeGreaterThanOrEqual(0);
          expect(tile.top + tile.height).toBeLessThanOrEqual(height);
          for (const other of tiles.slice(at + 1)) expect(touching(tile, other)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps to the width wherever one rack fits', () => {
    fc.assert(
      fc.property(anyWall, fc.integer({ min: 200, max: 3_000 }), anyScale, (wall, width, scale) => {
        for (const tile of planFloor(wall, width, scale).tiles)
          expect(tile.left + tile.width).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  it('draws heights true: a rack twice as high has twice as many pixels of units', () => {
    const { tiles } = planFloor(wallOf([[[20, 40]]]), 1_000, 2);
    const [low, high] = tiles as [FloorTile, FloorTile];
    expect(high.height - low.height).toBe(40);
    expect(low.top + low.height).toBe(high.top + high.height);
  });
});

describe('an arrow', () => {
  const { tiles } = planFloor(
    wallOf([
      [
        [42, 42, 42],
        [42, 48, 42],
      ],
    ]),
    1_000,
    2,
  );
  const at = (id: number) => tiles.find((tile) => tile.rack.id === id) as FloorTile;

  it.each([
    [1, 'right', 2],
    [2, 'left', 1],
    [2, 'down', 5],
    [5, 'up', 2],
    [1, 'left', null],
    [1, 'up', null],
    [6, 'down', null],
    [6, 'right', null],
  ] as const)('from rack %i %s leads to %s', (from, way, to) => {
    expect(neighbourTile(tiles, at(from), way)?.rack.id ?? null).toBe(to);
  });
});

describe('how full a rack is', () => {
  it.each([
    [0, 1],
    [34, 1],
    [35, 2],
    [55, 3],
    [70, 4],
    [82, 5],
    [92, 6],
    [100, 6],
  ] as const)('%i percent is step %i', (usedUnits, step) => {
    expect(occupancyStep({ usedUnits, size: 100 })).toBe(step);
  });

  it('counts a full rack in the last tenth, and one without height as empty', () => {
    const racks = [
      { ...rack(1, 10), usedUnits: 10 },
      { ...rack(2, 0), usedUnits: 0 },
    ];
    expect(occupancyHistogram(racks)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

it.each([
  ['B4-03', '03'],
  ['Rack 12', '12'],
  ['R12.07', '07'],
  ['Storage', 'Stor'],
  ['', ''],
])('the rack %s is told as %s', (name, label) => {
  expect(tileLabel(name)).toBe(label);
});

function touching(a: FloorTile, b: FloorTile): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
