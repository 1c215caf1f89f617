/** Hue and two-letter code of every owner or configuration in view. Ten hues by rank; from the eleventh on grey, with the code. */
import type { ServerRow } from '@contract/types/server';
import { configurationSummary } from './configuration-text';
import { NO_VALUE } from './lenses';
import { ownerShortName } from './owner-text';

export interface Group {
  readonly value: string;
  readonly label: string;
  readonly code: string;
  /** Index of the datacenter hues; null is grey. */
  readonly hue: number | null;
  readonly count: number;
}

export interface Groups {
  readonly byValue: ReadonlyMap<string, Group>;
  /** Largest first, without the group that has no value. */
  readonly list: readonly Group[];
  readonly withoutValue: number;
}

const HUES = 10;

export const NO_GROUPS: Groups = { byValue: new Map(), list: [], withoutValue: 0 };

/** `all` gives codes, so they are the same in every row; `inView` gives counts and hues. */
export function groupServers(
  lens: 'owner' | 'configuration',
  inView: readonly ServerRow[],
  codes: ReadonlyMap<string, string>,
): Groups {
  const counts = countValues(lens, inView);
  const withoutValue = counts.get(NO_VALUE) ?? 0;
  counts.delete(NO_VALUE);
  const list = ranked(counts).map(
    ([value, count], rank): Group => ({
      value,
      label: labelOf(lens, value),
      code: codes.get(value) ?? initials(labelOf(lens, value))[0] ?? '??',
      hue: rank < HUES ? rank : null,
      count,
    }),
  );
  return { byValue: new Map(list.map((group) => [group.value, group])), list, withoutValue };
}

/** Two characters per value, the largest group choosing first, each as unlike the others as its letters allow. */
export function assignCodes(lens: 'owner' | 'configuration', all: readonly ServerRow[]): ReadonlyMap<string, string> {
  const counts = countValues(lens, all);
  counts.delete(NO_VALUE);
  const taken = new Set<string>();
  const codes = new Map<string, string>();
  for (const [value] of ranked(counts)) {
    const wishes = initials(labelOf(lens, value));
    const code = wishes.find((wish) => !taken.has(wish)) ?? wishes[0] ?? '??';
    taken.add(code);
    codes.set(value, code);
  }
  return codes;
}

export function groupValueOf(lens: 'owner' | 'configuration', row: ServerRow): string {
  return (lens === 'owner' ? row.owner : configurationSummary(row.configuration)) ?? NO_VALUE;
}

/** The same groups as before, if nothing a cell shows has changed: then no cell has to be drawn again. */
export function keepIfSame(before: Groups, after: Groups): Groups {
  const same =
    before.withoutValue === after.withoutValue &&
    before.list.length === after.list.length &&
    before.list.every((group, index) => {
      const other = after.list[index];
      return other?.value === group.value && other.code === group.code && other.count === group.count;
    });
  return same ? before : after;
}

function countValues(lens: 'owner' | 'configuration', rows: readonly ServerRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = groupValueOf(lens, row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function ranked(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}

function labelOf(lens: 'owner' | 'configuration', value: string): string {
  return lens === 'owner' ? ownerShortName(value) : value;
}

/** Codes a label can have, the best first: `halcyon` is HA, then HL, HC, …; then any two of its characters. */
function initials(label: string): string[] {
  const letters = [...label.toUpperCase()].filter((character) => /[\p{L}\d]/u.test(character));
  const [first] = letters;
  if (first === undefined) return ['??'];
  if (letters.length === 1) return [`${first}·`];
  return letters.flatMap((head, at) => letters.slice(at + 1).map((tail) => head + tail));
}
