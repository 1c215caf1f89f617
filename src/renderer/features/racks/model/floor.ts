/** The floor plan: every rack a small tile, rows beneath each other, rooms where they fit. Pure geometry, in CSS pixels. */
import type { RackElevation, RackRoom, RackRow, RackWall } from '@contract/types/rack';
import { rowKey } from './rows';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface FloorTile extends Box {
  readonly rack: RackElevation;
  /** What the rack's name adds to its row: `03` of `B4-03`. */
  readonly label: string;
  /** Position in its row, from 1. */
  readonly position: number;
}

/** A row that is too long for the width goes on in another line. */
export interface FloorLine extends Box {
  readonly key: string;
  readonly row: RackRow;
  /** The first line of its row: the one that is labelled. */
  readonly first: boolean;
  readonly tiles: readonly FloorTile[];
}

export interface FloorRoom extends Box {
  readonly room: RackRoom;
  readonly rackCount: number;
  readonly lines: readonly FloorLine[];
}

export interface FloorPlan {
  readonly rooms: readonly FloorRoom[];
  readonly lines: readonly FloorLine[];
  /** In reading order. */
  readonly tiles: readonly FloorTile[];
  readonly height: number;
}

/** Pixels per unit that the floor can be zoomed to. */
export const FLOOR_SCALES = [2, 3, 4, 6] as const;
export type FloorScale = (typeof FLOOR_SCALES)[number];

export const TILE_HEAD = 13;
/** Frame above and below the units of a tile. */
export const TILE_FRAME = 1;
const TILE_GAP = 4;
const LINE_GAP = 10;
const ROOM_HEAD = 24;
const ROOM_GAP = 22;
const ROW_LABEL = 48;
/** Width of a tile in units: a rack is a little less than half as wide as 42 U are high. */
const WIDTH_IN_UNITS = 18;

export function planFloor(wall: RackWall, width: number, scale: FloorScale): FloorPlan {
  const racks = new Map(wall.racks.map((rack) => [rack.id, rack]));
  const blocks = wall.rooms.map((room) => blockOf(room, racks, width, scale));
  const spots = arrange(blocks, width);
  const rooms = blocks.map((block, at) => moved(block, spots[at] ?? { left: 0, top: 0 }));
  const lines = rooms.flatMap((room) => room.lines);
  return {
    rooms,
    lines,
    tiles: lines.flatMap((line) => line.tiles),
    height: Math.max(0, ...rooms.map((room) => room.top + room.height)),
  };
}

/** The rack a step away: the nearest one whose middle lies in that direction. Null at the edge. */
export function neighbourTile(
  tiles: readonly FloorTile[],
  from: FloorTile,
  way: 'left' | 'right' | 'up' | 'down',
): FloorTile | null {
  const [x, y] = middle(from);
  let best: { readonly tile: FloorTile; readonly cost: number } | null = null;
  for (const tile of tiles) {
    const [dx, dy] = [middle(tile)[0] - x, middle(tile)[1] - y];
    const along = way === 'left' ? -dx : way === 'right' ? dx : way === 'up' ? -dy : dy;
    const across = Math.abs(way === 'left' || way === 'right' ? dy : dx);
    if (along <= 0.5) continue;
    // Straight on first: a rack aside counts as farther than it is.
    const cost = along + across * ASIDE;
    if (best === null || cost < best.cost) best = { tile, cost };
  }
  return best?.tile ?? null;
}

const ASIDE = 4;

function middle({ left, top, width, height }: Box): readonly [x: number, y: number] {
  // By its foot: racks of one row stand on one floor, whatever their heights.
  return [left + width / 2, top + height];
}

/** The six steps of the occupancy ramp: 1 below 35 %, 6 from 92 % on. */
export function occupancyStep(rack: Pick<RackElevation, 'usedUnits' | 'size'>): 1 | 2 | 3 | 4 | 5 | 6 {
  const percent = occupancyPercent(rack);
  if (percent < 35) return 1;
  if (percent < 55) return 2;
  if (percent < 70) return 3;
  if (percent < 82) return 4;
  return percent < 92 ? 5 : 6;
}

export function occupancyPercent({ usedUnits, size }: Pick<RackElevation, 'usedUnits' | 'size'>): number {
  return size === 0 ? 0 : Math.round((usedUnits / size) * 100);
}

/** Racks by tenths of occupancy, emptiest first. */
export function occupancyHistogram(racks: readonly RackElevation[]): readonly number[] {
  const tenths = new Array<number>(10).fill(0);
  for (const rack of racks) {
    const at = Math.min(9, Math.floor(occupancyPercent(rack) / 10));
    tenths[at] = (tenths[at] ?? 0) + 1;
  }
  return tenths;
}

/** `03` of `B4-03`, `12` of `Rack 12`; a name without digits at its end stands for itself. */
export function tileLabel(name: string): string {
  return /\d{1,4}$/.exec(name.trim())?.[0] ?? [...name.trim()].slice(0, 4).join('');
}

function blockOf(
  room: RackRoom,
  racks: ReadonlyMap<number, RackElevation>,
  width: number,
  scale: FloorScale,
): FloorRoom {
  const tileWidth = WIDTH_IN_UNITS * scale;
  const perLine = Math.max(1, Math.floor((width - ROW_LABEL + TILE_GAP) / (tileWidth + TILE_GAP)));
  const lines: FloorLine[] = [];
  let top = ROOM_HEAD;
  for (const row of room.rows) {
    const standing = row.rackIds.flatMap((id) => racks.get(id) ?? []);
    for (let from = 0; from < standing.length; from += perLine) {
      const line = lineOf(row, standing.slice(from, from + perLine), from, top, scale);
      lines.push(line);
      top = line.top + line.height + LINE_GAP;
    }
  }
  return {
    room,
    rackCount: lines.reduce((sum, line) => sum + line.tiles.length, 0),
    lines,
    left: 0,
    top: 0,
    width: Math.max(0, ...lines.map((line) => line.width)),
    height: Math.max(ROOM_HEAD, top - LINE_GAP),
  };
}

function lineOf(
  row: RackRow,
  racks: readonly RackElevation[],
  from: number,
  top: number,
  scale: FloorScale,
): FloorLine {
  const tileWidth = WIDTH_IN_UNITS * scale;
  const heights = racks.map((rack) => TILE_HEAD + 2 * TILE_FRAME + rack.size * scale);
  const height = Math.max(0, ...heights);
  const tiles = racks.map((rack, at): FloorTile => {
    const own = heights[at] ?? 0;
    const left = ROW_LABEL + at * (tileWidth + TILE_GAP);
    const label = tileLabel(rack.name);
    return { rack, label, position: from + at + 1, left, top: top + height - own, width: tileWidth, height: own };
  });
  const width = ROW_LABEL + racks.length * (tileWidth + TILE_GAP) - TILE_GAP;
  return { key: `${rowKey(row)}\n${from}`, row, first: from === 0, tiles, left: 0, top, width, height };
}

function moved(room: FloorRoom, { left, top }: { readonly left: number; readonly top: number }): FloorRoom {
  const lines = room.lines.map((line) => ({
    ...line,
    left: line.left + left,
    top: line.top + top,
    tiles: line.tiles.map((tile) => ({ ...tile, left: tile.left + left, top: tile.top + top })),
  }));
  return { ...room, lines, left, top };
}

/** Each room, the tallest first, as high up and then as far left as it fits beside those placed before. */
function arrange(blocks: readonly Box[], width: number): readonly { readonly left: number; readonly top: number }[] {
  const spots: { left: number; top: number }[] = blocks.map(() => ({ left: 0, top: 0 }));
  const placed: Box[] = [];
  const order = blocks.map((_, at) => at).sort((a, b) => heightAt(blocks, b) - heightAt(blocks, a) || a - b);
  for (const at of order) {
    const block = blocks[at] as Box;
    const spot = spotFor(block, placed, width);
    spots[at] = spot;
    placed.push({ ...block, ...spot });
  }
  return spots;
}

function heightAt(blocks: readonly Box[], at: number): number {
  return blocks[at]?.height ?? 0;
}

function spotFor(block: Box, placed: readonly Box[], width: number): { left: number; top: number } {
  const lefts = [0, ...placed.map((one) => one.left + one.width + ROOM_GAP)];
  const tops = [0, ...placed.map((one) => one.top + one.height + ROOM_GAP)];
  let best = { left: 0, top: Math.max(...tops) };
  for (const top of tops) {
    for (const left of lefts) {
      const fits = left === 0 || left + block.width <= width;
      const box = { ...block, left, top };
      if (!fits || placed.some((one) => touches(box, one))) continue;
      if (top < best.top || (top === best.top && left < best.left)) best = { left, top };
    }
  }
  return best;
}

function touches(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width + ROOM_GAP &&
    b.left < a.left + a.width + ROOM_GAP &&
    a.top < b.top + b.height + ROOM_GAP &&
    b.top < a.top + a.height + ROOM_GAP
  );
}
