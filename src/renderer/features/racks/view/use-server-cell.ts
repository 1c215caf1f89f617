/** One server's share of the store: its row and whether it is selected, focused, open or faded. Others' changes pass it by. */
import type { InstanceId } from '@contract/types/instance';
import type { ServerRow } from '@contract/types/server';
import { matchesFilter } from '../model/lenses';
import type { InstanceRacks } from '../store/racks-store';
import { useRacks, useRacksContext } from './context';

export interface CellState {
  readonly row: ServerRow | undefined;
  readonly overlaps: boolean;
  readonly selected: boolean;
  readonly pinned: boolean;
  /** Attributes every drawing of a server has in common. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Server ids repeat among datacenters, and several may be drawn at a time. */
export function cellId(instanceId: InstanceId, serverId: number): string {
  return `rack-server-${instanceId}-${serverId}`;
}

const SELECTED = 1;
const FOCUSED = 2;
const OPEN = 4;
const FADED = 8;
const MATCHED = 16;
const OVERLAPS = 32;
const PINNED = 64;

export function useServerCell(serverId: number): CellState {
  const { instanceId } = useRacksContext();
  const row = useRacks((racks) => racks.rows.get(serverId));
  const flags = useRacks((racks) => flagsOf(racks, serverId));
  const selected = (flags & SELECTED) !== 0;
  const has = (flag: number) => (flags & flag ? '' : undefined);
  return {
    row,
    overlaps: (flags & OVERLAPS) !== 0,
    selected,
    pinned: (flags & PINNED) !== 0,
    attributes: {
      id: cellId(instanceId, serverId),
      role: 'gridcell',
      'aria-selected': selected,
      'data-server': serverId,
      'data-selected': has(SELECTED),
      'data-focus': has(FOCUSED),
      'data-open': has(OPEN),
      'data-faded': has(FADED),
      'data-matched': has(MATCHED),
      'data-pinned': has(PINNED),
    },
  };
}

/** As one number, so that comparing before and after costs nothing. */
function flagsOf({ rows, place, overlapping, openServerId, pinned }: InstanceRacks, serverId: number): number {
  let flags = place.selection.has(serverId) ? SELECTED : 0;
  if (place.focusId === serverId) flags |= FOCUSED;
  if (openServerId === serverId) flags |= OPEN;
  if (pinned.has(serverId)) flags |= PINNED;
  const overlaps = overlapping.has(serverId);
  if (overlaps) flags |= OVERLAPS;
  if (place.filter.length === 0) return flags;
  const row = rows.get(serverId);
  return flags | (row && matchesFilter(place.filter, row, overlaps) ? MATCHED : FADED);
}
