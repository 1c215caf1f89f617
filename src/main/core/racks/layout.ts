/** One rack laid out: every device in its true place, or called out with the reason why it has none. */
import type { RackCell, RackElevation, Span, UnitNumbering } from '@contract/types/rack';
import type { Device } from './devices';
import { endOf, FIRST_EDGE, type HalfSpan, heightInHalves, inUnits } from './halves';
import { claimedNumbers, isOutside, placeFromFloor } from './numbering';

/** Height of a rack nobody measured, in half units: 42 U, the usual one; it grows with what stands in it. */
const USUAL_HEIGHT = 84;
/** No real rack is taller than 100 U: a larger number is a slip, and drawing it would hang the window. */
const TALLEST = 200;

export interface RackFrame {
  readonly id: number;
  readonly name: string;
  readonly room: string;
  readonly row: string;
  /** As reported, in units. */
  readonly sizeUnits: number | null;
}

interface Placed {
  readonly device: Device<unknown>;
  readonly span: HalfSpan;
}

/** Never loses a device: cells, claims, slots, unplaced blades and misplaced servers together are all of them. */
export function layOutRack(
  frame: RackFrame,
  devices: readonly Device<unknown>[],
  numbering: UnitNumbering,
): RackElevation {
  const reported = usableRackHeight(frame.sizeUnits);
  const numbered = claimNumbers(devices, numbering.anchor);
  const height = reported ?? assumeHeight(numbered.claims);
  const misplaced = misplace(numbered.withoutUnit, 'no-unit');
  const placed: Placed[] = [];
  for (const claim of numbered.claims) {
    const span = placeFromFloor(claim.span, height, numbering.direction);
    if (isOutside(span, height)) misplaced.push(...misplace([claim.device], 'outside-rack'));
    else placed.push({ device: claim.device, span });
  }
  const blocks = joinCollisions(placed);
  const free = freeSpans(
    blocks.map((block) => block.span),
    height,
  );
  const freeHeight = free.reduce((sum, span) => sum + span.height, 0);
  return {
    id: frame.id,
    name: frame.name,
    room: frame.room,
    row: frame.row,
    size: height / 2,
    sizeAssumed: reported === null,
    cells: blocks.map(cellOf),
    freeRuns: free.map(inUnits),
    usedUnits: (height - freeHeight) / 2,
    freeUnits: freeHeight / 2,
    largestFree: Math.max(0, ...free.map((span) => span.height)) / 2,
    misplaced,
  };
}

export function usableRackHeight(sizeUnits: number | null): number | null {
  const height = heightInHalves(sizeUnits);
  return height === null || height > TALLEST ? null : height;
}

function claimNumbers(devices: readonly Device<unknown>[], anchor: UnitNumbering['anchor']) {
  const claims: Placed[] = [];
  const withoutUnit: Device<unknown>[] = [];
  // Half-height devices that name the same whole unit lie one above the other; from the third on they collide.
  const halvesIn = new Map<number, number>();
  for (const device of devices.toSorted((a, b) => firstId(a) - firstId(b))) {
    const { unit } = device;
    if (unit === null) {
      withoutUnit.push(device);
      continue;
    }
    const numbers = claimedNumbers({ unit, height: device.height }, anchor);
    const isHalf = device.height === 1 && unit % 2 === 0;
    const before = isHalf ? (halvesIn.get(unit) ?? 0) : 0;
    if (isHalf) halvesIn.set(unit, before + 1);
    const other = anchor === 'lowest' ? numbers.from + 1 : numbers.from - 1;
    claims.push({ device, span: before % 2 === 1 ? { from: other, height: 1 } : numbers });
  }
  return { claims, withoutUnit };
}

function assumeHeight(claims: readonly Placed[]): number {
  let height = USUAL_HEIGHT;
  for (const { span } of claims) {
    const top = endOf(span) - FIRST_EDGE;
    if (top <= TALLEST) height = Math.max(height, Math.ceil(top / 2) * 2);
  }
  return height;
}

function misplace(devices: readonly Device<unknown>[], reason: 'no-unit' | 'outside-rack') {
  return devices.flatMap((device) => device.serverIds.map((serverId) => ({ serverId, reason })));
}

interface Block {
  readonly span: HalfSpan;
  readonly members: readonly Placed[];
}

/** From the floor up; devices that claim a common half unit, directly or through others, become one block. */
function joinCollisions(placed: readonly Placed[]): Block[] {
  const blocks: { span: HalfSpan; members: Placed[] }[] = [];
  for (const one of placed.toSorted(fromFloorUp)) {
    const last = blocks.at(-1);
    if (!last || one.span.from >= endOf(last.span)) {
      blocks.push({ span: one.span, members: [one] });
      continue;
    }
    last.members.push(one);
    const end = Math.max(endOf(last.span), endOf(one.span));
    last.span = { from: last.span.from, height: end - last.span.from };
  }
  return blocks;
}

function fromFloorUp(a: Placed, b: Placed): number {
  return a.span.from - b.span.from || b.span.height - a.span.height || firstId(a.device) - firstId(b.device);
}

function firstId(device: Device<unknown>): number {
  return device.serverIds[0] ?? 0;
}

function cellOf(block: Block): RackCell {
  const span: Span = inUnits(block.span);
  const [only, another] = block.members;
  if (only && !another) {
    const { device } = only;
    if (device.kind === 'server') return { ...span, kind: 'server', serverId: firstId(device) };
    const { chassisId, label: name, slots, unplaced } = device;
    return { ...span, kind: 'chassis', chassisId, name, slotCount: slots.length, slots, unplaced };
  }
  const claims = block.members.map(({ device, span: claimed }) => ({
    ...inUnits(claimed),
    label: device.label,
    serverIds: device.serverIds,
  }));
  return { ...span, kind: 'overlap', claims };
}

function freeSpans(used: readonly HalfSpan[], height: number): HalfSpan[] {
  const free: HalfSpan[] = [];
  let edge = FIRST_EDGE;
  for (const span of used) {
    if (span.from > edge) free.push({ from: edge, height: span.from - edge });
    edge = endOf(span);
  }
  const top = FIRST_EDGE + height;
  if (edge < top) free.push({ from: edge, height: top - edge });
  return free;
}
