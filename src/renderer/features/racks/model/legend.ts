/** Entries of the legend under a lens, with counts over the servers of the row. */
import type { ServerRow } from '@contract/types/server';
import { type Groups, NO_GROUPS } from './groups';
import { groupKeyOf, type Lens, NO_VALUE, OPERATION_GROUPS, POWER_GROUPS, STATE_GROUPS } from './lenses';

export interface LegendEntry {
  /** `lens:value`, as the filter keeps it. */
  readonly key: string;
  readonly lens: Lens;
  readonly value: string;
  /** For owners and configurations; the others have words of their own. */
  readonly label: string | null;
  readonly code: string | null;
  readonly hue: number | null;
  readonly count: number;
}

export interface Legend {
  readonly entries: readonly LegendEntry[];
  /** Groups beyond the longest legend one reads at a glance: shown when they are asked for. */
  readonly rest: readonly LegendEntry[];
}

export const NO_LEGEND: Legend = { entries: [], rest: [] };

const LONGEST = 10;

/** Entries nobody falls into are left out, except the first: it says that all is well, or that nothing is. */
export function legendOf(
  lens: Lens,
  rows: readonly ServerRow[],
  overlapping: ReadonlySet<number>,
  groups: Groups = NO_GROUPS,
): Legend {
  if (lens === 'owner' || lens === 'configuration') return groupLegend(lens, groups);
  const counts = new Map<string, number>();
  for (const row of rows) count(counts, groupKeyOf(lens, row, overlapping.has(row.id)));
  const values = lens === 'state' ? STATE_GROUPS : lens === 'power' ? POWER_GROUPS : OPERATION_GROUPS;
  const entries = values.map((value) => entry(lens, value, counts.get(`${lens}:${value}`) ?? 0));
  if (lens === 'state') entries.push(entry('power', 'off', rows.filter((row) => row.power === 'off').length));
  return { entries: entries.filter((one, index) => index === 0 || one.count > 0), rest: [] };
}

function groupLegend(lens: 'owner' | 'configuration', groups: Groups): Legend {
  const all = groups.list.map(
    (group): LegendEntry => ({
      ...entry(lens, group.value, group.count),
      label: group.label,
      code: group.code,
      hue: group.hue,
    }),
  );
  const without = groups.withoutValue > 0 ? [entry(lens, NO_VALUE, groups.withoutValue)] : [];
  return { entries: [...all.slice(0, LONGEST), ...without], rest: all.slice(LONGEST) };
}

function entry(lens: Lens, value: string, count: number): LegendEntry {
  return { key: `${lens}:${value}`, lens, value, label: null, code: null, hue: null, count };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
