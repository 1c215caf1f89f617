/** Where a device stands, in the numbers the instance itself uses: the window never shows a unit DCImanager would not know. */
import type { RackElevation, Span, UnitNumbering } from '@contract/types/rack';

/** Lowest and highest unit number a span covers, by the direction of the numbering. */
export function unitNumbers(span: Span, rackSize: number, direction: UnitNumbering['direction']): [number, number] {
  const below = direction === 'bottom-up' ? span.from : rackSize + 2 - span.from - span.units;
  const lowest = Math.floor(below);
  return [lowest, Math.max(lowest, Math.ceil(below + span.units) - 1)];
}

/** `23` or `23–24`. */
export function unitsText(span: Span, rackSize: number, direction: UnitNumbering['direction']): string {
  const [lowest, highest] = unitNumbers(span, rackSize, direction);
  return lowest === highest ? String(lowest) : `${lowest}–${highest}`;
}

/** The number printed beside a whole unit counted from the floor. */
export function unitLabel(fromFloor: number, rackSize: number, direction: UnitNumbering['direction']): number {
  return direction === 'bottom-up' ? fromFloor : Math.floor(rackSize) + 1 - fromFloor;
}

export interface ServerPlace {
  readonly rack: RackElevation;
  /** Null for a server that names the rack but cannot be drawn in it. */
  readonly span: Span | null;
  /** Where it is a blade: its slot, counted from 1, or null when it has none of its own. */
  readonly slot: { readonly chassis: string; readonly number: number | null } | null;
}

/** Where every server of the racks stands. */
export function placesOfServers(racks: readonly RackElevation[]): ReadonlyMap<number, ServerPlace> {
  const places = new Map<number, ServerPlace>();
  for (const rack of racks) {
    for (const cell of rack.cells) {
      if (cell.kind === 'server') places.set(cell.serverId, { rack, span: cell, slot: null });
      else if (cell.kind === 'overlap') {
        for (const claim of cell.claims)
          for (const id of claim.serverIds) places.set(id, { rack, span: claim, slot: null });
      } else {
        cell.slots.forEach((id, index) => {
          if (id !== null) places.set(id, { rack, span: cell, slot: { chassis: cell.name, number: index + 1 } });
        });
        for (const id of cell.unplaced)
          places.set(id, { rack, span: cell, slot: { chassis: cell.name, number: null } });
      }
    }
    for (const { serverId } of rack.misplaced) places.set(serverId, { rack, span: null, slot: null });
  }
  return places;
}
