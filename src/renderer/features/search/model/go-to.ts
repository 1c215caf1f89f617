/** Going to a datacenter by its code or name, the ones used last first. */
import type { InstanceId, InstanceView } from '@contract/types/instance';

const SHOWN = 3;

/** The one used before `currentId` comes first, then the others used, then the rest in the order of the rail. */
export function byRecency(
  views: readonly InstanceView[],
  recent: readonly InstanceId[],
  currentId: InstanceId | null,
): readonly InstanceView[] {
  const used = recent.flatMap((id) => views.find((view) => view.instance.id === id) ?? []);
  const others = views.filter((view) => !recent.includes(view.instance.id));
  return [...used, ...others].filter((view) => view.instance.id !== currentId);
}

/**
 * Datacenters the query names: by code or the start of one before the start of a word of a name. `views` come by
 * recency, and that order is kept among equals.
 */
export function goTargets(query: string, views: readonly InstanceView[]): readonly InstanceView[] {
  const sought = query.trim().toLowerCase();
  if (sought === '') return [];
  const ranked = views.map((view) => ({ view, rank: rankOf(view, sought) })).filter(({ rank }) => rank > 0);
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .slice(0, SHOWN)
    .map(({ view }) => view);
}

function rankOf({ instance }: InstanceView, sought: string): number {
  const code = instance.code.toLowerCase();
  const name = instance.name.toLowerCase();
  if (code === sought) return 4;
  if (code.startsWith(sought)) return 3;
  if (name.startsWith(sought)) return 2;
  return name.split(/[\s,()-]+/).some((word) => word.startsWith(sought)) ? 1 : 0;
}
