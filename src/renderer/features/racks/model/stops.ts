/** What the keyboard can stand on in a row of racks, and where each arrow leads. A stop is a server. */
import type { RackElevation } from '@contract/types/rack';

export interface Stop {
  readonly serverId: number;
  /** Column: the rack's position in the row. */
  readonly rack: number;
  /** Middle of the device in units from the floor: what left and right aim at. */
  readonly height: number;
}

/** Racks left to right, each from the top down, blades in the order of their slots. */
export function stopsOf(racks: readonly RackElevation[]): Stop[] {
  return racks.flatMap((rack, index) =>
    rack.cells.toReversed().flatMap((cell) => {
      const at = (serverId: number, from: number, units: number): Stop => ({
        serverId,
        rack: index,
        height: from + units / 2,
      });
      if (cell.kind === 'server') return [at(cell.serverId, cell.from, cell.units)];
      if (cell.kind === 'overlap') {
        return cell.claims
          .toReversed()
          .flatMap((claim) => claim.serverIds.map((id) => at(id, claim.from, claim.units)));
      }
      const blades = [...cell.slots.filter((id) => id !== null), ...cell.unplaced];
      return blades.map((id) => at(id, cell.from, cell.units));
    }),
  );
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The server the move leads to; itself at the edge; the first one when nothing had the focus. */
export function moveFocus(stops: readonly Stop[], fromId: number | null, move: Move): number | null {
  const index = stops.findIndex((stop) => stop.serverId === fromId);
  const from = stops[index];
  if (!from) return stops[0]?.serverId ?? null;
  switch (move) {
    case 'up':
    case 'down': {
      const next = stops[index + (move === 'up' ? -1 : 1)];
      return next?.rack === from.rack ? next.serverId : from.serverId;
    }
    case 'left':
    case 'right':
      return nearestInNextRack(stops, from, move === 'left' ? -1 : 1);
    case 'first':
    case 'last': {
      const sameRack = stops.filter((stop) => stop.rack === from.rack);
      return sameRack.at(move === 'first' ? 0 : -1)?.serverId ?? from.serverId;
    }
  }
}

/** Skips racks in which nothing stands. */
function nearestInNextRack(stops: readonly Stop[], from: Stop, step: 1 | -1): number {
  const ahead = stops.filter((stop) => (stop.rack - from.rack) * step > 0);
  const rack = ahead.reduce<number | null>(
    (nearest, stop) => (nearest === null || (stop.rack - nearest) * step < 0 ? stop.rack : nearest),
    null,
  );
  let best = from;
  for (const stop of ahead) {
    if (stop.rack !== rack) continue;
    if (best === from || Math.abs(stop.height - from.height) < Math.abs(best.height - from.height)) best = stop;
  }
  return best.serverId;
}

/** Everything between two stops, both included, in reading order. */
export function rangeOf(stops: readonly Stop[], anchorId: number, toId: number): number[] {
  const anchor = stops.findIndex((stop) => stop.serverId === anchorId);
  const to = stops.findIndex((stop) => stop.serverId === toId);
  if (to < 0) return [];
  if (anchor < 0) return [toId];
  return stops.slice(Math.min(anchor, to), Math.max(anchor, to) + 1).map((stop) => stop.serverId);
}

/**
 * The server of just this name; else the next one from the focus on whose name begins with the text, or holds it where
 * none begins with it. A whole name must not lead to a longer one: `kvm-1` is not `kvm-19`.
 */
export function findByName(
  stops: readonly Stop[],
  nameOf: (serverId: number) => string,
  text: string,
  fromId: number | null,
): number | null {
  const start = Math.max(
    0,
    stops.findIndex((stop) => stop.serverId === fromId),
  );
  const inTurn = [...stops.slice(start), ...stops.slice(0, start)].map((stop) => stop.serverId);
  const sought = text.toLowerCase();
  const names = inTurn.map((id) => nameOf(id).toLowerCase());
  const fits = [
    (name: string) => name === sought,
    (name: string) => name.startsWith(sought),
    (name: string) => name.includes(sought),
  ];
  const found = fits.map((fit) => names.findIndex(fit)).find((index) => index >= 0);
  return found === undefined ? null : (inTurn[found] ?? null);
}
