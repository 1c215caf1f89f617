/**
 * Path data of every status glyph. Circle good, rounded square held, triangle state error, octagon failed, diamond
 * conflict, ring operation, dotted unknown, pill power, socket port. Filled is settled, outline is in transition.
 */
import { arc, circle, cross, type Point, polygon, rect } from './glyph-geometry';
import type { GlyphFamily, GlyphPart, GlyphShape } from './glyph-shape';

const fill = (d: string): GlyphPart => ({ d, paint: 'fill' });
const line = (d: string, width = 1.4): GlyphPart => ({ d, paint: 'stroke', width });
const dashed = (d: string, dash: string, width: number): GlyphPart => ({ d, paint: 'stroke', width, dash });
const shape = (family: GlyphFamily, at12: GlyphPart[], at9: GlyphPart[]): GlyphShape => ({ family, at12, at9 });

const bars12 = (y: number, height: number) => rect(4, y, 1, height) + rect(7, y, 1, height);
const bars9 = (y: number, height: number) => rect(3, y, 1, height) + rect(5, y, 1, height);
const play = (x: number, y: number, width: number, height: number) =>
  polygon([
    [x, y],
    [x + width, y + height / 2],
    [x, y + height],
  ]);

const SQUARE_12 = rect(1, 1, 10, 10, 2);
const SQUARE_9 = rect(1, 1, 7, 7, 1.5);
const SQUARE_LINE_12 = line(rect(1.7, 1.7, 8.6, 8.6, 1.6));
const SQUARE_LINE_9 = line(rect(1.5, 1.5, 6, 6, 1), 1);
const TRIANGLE_12 = triangle([6, 0.6], [11.5, 10.6], [0.5, 10.6], 1);
const TRIANGLE_9 = triangle([4.5, 0.5], [8.6, 8], [0.4, 8], 0.8);
const OCTAGON_12 = octagon(1, 11, 3, 0.5);
const OCTAGON_9 = octagon(1, 8, 2, 0.3);
const RING_12 = circle(6, 4.6);
const RING_9 = circle(4.5, 3.5);

export const OK_SHAPE = shape('ok', [fill(circle(6, 3.5))], [fill(circle(4.5, 2.5))]);

export const UNKNOWN_SHAPE = shape(
  'unknown',
  [dashed(circle(6, 4.1), '1.5 1.72', 1.4)],
  [dashed(circle(4.5, 3.2), '1.15 1.363', 1.1)],
);

export const FAILED_SHAPE = shape(
  'fail',
  [fill(OCTAGON_12 + cross(6, 1.9, 0.75))],
  [fill(OCTAGON_9 + cross(4.5, 1.4, 0.6))],
);

/** Running operation. `progress` 0 to 1, or null where the instance does not tell it. */
export function runningShape(progress: number | null): GlyphShape {
  const share = progress ?? 0.36;
  const ring = (centre: number, radius: number, track: number, width: number, dot: number): GlyphPart[] => [
    { d: circle(centre, radius), paint: 'stroke', width: track, faint: true },
    { d: arc(centre, radius, share), paint: 'stroke', width, turns: true },
    fill(circle(centre, dot)),
  ];
  return shape('busy', ring(6, 4.4, 1.4, 1.9, 1.4), ring(4.5, 3.3, 1.1, 1.5, 1.05));
}

export const SERVER_STATE_SHAPES = {
  ok: OK_SHAPE,
  suspended: shape('hold', [fill(SQUARE_12 + bars12(4, 4))], [fill(SQUARE_9 + bars9(3, 3))]),
  suspending: shape('hold', [SQUARE_LINE_12, fill(bars12(4, 4))], [SQUARE_LINE_9, fill(bars9(3, 3))]),
  resuming: shape(
    'hold',
    [SQUARE_LINE_12, fill(play(4.6, 3.6, 4, 4.8))],
    [SQUARE_LINE_9, fill(play(3.4, 2.7, 2.8, 3.6))],
  ),
  suspend_error: shape('fail', [fill(TRIANGLE_12 + bars12(6, 3))], [fill(TRIANGLE_9 + bars9(5, 2))]),
  resume_error: shape(
    'fail',
    [fill(TRIANGLE_12 + play(4.8, 5, 3.4, 4.2))],
    [fill(TRIANGLE_9 + play(3.6, 3.8, 2.6, 3.2))],
  ),
  new: shape('new', [fill(star(6, 5.3, 1.25))], [fill(star(4.5, 4, 0.95))]),
  unknown: UNKNOWN_SHAPE,
  overlap: shape(
    'conflict',
    [fill(diamond(6, 5.6, 0.9) + rect(5.25, 3, 1.5, 3.8) + rect(5.25, 7.7, 1.5, 1.5))],
    [fill(diamond(4.5, 4.3, 0.7) + rect(4, 2, 1, 3) + rect(4, 6, 1, 1))],
  ),
  failed: FAILED_SHAPE,
  running: runningShape(null),
} as const satisfies Record<string, GlyphShape>;

const PILL_LINE_12 = rect(4.6, 1.6, 2.8, 8.8, 1.2);
const PILL_LINE_9 = rect(3.5, 1.5, 2, 6, 0.8);

export const POWER_SHAPES = {
  on: shape('ok', [fill(rect(4, 1, 4, 10, 1.6))], [fill(rect(3, 1, 3, 7, 1.2))]),
  off: shape('unknown', [line(PILL_LINE_12, 1.2)], [line(PILL_LINE_9, 1)]),
  in_progress: shape(
    'busy',
    [line(PILL_LINE_12, 1.2), fill('M4 6h4v3.4a1.6 1.6 0 0 1-1.6 1.6h-.8a1.6 1.6 0 0 1-1.6-1.6z')],
    [line(PILL_LINE_9, 1), fill('M3 5h3v2a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1z')],
  ),
  unknown: shape('unknown', [dashed(PILL_LINE_12, '1.3 1.3', 1.2)], [dashed(PILL_LINE_9, '1 1', 1)]),
} as const satisfies Record<string, GlyphShape>;

const SOCKET_12 = socket([1, 2, 11, 8, 3, 9, 10], 0.6);
const SOCKET_LINE_12 = socket([1.7, 2.7, 10.3, 7.3, 3.7, 8.3, 9.3], 0.5);
const SOCKET_9 = socket([1, 1, 8, 6, 2, 7, 8], 0.4);
const SOCKET_LINE_9 = socket([1.5, 1.5, 7.5, 5.5, 2.5, 6.5, 7.5], 0.3);

export const PORT_SHAPES = {
  up: shape('ok', [fill(SOCKET_12)], [fill(SOCKET_9)]),
  no_link: shape('hold', [line(SOCKET_LINE_12)], [line(SOCKET_LINE_9, 1)]),
  disabled: shape(
    'unknown',
    [line(SOCKET_LINE_12, 1.2), line('M1.4 10.9L10.6 1.1')],
    [line(SOCKET_LINE_9, 1), line('M1 8.2L8 .8', 1.1)],
  ),
  testing: shape(
    'busy',
    [line(SOCKET_LINE_12), fill(circle(6, 1.4))],
    [line(SOCKET_LINE_9, 1), fill(rect(4, 3, 1, 2))],
  ),
  unknown: shape('unknown', [dashed(SOCKET_LINE_12, '1.5 1.4', 1.3)], [dashed(SOCKET_LINE_9, '1 1', 1)]),
} as const satisfies Record<string, GlyphShape>;

export const OPERATION_SHAPES = {
  waiting: shape(
    'unknown',
    [line(RING_12), line('M6 3.5v2.8l1.7 1')],
    [line(RING_9, 1.1), line('M4.5 2.7v2l1.2.7', 1)],
  ),
  running: runningShape(null),
  done: shape(
    'ok',
    [line(RING_12), line('M3.9 6.2l1.5 1.5 2.8-3.2')],
    [line(RING_9, 1.1), line('M3 4.6l1.1 1.1 2-2.3', 1.1)],
  ),
  failed: FAILED_SHAPE,
  stopped: shape(
    'unknown',
    [line(RING_12), fill(rect(4.5, 4.5, 3, 3))],
    [line(RING_9, 1.1), fill(rect(3.5, 3.5, 2, 2))],
  ),
  skipped: shape('unknown', [line(RING_12), line('M4 6h4')], [line(RING_9, 1.1), line('M3 4.5h3', 1.1)]),
  unconfirmed: shape('conflict', [line(diamond(6, 4.7, 0.6))], [line(diamond(4.5, 3.6, 0.4), 1.1)]),
} as const satisfies Record<string, GlyphShape>;

export const CONNECTION_SHAPES = {
  online: shape('ok', [fill(circle(6, 4))], [fill(circle(4.5, 3))]),
  stale: shape(
    'hold',
    [line(circle(6, 4.1)), fill('M6 1.4a4.6 4.6 0 0 1 0 9.2z')],
    [line(circle(4.5, 3.2), 1.1), fill('M4.5 .8a3.7 3.7 0 0 1 0 7.4z')],
  ),
  offline: shape(
    'unknown',
    [line(circle(6, 4.3)), line('M3 9L9 3')],
    [line(circle(4.5, 3.2), 1.1), line('M2.3 6.7l4.4-4.4', 1.1)],
  ),
  signed_out: shape(
    'unknown',
    [fill(rect(2, 5, 8, 6, 1)), line('M4 5.2V3.8a2 2 0 0 1 4 0v1.4')],
    [fill(rect(1, 4, 7, 4, 0.8)), line('M2.9 4.2V3a1.6 1.6 0 0 1 3.2 0v1.2', 1.1)],
  ),
  connecting: runningShape(null),
  /** Held like a suspended server, with a keyhole. */
  sealed: shape(
    'hold',
    [fill(`${SQUARE_12}M6 3a1.6 1.6 0 0 1 .8 3v2.6h-1.6V6a1.6 1.6 0 0 1 .8-3z`)],
    [fill(`${SQUARE_9}M4.5 2.2a1.2 1.2 0 0 1 .6 2.2v2h-1.2v-2a1.2 1.2 0 0 1 .6-2.2z`)],
  ),
  question: SERVER_STATE_SHAPES.overlap,
  broken: FAILED_SHAPE,
} as const satisfies Record<string, GlyphShape>;

function triangle(top: Point, right: Point, left: Point, radius: number): string {
  return polygon([top, right, left], radius);
}

function octagon(from: number, to: number, cut: number, radius: number): string {
  const near = from + cut;
  const far = to - cut;
  const corners: Point[] = [
    [near, from],
    [far, from],
    [to, near],
    [to, far],
    [far, to],
    [near, to],
    [from, far],
    [from, near],
  ];
  return polygon(corners, radius);
}

function diamond(centre: number, reach: number, radius: number): string {
  const corners: Point[] = [
    [centre, centre - reach],
    [centre + reach, centre],
    [centre, centre + reach],
    [centre - reach, centre],
  ];
  return polygon(corners, radius);
}

function star(centre: number, reach: number, waist: number): string {
  const points: Point[] = [];
  for (let step = 0; step < 8; step += 1) {
    const radius = step % 2 === 0 ? reach : waist * Math.SQRT2;
    const angle = (step * Math.PI) / 4;
    points.push([centre + radius * Math.sin(angle), centre - radius * Math.cos(angle)]);
  }
  return polygon(points);
}

type SocketMeasures = readonly [
  left: number,
  top: number,
  right: number,
  shoulder: number,
  tongueLeft: number,
  tongueRight: number,
  bottom: number,
];

function socket([left, top, right, shoulder, tongueLeft, tongueRight, bottom]: SocketMeasures, radius: number): string {
  const corners: Point[] = [
    [left, top],
    [right, top],
    [right, shoulder],
    [tongueRight, shoulder],
    [tongueRight, bottom],
    [tongueLeft, bottom],
    [tongueLeft, shoulder],
    [left, shoulder],
  ];
  return polygon(corners, radius);
}
