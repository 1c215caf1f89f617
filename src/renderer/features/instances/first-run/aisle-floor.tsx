/** What lies under and over the aisle: tiles, perforated tiles, the line in the middle, and the cable ladder. */
import {
  DOOR_TOP,
  END,
  floorAt,
  haze,
  type Point,
  path,
  project,
  TILE,
  TILE_DEPTH,
  TRAY_HALF_WIDTH,
  TRAY_HEIGHT,
} from './aisle-geometry';
import styles from './cold-aisle.module.css';

const NEAREST = 0.6;
const ROWS = Math.floor((END - NEAREST) / TILE_DEPTH);
const COLUMNS = [-3, -2, -1, 0, 1, 2] as const;
const JOINTS = [-3, -2, -1, 0, 1, 2, 3] as const;
const SLOTS = [0.16, 0.33, 0.5, 0.67, 0.84] as const;

/** Rows are counted from the far end, so that the nearest one may be cut by the edge of the picture. */
const rows = Array.from({ length: ROWS }, (_, index) => {
  const far = END - index * TILE_DEPTH;
  return { index, far, near: far - TILE_DEPTH };
});

export function AisleFloor() {
  const floor = path(floorAt(-1, NEAREST), floorAt(-1, END), floorAt(1, END), floorAt(1, NEAREST));
  return (
    <g>
      <path
        d={path(floorAt(-4, NEAREST), floorAt(-4, END), floorAt(4, END), floorAt(4, NEAREST))}
        className={styles.plinth}
      />
      <path d={floor} className={styles.floor} />
      {rows.map(({ index, near, far }) => (
        <Tiles key={index} index={index} near={near} far={far} />
      ))}
      {JOINTS.map((column) => (
        <Line
          key={column}
          from={floorAt(column * TILE, NEAREST)}
          to={floorAt(column * TILE, END)}
          className={styles.joint}
        />
      ))}
      {rows.map(({ index, near, far }) => (
        <Marks key={index} index={index} near={near} far={far} />
      ))}
    </g>
  );
}

interface TileRowProps {
  readonly index: number;
  readonly near: number;
  readonly far: number;
}

/** Every second tile a shade lighter, and the joint between two rows. */
function Tiles({ index, near, far }: TileRowProps) {
  const clear = 1 - haze(near);
  return (
    <g>
      {COLUMNS.filter((column) => (column + index) % 2 === 0).map((column) => (
        <path key={column} d={tile(column, near, far)} className={styles.tile} style={{ opacity: clear }} />
      ))}
      <Line from={floorAt(-1, near)} to={floorAt(1, near)} className={styles.joint} opacity={Math.max(0.25, clear)} />
    </g>
  );
}

/** Perforated tiles and the line in the middle take turns. */
function Marks({ index, near, far }: TileRowProps) {
  const clear = 1 - haze(near);
  if (index % 2 === 0) {
    return (
      <g>
        <Perforated column={-2} near={near} far={far} opacity={clear} />
        <Perforated column={1} near={near} far={far} opacity={clear} />
      </g>
    );
  }
  const dash = path(floorAt(-0.03, near), floorAt(-0.03, far), floorAt(0.03, far), floorAt(0.03, near));
  return <path d={dash} className={styles.guide} style={{ opacity: Math.max(0.35, clear) }} />;
}

function tile(column: number, near: number, far: number): string {
  const left = column * TILE;
  const right = left + TILE;
  return path(floorAt(left, near), floorAt(left, far), floorAt(right, far), floorAt(right, near));
}

interface PerforatedProps {
  readonly column: number;
  readonly near: number;
  readonly far: number;
  readonly opacity: number;
}

/** Where the cold air comes from. */
function Perforated({ column, near, far, opacity }: PerforatedProps) {
  const left = (column + 0.16) * TILE;
  const right = (column + 0.84) * TILE;
  return SLOTS.map((share) => {
    const z = near + (far - near) * share;
    // Far away the slots would run into one another.
    const width = Math.min(1.4, 2.8 / z);
    return (
      <Line
        key={share}
        from={floorAt(left, z)}
        to={floorAt(right, z)}
        className={styles.slot}
        opacity={opacity}
        width={width}
      />
    );
  });
}

/** The ladder goes on behind the door, whose upper edge hides the rest of it. */
const TRAY_END = (END * TRAY_HEIGHT) / DOOR_TOP;
const rungs = Array.from(
  { length: Math.floor((TRAY_END - NEAREST) / TILE_DEPTH) },
  (_, index) => NEAREST + (index + 1) * TILE_DEPTH,
);

/** The cable ladder over the aisle: two rails and rungs as far apart as the floor's tiles. */
export function AisleTray() {
  const at = (side: -1 | 1, z: number) => project(side * TRAY_HALF_WIDTH, TRAY_HEIGHT, z);
  return (
    <g>
      {rungs.map((z) => (
        <Line key={z} from={at(-1, z)} to={at(1, z)} className={styles.rung} opacity={1 - haze(z) * 0.95} />
      ))}
      <Line from={at(-1, NEAREST)} to={at(-1, TRAY_END)} className={styles.rail} />
      <Line from={at(1, NEAREST)} to={at(1, TRAY_END)} className={styles.rail} />
    </g>
  );
}

interface LineProps {
  readonly from: Point;
  readonly to: Point;
  readonly className: string | undefined;
  readonly opacity?: number;
  readonly width?: number;
}

function Line({ from, to, className, opacity = 1, width }: LineProps) {
  const style = width === undefined ? { opacity } : { opacity, strokeWidth: width };
  return <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} className={className} style={style} />;
}
