/** What a `unit` number means: which end of a tall device it names, and from which end of the rack it counts. */
import type { UnitNumbering } from '@contract/types/rack';
import { endOf, FIRST_EDGE, type HalfSpan } from './halves';

/** A device as numbered: the half-unit form of its `unit`, and its height. */
export interface NumberedDevice {
  readonly unit: number;
  readonly height: number;
}

export interface NumberedRack {
  /** Null when the height is not known, so nothing can stick out at the top. */
  readonly height: number | null;
  readonly devices: readonly NumberedDevice[];
}

/**
 * The numbers a device claims, before anything is said about top or bottom: `lowest` means that `unit` is the smallest
 * of them. A height that ends in a half counts from the edge of the whole unit named.
 */
export function claimedNumbers(device: NumberedDevice, anchor: UnitNumbering['anchor']): HalfSpan {
  if (anchor === 'lowest') return { from: device.unit, height: device.height };
  const topEdge = device.unit % 2 === 0 ? device.unit + 2 : device.unit + 1;
  return { from: topEdge - device.height, height: device.height };
}

/** From numbers to places: counted from the floor, 2 being the lower edge of the lowest unit. */
export function placeFromFloor(numbers: HalfSpan, rackHeight: number, direction: UnitNumbering['direction']): HalfSpan {
  if (direction === 'bottom-up') return numbers;
  return { from: FIRST_EDGE + FIRST_EDGE + rackHeight - endOf(numbers), height: numbers.height };
}

/**
 * The likelier reading of the data. Each reading of the anchor is charged with every device it pushes out of its rack and
 * every collision it makes; the cheaper one wins and a draw goes to `lowest`, the habit of the trade. The direction
 * cannot be told this way: mirroring a rack moves no device out of it and makes no two collide, so bottom-up stays an
 * assumption until a person says otherwise.
 */
export function assumeNumbering(racks: readonly NumberedRack[]): UnitNumbering {
  const lowest = contradictions(racks, 'lowest');
  const highest = contradictions(racks, 'highest');
  return { direction: 'bottom-up', anchor: highest < lowest ? 'highest' : 'lowest', source: 'assumed' };
}

/** How many facts a reading contradicts: devices out of range plus collisions with the neighbour below. */
export function contradictions(racks: readonly NumberedRack[], anchor: UnitNumbering['anchor']): number {
  let count = 0;
  for (const rack of racks) {
    const spans = rack.devices.map((device) => claimedNumbers(device, anchor)).sort((a, b) => a.from - b.from);
    let reached = Number.NEGATIVE_INFINITY;
    for (const span of spans) {
      if (isOutside(span, rack.height)) count += 1;
      if (span.from < reached) count += 1;
      reached = Math.max(reached, endOf(span));
    }
  }
  return count;
}

export function isOutside(span: HalfSpan, rackHeight: number | null): boolean {
  return span.from < FIRST_EDGE || (rackHeight !== null && endOf(span) > FIRST_EDGE + rackHeight);
}
