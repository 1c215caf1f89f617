/** The drawing of the first start: the mark in perspective. A cold aisle between two rows of racks, in flat fills. */
import { memo } from 'react';
import { AisleFloor, AisleTray } from './aisle-floor';
import {
  type Device,
  DOOR_TOP,
  devicesOf,
  END,
  floorAt,
  haze,
  path,
  project,
  RACK_COUNT,
  rackSpan,
  unitShare,
  VANISHING,
  VIEW,
  wallPoint,
} from './aisle-geometry';
import styles from './cold-aisle.module.css';

type Side = -1 | 1;
/** Share of a rack's width that its posts and the seam to the next one take. */
const POST = 0.055;
/** Beyond this rack lamps and seams would be smaller than a pixel. */
const LAST_WITH_LAMPS = 7;
const FAR_TO_NEAR = Array.from({ length: RACK_COUNT + 1 }, (_, index) => RACK_COUNT - index);

export const ColdAisle = memo(function ColdAisle({ label }: { readonly label: string }) {
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
    >
      <rect x={-600} y={-600} width={VIEW.width + 1200} height={VIEW.height + 1200} className={styles.air} />
      <AisleFloor />
      <Door />
      <AisleTray />
      {FAR_TO_NEAR.map((index) => (
        <g key={index}>
          <RackFront side={-1} index={index} />
          <RackFront side={1} index={index} />
        </g>
      ))}
    </svg>
  );
});

function RackFront({ side, index }: { readonly side: Side; readonly index: number }) {
  const { near, far } = rackSpan(index);
  const along = (share: number) => near + (far - near) * share;
  const whole = path(
    wallPoint(side, near, 0),
    wallPoint(side, far, 0),
    wallPoint(side, far, 1),
    wallPoint(side, near, 1),
  );
  const from = along(POST);
  const to = along(1 - POST);
  const well = path(
    wallPoint(side, from, 0.018),
    wallPoint(side, to, 0.018),
    wallPoint(side, to, 0.976),
    wallPoint(side, from, 0.976),
  );
  const devices = devicesOf(side === -1 ? index : index + 50);
  return (
    <g>
      <path d={whole} className={styles.frame} />
      <path d={well} className={styles.well} />
      {devices.map((device) =>
        device.kind === 'gap' ? null : (
          <DeviceFront
            key={device.from}
            device={device}
            side={side}
            from={from}
            to={to}
            lit={index <= LAST_WITH_LAMPS}
          />
        ),
      )}
      <path d={whole} className={styles.haze} style={{ opacity: haze((near + far) / 2) }} />
      <path d={whole} className={styles.seam} style={{ opacity: 1 - haze(near) }} />
    </g>
  );
}

interface DeviceFrontProps {
  readonly device: Device;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly lit: boolean;
}

const SHADES = [styles.face0, styles.face1, styles.face2] as const;
const LAMPS = { ok: styles.lampOk, hold: styles.lampHold, off: styles.lampOff } as const;

function DeviceFront({ device, side, from, to, lit }: DeviceFrontProps) {
  const top = unitShare(device.from);
  const bottom = unitShare(device.from + device.units) - 0.0032;
  const face = path(
    wallPoint(side, from, top),
    wallPoint(side, to, top),
    wallPoint(side, to, bottom),
    wallPoint(side, from, bottom),
  );
  const edge = from + (to - from) * 0.9;
  const [x, y] = wallPoint(side, edge, (top + Math.min(bottom, unitShare(device.from + 1))) / 2);
  return (
    <>
      <path d={face} className={SHADES[device.shade]} />
      <path d={path(wallPoint(side, from, top), wallPoint(side, to, top))} className={styles.lip} />
      {lit ? <circle cx={x} cy={y} r={Math.max(0.6, 2.1 / edge)} className={LAMPS[device.lamp]} /> : null}
    </>
  );
}

/** The door at the end of the aisle, as wide as the aisle and as high as the racks. */
function Door() {
  const [left, top] = project(-1, DOOR_TOP, END);
  const [right] = project(1, DOOR_TOP, END);
  const [, foot] = floorAt(0, END);
  return (
    <g>
      <rect x={left} y={top} width={right - left} height={foot - top} className={styles.door} />
      <line x1={VANISHING.x} y1={top} x2={VANISHING.x} y2={foot} className={styles.doorLine} />
    </g>
  );
}
