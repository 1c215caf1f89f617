/** The drawing of the first start: a cold aisle in one-point perspective, flat fills from the tokens. */
import type { ReactNode } from 'react';
import styles from './cold-aisle.module.css';

const WIDTH = 780;
const HEIGHT = 560;
/** Vanishing point. */
const VX = 392;
const VY = 238;
/** Depths of the rack fronts, as shares of the way to the vanishing point. */
const DEPTHS = [-0.28, 0.2, 0.42, 0.56, 0.655, 0.725, 0.78, 0.825, 0.86];
const UNITS = 26;

type Point = readonly [x: number, y: number];

/** A point of the picture's border plane moved `depth` of the way to the vanishing point. */
function at([x, y]: Point, depth: number): Point {
  return [x + (VX - x) * depth, y + (VY - y) * depth];
}

function path(...points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** The same noise each time: which units are filled, where a lamp is. */
function noise(a: number, b: number, c: number): number {
  const value = Math.sin(a * 12.9898 + b * 78.233 + c * 37.719) * 43_758.5453;
  return value - Math.floor(value);
}

export function ColdAisle({ label }: { readonly label: string }) {
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
    >
      <rect width={WIDTH} height={HEIGHT} className={styles.air} />
      <Floor />
      <Side left />
      <Side left={false} />
      <Tray />
      <Door />
    </svg>
  );
}

function Side({ left }: { readonly left: boolean }) {
  const x = left ? -150 : WIDTH + 150;
  const top: Point = [x, -260];
  const foot: Point = [x, HEIGHT + 130];
  const racks: ReactNode[] = [];
  for (let index = 0; index + 1 < DEPTHS.length; index += 1) {
    const near = DEPTHS[index] ?? 0;
    const far = (DEPTHS[index + 1] ?? 1) - 0.012;
    racks.push(<Rack key={near} near={near} far={far} top={top} foot={foot} seed={index + (left ? 0 : 40)} />);
  }
  return <g>{racks}</g>;
}

interface RackProps {
  readonly near: number;
  readonly far: number;
  readonly top: Point;
  readonly foot: Point;
  readonly seed: number;
}

function Rack({ near, far, top, foot, seed }: RackProps) {
  const edge = (depth: number, share: number): Point => {
    const [x, upper] = at(top, depth);
    const [, lower] = at(foot, depth);
    return [x, upper + (lower - upper) * share];
  };
  const units: ReactNode[] = [];
  for (let unit = 0; unit < UNITS; unit += 1) {
    const from = 0.03 + (unit / UNITS) * 0.94;
    const to = from + 0.94 / UNITS - 0.006;
    const empty = noise(seed, unit, 1) < 0.16;
    const face = path(edge(near, from), edge(far, from), edge(far, to), edge(near, to));
    units.push(
      <path key={unit} d={face} className={empty ? styles.gap : styles.unit} style={{ opacity: 1 - near * 0.75 }} />,
    );
    if (empty || near > 0.7) continue;
    const [x, y] = edge(near + (far - near) * 0.06, (from + to) / 2);
    const warm = noise(seed, unit, 2) < 0.03;
    units.push(
      <circle
        key={`l${unit}`}
        cx={x}
        cy={y}
        r={Math.max(0.6, 2 - near * 2.2)}
        className={warm ? styles.warm : styles.lamp}
      />,
    );
  }
  return (
    <g>
      <path d={path(edge(near, 0), edge(far, 0), edge(far, 1), edge(near, 1))} className={styles.rack} />
      {units}
      <path
        d={path(edge(near, 0), edge(near + 0.008, 0), edge(near + 0.008, 1), edge(near, 1))}
        className={styles.post}
      />
    </g>
  );
}

function Floor() {
  const y = HEIGHT + 60;
  const lines: ReactNode[] = [];
  for (let column = -8; column <= 8; column += 1) {
    const [x2, y2] = at([VX + column * 120, y], 0.86);
    lines.push(<line key={column} x1={VX + column * 120} y1={y} x2={x2} y2={y2} className={styles.joint} />);
  }
  for (const depth of [0.06, 0.22, 0.36, 0.47, 0.56, 0.63, 0.69, 0.74, 0.78]) {
    const [, height] = at([0, y], depth);
    lines.push(<line key={`d${depth}`} x1={0} y1={height} x2={WIDTH} y2={height} className={styles.joint} />);
  }
  const marks = [
    [0.2, 0.33],
    [0.41, 0.51],
    [0.57, 0.64],
    [0.69, 0.735],
    [0.77, 0.8],
  ].map(([from = 0, to = 0]) => (
    <path
      key={from}
      d={path(at([VX - 10, y], from), at([VX + 10, y], from), at([VX + 10, y], to), at([VX - 10, y], to))}
      className={styles.guide}
      style={{ opacity: 1 - from * 0.7 }}
    />
  ));
  return (
    <g>
      <path
        d={path([0, HEIGHT], at([-300, y], 0.86), at([WIDTH + 300, y], 0.86), [WIDTH, HEIGHT])}
        className={styles.floor}
      />
      {lines}
      <Grilles y={y} />
      {marks}
    </g>
  );
}

/** Perforated tiles: where the cold air comes from. */
function Grilles({ y }: { readonly y: number }) {
  const slots: ReactNode[] = [];
  for (const [row, depth] of [0.09, 0.25, 0.385, 0.49, 0.575].entries()) {
    for (const side of [-1, 1]) {
      for (let slot = 0; slot < 5; slot += 1) {
        const d = depth + slot * 0.02 * (1 - depth);
        const [x1, y1] = at([VX + side * 135, y], d);
        const [x2] = at([VX + side * 225, y], d);
        slots.push(
          <line
            key={`${row}${side}${slot}`}
            x1={x1}
            y1={y1}
            x2={x2}
            y2={y1}
            className={styles.slot}
            style={{ opacity: 1 - depth }}
          />,
        );
      }
    }
  }
  return <g>{slots}</g>;
}

function Tray() {
  const rungs = [0, 0.2, 0.36, 0.49, 0.59, 0.67, 0.73, 0.78].map((depth) => {
    const [x1, y1] = at([VX - 70, -60], depth);
    const [x2] = at([VX + 70, -60], depth);
    return <line key={depth} x1={x1} y1={y1} x2={x2} y2={y1} className={styles.tray} />;
  });
  const rail = (x: number) => {
    const [x2, y2] = at([x, -60], 0.82);
    return <line x1={x} y1={-60} x2={x2} y2={y2} className={styles.tray} />;
  };
  return (
    <g>
      {rail(VX - 70)}
      {rail(VX + 70)}
      {rungs}
    </g>
  );
}

function Door() {
  return (
    <g>
      <rect x={VX - 47} y={VY - 40} width={94} height={84} className={styles.door} />
      <line x1={VX} y1={VY - 40} x2={VX} y2={VY + 44} className={styles.doorLine} />
    </g>
  );
}
