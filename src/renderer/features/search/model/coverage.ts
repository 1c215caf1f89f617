/** Which datacenters an answer covers, which had nothing, and which could not be searched and why. */
import type { InstanceView } from '@contract/types/instance';
import type { SearchAnswer } from '@contract/types/search';
import { type NotSearched, whyNotSearched } from './freshness';
import { groupTotal, type Tab } from './lines';

export interface Coverage {
  /** Datacenters with results of this kind. */
  readonly found: number;
  readonly noResults: readonly string[];
  /** Codes by reason, in the order of the rail. */
  readonly notSearched: ReadonlyMap<NotSearched, readonly string[]>;
}

export function coverageOf(answer: SearchAnswer | null, tab: Tab, views: readonly InstanceView[]): Coverage {
  const groups = new Map((answer?.groups ?? []).map((group) => [group.instanceId, group]));
  const noResults: string[] = [];
  const notSearched = new Map<NotSearched, string[]>();
  let found = 0;
  for (const view of views) {
    const group = groups.get(view.instance.id);
    if (group && groupTotal(group, tab) > 0) found += 1;
    else if (group && group.readAtMs !== null) noResults.push(view.instance.code);
    else {
      const why = whyNotSearched(view);
      notSearched.set(why, [...(notSearched.get(why) ?? []), view.instance.code]);
    }
  }
  return { found, noResults, notSearched };
}
