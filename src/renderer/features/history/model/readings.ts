/** Changes grouped by the reading that showed them. */
import type { ChangeEntry } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';

export interface Reading {
  readonly key: string;
  readonly instanceId: InstanceId;
  readonly atMs: number;
  readonly sinceMs: number | null;
  readonly entries: readonly ChangeEntry[];
}

/** Keeps the order: newest reading first, and datacenters that were read at one time apart. */
export function groupByReading(entries: readonly ChangeEntry[]): readonly Reading[] {
  const groups = new Map<string, ChangeEntry[]>();
  for (const entry of entries) {
    const key = `${entry.atMs} ${entry.instanceId}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    return first
      ? [{ key, instanceId: first.instanceId, atMs: first.atMs, sinceMs: first.sinceMs, entries: group }]
      : [];
  });
}

/** Entries have a number of their own within one instance. */
export function entryKey({ instanceId, id }: ChangeEntry): string {
  return `${instanceId} ${id}`;
}

/** Adds a page below what is there; what both have is there once. */
export function withPage(shown: readonly ChangeEntry[], page: readonly ChangeEntry[]): readonly ChangeEntry[] {
  const known = new Set(shown.map(entryKey));
  return [...shown, ...page.filter((entry) => !known.has(entryKey(entry)))];
}
