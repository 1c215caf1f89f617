/** What needs attention, as lists one can walk: each entry is one stop, so an overlap counts once and not per server. */
import type { RackWall } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';

export const ATTENTION_KINDS = ['overlaps', 'stateErrors', 'failedOperations', 'newServers', 'misplaced'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export type Attention = Readonly<Record<AttentionKind, readonly number[]>>;

/** From the rows as they are now, which single reads may have changed since the wall was built. In the order of the wall. */
export function attentionOf(wall: RackWall, rows: ReadonlyMap<number, ServerRow>): Attention {
  const inOrder = wallOrder(wall);
  const where = (test: (row: ServerRow) => boolean) =>
    inOrder.filter((id) => {
      const row = rows.get(id);
      return row !== undefined && test(row);
    });
  return {
    overlaps: wall.racks.flatMap((rack) =>
      rack.cells.flatMap((cell) => (cell.kind === 'overlap' ? cell.claims.slice(0, 1).flatMap(firstServer) : [])),
    ),
    stateErrors: where(({ state }) => state === 'suspend_error' || state === 'resume_error'),
    failedOperations: where(({ operation }) => operation?.phase === 'failed'),
    newServers: where((row) => row.isNew),
    misplaced: wall.racks.flatMap((rack) => rack.misplaced.map(({ serverId }) => serverId)),
  };
}

function firstServer(claim: { readonly serverIds: readonly number[] }): readonly number[] {
  return claim.serverIds.slice(0, 1);
}

/** Rack by rack from the top down, then what has no rack. */
function wallOrder(wall: RackWall): number[] {
  const inRacks = wall.racks.flatMap((rack) => [
    ...rack.cells.toReversed().flatMap((cell) => {
      if (cell.kind === 'server') return [cell.serverId];
      if (cell.kind === 'overlap') return cell.claims.flatMap((claim) => claim.serverIds);
      return [...cell.slots.filter((id) => id !== null), ...cell.unplaced];
    }),
    ...rack.misplaced.map(({ serverId }) => serverId),
  ]);
  return [...inRacks, ...wall.unracked];
}

/** The one after the current one, from the start again at the end. */
export function nextIn(list: readonly number[], currentId: number | null): number | null {
  const at = currentId === null ? -1 : list.indexOf(currentId);
  return list[(at + 1) % list.length] ?? null;
}
