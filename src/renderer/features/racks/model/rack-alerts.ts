/** What a rack's header warns of, and how many of its servers the legend's choice matches. */
import type { RackElevation } from '@contract/types/rack';
import type { InstanceRacks } from '../store/racks-store';
import { matchesFilter, stateGroupOf, stateKindOf } from './lenses';

export const ALERTS = ['overlap', 'failed', 'error', 'misplaced'] as const;
export type Alert = (typeof ALERTS)[number];

/** Every server of the rack, also those that cannot be drawn in it. */
export function serversOfRack(rack: RackElevation): number[] {
  const drawn = rack.cells.flatMap((cell): readonly number[] => {
    if (cell.kind === 'server') return [cell.serverId];
    if (cell.kind === 'overlap') return cell.claims.flatMap((claim) => claim.serverIds);
    return [...cell.slots.filter((id) => id !== null), ...cell.unplaced];
  });
  return [...drawn, ...rack.misplaced.map(({ serverId }) => serverId)];
}

export function alertsOf(rack: RackElevation, { rows, overlapping }: InstanceRacks): Alert[] {
  const found = new Set<string>(rack.misplaced.length > 0 ? ['misplaced'] : []);
  if (rack.cells.some((cell) => cell.kind === 'overlap' || (cell.kind === 'chassis' && cell.unplaced.length > 0))) {
    found.add('overlap');
  }
  for (const id of serversOfRack(rack)) {
    const row = rows.get(id);
    if (!row) continue;
    found.add(stateGroupOf(stateKindOf(row, overlapping.has(id))));
    // A failed run or an error stays true beneath an overlap.
    if (row.operation?.phase === 'failed') found.add('failed');
    if (row.state === 'suspend_error' || row.state === 'resume_error') found.add('error');
  }
  return ALERTS.filter((alert) => found.has(alert));
}

/** Null while everything is shown. */
export function matchCount(rack: RackElevation, { rows, overlapping, place }: InstanceRacks): number | null {
  if (place.filter.length === 0) return null;
  return serversOfRack(rack).filter((id) => {
    const row = rows.get(id);
    return row !== undefined && matchesFilter(place.filter, row, overlapping.has(id));
  }).length;
}
