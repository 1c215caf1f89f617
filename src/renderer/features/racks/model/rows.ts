/** Rows of the wall: their keys, their order, and where a server is found in them. */
import type { RackElevation, RackRow, RackWall } from '@contract/types/rack';

/** Key of the view of servers without a place. No row has it: row keys hold a line break. */
export const SHELF_KEY = 'no-location';

export function rowKey(row: { readonly room: string; readonly row: string }): string {
  return `${row.room}\n${row.row}`;
}

export function allRows(wall: RackWall): RackRow[] {
  return wall.rooms.flatMap((room) => room.rows);
}

/** The row a person was in, or the first one when it is gone or none was chosen yet. */
export function currentRow(wall: RackWall, key: string | null): RackRow | null {
  const rows = allRows(wall);
  return rows.find((row) => rowKey(row) === key) ?? rows[0] ?? null;
}

/** The neighbour `step` rows away; null at the ends, so the arrows can say so. */
export function neighbourRow(wall: RackWall, key: string, step: 1 | -1): string | null {
  const rows = allRows(wall);
  const index = rows.findIndex((row) => rowKey(row) === key);
  const next = index < 0 ? undefined : rows[index + step];
  return next ? rowKey(next) : null;
}

export function racksOfRow(wall: RackWall, row: RackRow): RackElevation[] {
  const wanted = new Set(row.rackIds);
  return wall.racks.filter((rack) => wanted.has(rack.id));
}

/** Servers without a rack, and those whose rack or unit makes no sense. */
export function shelfCount(wall: RackWall): number {
  return wall.unracked.length + wall.racks.reduce((sum, rack) => sum + rack.misplaced.length, 0);
}
