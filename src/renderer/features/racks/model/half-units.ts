/** Devices of half a unit: two that share a unit stand side by side, because a row of half its height cannot be read. */
import type { RackCell } from '@contract/types/rack';

/** Which half of its unit a device takes: the lower one is drawn at the left, the upper one at the right. */
export type HalfSide = 'lower' | 'upper';

/** Only where nothing taller reaches into the same unit; there a device keeps its true place. */
export function halfSides(cells: readonly RackCell[]): ReadonlyMap<number, HalfSide> {
  const taken = new Set<number>();
  for (const { from, units } of cells) {
    if (units === 0.5) continue;
    for (let unit = Math.floor(from); unit < from + units; unit += 1) taken.add(unit);
  }
  const sides = new Map<number, HalfSide>();
  for (const cell of cells) {
    if (cell.kind !== 'server' || cell.units !== 0.5 || taken.has(Math.floor(cell.from))) continue;
    sides.set(cell.serverId, Number.isInteger(cell.from) ? 'lower' : 'upper');
  }
  return sides;
}
