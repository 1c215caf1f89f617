/** Geometry of the first start's drawing: a cold aisle in one-point perspective, in the proportions of a real one. */

/** Drawing area in user units; the SVG is cropped to its place, never stretched. */
export const VIEW = { width: 784, height: 564 } as const;
/** Vanishing point: eye height, slightly above the middle of a rack. */
export const VANISHING = { x: 393, y: 246 } as const;

export type Point = readonly [x: number, y: number];

/** Units are half aisle widths: walls stand at -1 and 1, the eye is EYE above the floor. */
const EYE = 0.924;
export const RACK_TOP = 0.81;
export const DOOR_TOP = 0.786;
export const TRAY_HEIGHT = 1.32;
export const TRAY_HALF_WIDTH = 0.24;
/** Screen units that one unit takes at distance 1. */
const FOCAL = 600;
const RACK_WIDTH = 0.5;
/** Distance of the first rack front that is drawn whole. */
const FIRST = 1.0;
export const RACK_COUNT = 16;
export const END = FIRST + RACK_WIDTH * RACK_COUNT;
export const TILE = 1 / 3;
export const TILE_DEPTH = 0.4;
export const UNITS = 42;

export interface Device {
  /** Units from the top, and its height. */
  readonly from: number;
  readonly units: number;
  readonly kind: 'server' | 'gap';
  readonly shade: 0 | 1 | 2;
  readonly lamp: 'ok' | 'hold' | 'off';
}

/** A point of the room on the picture: `x` right, `up` above the eye, `z` away. */
export function project(x: number, up: number, z: number): Point {
  return [VANISHING.x + (FOCAL * x) / z, VANISHING.y - (FOCAL * up) / z];
}

export function path(...points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

export const floorAt = (x: number, z: number): Point => project(x, -EYE, z);

/** Near and far end of a rack's front; rack 0 is cut by the edge of the picture. */
export function rackSpan(index: number): { near: number; far: number } {
  const near = FIRST + (index - 1) * RACK_WIDTH;
  return { near: Math.max(near, 0.42), far: near + RACK_WIDTH };
}

/** How much of the dark between here and there lies over a thing: 0 near, towards 1 at the end. */
export function haze(z: number): number {
  const way = Math.max(0, (z - FIRST) / (END - FIRST));
  return Math.min(0.94, way ** 0.62 * 0.96);
}

/** On a wall: `share` 0 is the rack's top, 1 the floor; a little plinth and head stay free. */
export function wallPoint(side: -1 | 1, z: number, share: number): Point {
  return project(side, RACK_TOP - (RACK_TOP + EYE) * share, z);
}

export function unitShare(unit: number): number {
  return 0.022 + (unit / UNITS) * 0.948;
}

/** The same racks at every start: a drawing must not flicker between visits. */
export function devicesOf(seed: number): readonly Device[] {
  const next = generator(seed * 7919 + 17);
  const devices: Device[] = [];
  let from = 0;
  while (from < UNITS) {
    const roll = next();
    const isGap = roll < 0.1;
    const wanted = isGap ? 1 + Math.floor(next() * 3) : heightOf(next());
    const units = Math.min(wanted, UNITS - from);
    const lampRoll = next();
    devices.push({
      from,
      units,
      kind: isGap ? 'gap' : 'server',
      shade: Math.floor(next() * 3) as Device['shade'],
      lamp: lampRoll < 0.015 ? 'hold' : lampRoll < 0.1 ? 'off' : 'ok',
    });
    from += units;
  }
  return devices;
}

function heightOf(roll: number): number {
  if (roll < 0.5) return 1;
  if (roll < 0.87) return 2;
  return roll < 0.96 ? 4 : 7;
}

/** Mulberry32: small, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
