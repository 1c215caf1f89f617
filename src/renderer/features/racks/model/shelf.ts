/** The shelf: every server that cannot be drawn, with the reason. */
import type { RackElevation, RackWall } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';

export interface ShelfItem {
  readonly row: ServerRow;
  readonly reason: 'no-rack' | 'no-unit' | 'outside-rack';
  /** The rack it names; null without one. */
  readonly rack: RackElevation | null;
}

/** Wrong places first: those are slips somebody can mend. */
export function shelfOf(wall: RackWall, rows: ReadonlyMap<number, ServerRow>): ShelfItem[] {
  const outside: ShelfItem[] = [];
  const others: ShelfItem[] = [];
  for (const rack of wall.racks) {
    for (const { serverId, reason } of rack.misplaced) {
      const row = rows.get(serverId);
      if (row) (reason === 'outside-rack' ? outside : others).push({ row, reason, rack });
    }
  }
  const unracked = wall.unracked.flatMap((id): ShelfItem[] => {
    const row = rows.get(id);
    return row ? [{ row, reason: 'no-rack', rack: null }] : [];
  });
  return [...outside, ...others, ...unracked];
}
