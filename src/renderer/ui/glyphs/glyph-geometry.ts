/** Builders of SVG path data for the few figures glyphs are made of. */
export type Point = readonly [x: number, y: number];

const round = (value: number) => Math.round(value * 100) / 100;
const at = ([x, y]: Point) => `${round(x)} ${round(y)}`;

export function circle(centre: number, radius: number): string {
  const r = round(radius);
  const across = round(radius * 2);
  return `M${round(centre - radius)} ${centre}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 ${-across} 0z`;
}

export function rect(x: number, y: number, width: number, height: number, radius = 0): string {
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return polygon(corners, radius);
}

/** Closed polygon; `radius` rounds its corners by cutting them back that far. */
export function polygon(points: readonly Point[], radius = 0): string {
  if (radius === 0) return `M${points.map(at).join('L')}z`;
  const parts = points.map((corner, index) => {
    const before = points.at(index - 1) ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const enter = toward(corner, before, radius);
    const leave = toward(corner, after, radius);
    return `${index === 0 ? 'M' : 'L'}${at(enter)}Q${at(corner)} ${at(leave)}`;
  });
  return `${parts.join('')}z`;
}

/** Saltire as one outline, so that under the even-odd rule its centre is not filled again. */
export function cross(centre: number, arm: number, half: number): string {
  const near = Math.SQRT2 * half;
  const c = centre;
  const a = arm;
  const h = half / Math.SQRT2;
  return polygon([
    [c, c - near],
    [c + a - h, c - a - h],
    [c + a + h, c - a + h],
    [c + near, c],
    [c + a + h, c + a - h],
    [c + a - h, c + a + h],
    [c, c + near],
    [c - a + h, c + a + h],
    [c - a - h, c + a - h],
    [c - near, c],
    [c - a - h, c - a + h],
    [c - a + h, c - a - h],
  ]);
}

/** Open arc clockwise from twelve o'clock; `share` is the part of the whole turn, 0 to 1. */
export function arc(centre: number, radius: number, share: number): string {
  const part = Math.min(Math.max(share, 0.02), 0.999);
  const angle = part * 2 * Math.PI;
  const end: Point = [centre + radius * Math.sin(angle), centre - radius * Math.cos(angle)];
  return `M${centre} ${round(centre - radius)}A${radius} ${radius} 0 ${part > 0.5 ? 1 : 0} 1 ${at(end)}`;
}

function toward([x, y]: Point, [toX, toY]: Point, distance: number): Point {
  const length = Math.hypot(toX - x, toY - y);
  const part = Math.min(distance / length, 0.5);
  return [x + (toX - x) * part, y + (toY - y) * part];
}
