/** Counting changes by their kinds, and the filter of kinds. */
import { CHANGE_KINDS, type Change, type ChangeKind } from '@contract/types/history';

/** How many changes of each kind there are; kinds without any are left out. */
export function countKinds(changes: Iterable<Change>): ReadonlyMap<ChangeKind, number> {
  const counts = new Map<ChangeKind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map(CHANGE_KINDS.filter((kind) => counts.has(kind)).map((kind) => [kind, counts.get(kind) ?? 0]));
}

/** Adds a kind to a filter or takes it away; an empty filter means all kinds. */
export function toggleKind(kinds: readonly ChangeKind[], kind: ChangeKind): readonly ChangeKind[] {
  const next = kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind];
  return CHANGE_KINDS.filter((one) => next.includes(one));
}
