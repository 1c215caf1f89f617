/** Paints the racks of one line of the floor into a canvas: what stands where, in true heights, by the chosen overlay. */
import type { RackCell } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { type FloorLine, type FloorScale, occupancyStep, TILE_FRAME, TILE_HEAD } from '../model/floor';
import type { Groups } from '../model/groups';
import { type Lens, matchesFilter } from '../model/lenses';
import { type Paint, paintOf } from '../model/paint';
import { colourOf, type FloorColours } from './floor-colours';

export interface LineLook {
  readonly lens: Lens | 'occupancy';
  readonly groups: Groups;
  readonly filter: readonly string[];
  readonly rows: ReadonlyMap<number, ServerRow>;
  readonly overlapping: ReadonlySet<number>;
  readonly colours: FloorColours;
}

const SIDE = 2;
/** What does not match stays to be seen, but no more. */
const FADED = 0.22;

export function paintLine(canvas: HTMLCanvasElement, line: FloorLine, scale: FloorScale, look: LineLook): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(line.width * ratio);
  canvas.height = Math.round(line.height * ratio);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(ratio, ratio);
  pen.translate(-line.left, -line.top);
  for (const tile of line.tiles) {
    fill(pen, { ...tile, top: tile.top + TILE_HEAD, height: tile.height - TILE_HEAD }, look.colours.well);
    const bottom = tile.top + tile.height - TILE_FRAME;
    const ramp = look.colours.ramp[occupancyStep(tile.rack) - 1] ?? look.colours.plain;
    for (const cell of tile.rack.cells) {
      // A line between devices, as far as there is room for one.
      const height = Math.max(1, cell.units * scale - 1);
      const top = bottom - (cell.from - 1 + cell.units) * scale + (cell.units * scale - height);
      const box = { left: tile.left + SIDE, top, width: tile.width - 2 * SIDE, height };
      paintCell(pen, cell, box, ramp, look);
    }
  }
}

interface PaintedBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function paintCell(pen: CanvasRenderingContext2D, cell: RackCell, box: PaintedBox, ramp: string, look: LineLook): void {
  switch (cell.kind) {
    case 'server':
      paintServer(pen, cell.serverId, box, ramp, look);
      return;
    case 'chassis': {
      const width = box.width / Math.max(1, cell.slots.length);
      for (const [at, id] of cell.slots.entries()) {
        const slot = { ...box, left: box.left + at * width, width: Math.max(0.5, width - 0.5) };
        if (id === null) fill(pen, slot, look.colours.empty);
        else paintServer(pen, id, slot, ramp, look);
      }
      return;
    }
    case 'overlap': {
      const ids = cell.claims.flatMap((claim) => claim.serverIds);
      pen.globalAlpha = ids.some((id) => isMatch(id, look)) ? 1 : FADED;
      if (look.lens === 'occupancy') fill(pen, box, ramp);
      else stripe(pen, box, look.colours.conflict, 2, 2);
      pen.globalAlpha = 1;
    }
  }
}

function paintServer(pen: CanvasRenderingContext2D, id: number, box: PaintedBox, ramp: string, look: LineLook): void {
  const row = look.rows.get(id);
  pen.globalAlpha = isMatch(id, look) ? 1 : FADED;
  if (!row || look.lens === 'occupancy') fill(pen, box, ramp);
  else {
    const paint = paintOf(look.lens, row, look.overlapping.has(id), look.groups);
    drawFace(pen, paint.face, box, colourOf(look.colours, paint));
  }
  pen.globalAlpha = 1;
}

/** Colour is never alone: held is broken, failed is short of its right end, what runs has a gap. */
function drawFace(pen: CanvasRenderingContext2D, face: Paint['face'], box: PaintedBox, colour: string): void {
  switch (face) {
    case 'hold':
      stripe(pen, box, colour, 4, 2);
      return;
    case 'conflict':
      stripe(pen, box, colour, 2, 2);
      return;
    case 'fail':
      fill(pen, { ...box, width: box.width * 0.66 }, colour);
      return;
    case 'busy':
      fill(pen, { ...box, width: box.width * 0.5 }, colour);
      fill(pen, { ...box, left: box.left + box.width * 0.66, width: box.width * 0.34 }, colour);
      return;
    case 'plain':
    case 'off':
    case 'hue':
      fill(pen, box, colour);
  }
}

function fill(pen: CanvasRenderingContext2D, { left, top, width, height }: PaintedBox, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(left, top, width, height);
}

function stripe(pen: CanvasRenderingContext2D, box: PaintedBox, colour: string, on: number, off: number): void {
  for (let at = 0; at < box.width; at += on + off) {
    fill(pen, { ...box, left: box.left + at, width: Math.min(on, box.width - at) }, colour);
  }
}

function isMatch(id: number, { filter, rows, overlapping }: LineLook): boolean {
  if (filter.length === 0) return true;
  const row = rows.get(id);
  return row !== undefined && matchesFilter(filter, row, overlapping.has(id));
}
