/** Answers a list request: selection (cached, so that paging through 100,000 rows filters and sorts once), page, size. */
import { type Collection, parseListQuery, select } from '../query/list-query';
import type { Answer } from './answer';
import type { Installation } from './installation';

const KEPT_SELECTIONS = 6;

export interface Lists {
  answer<T>(site: Installation, collection: Collection<T>, params: URLSearchParams, viewer: string): Answer;
}

export function createLists(): Lists {
  const selections = new Map<string, { readonly version: number; readonly items: readonly unknown[] }>();
  const selectCached = <T>(site: Installation, collection: Collection<T>, params: URLSearchParams, viewer: string) => {
    const query = parseListQuery(params);
    // The task list changes with time alone, so it is never kept.
    if (collection.name === 'task') return { query, items: select(collection, query) };
    const key = `${collection.name}|${viewer}|${query.key}`;
    const version = site.world.version();
    const kept = selections.get(key);
    const items = kept?.version === version ? (kept.items as readonly T[]) : select(collection, query);
    selections.delete(key);
    selections.set(key, { version, items });
    for (const oldest of selections.keys()) {
      if (selections.size <= KEPT_SELECTIONS) break;
      selections.delete(oldest);
    }
    return { query, items };
  };
  return {
    answer: (site, collection, params, viewer) => {
      const { query, items } = selectCached(site, collection, params, viewer);
      const quirks = site.quirks();
      const { limit } = query;
      const page = limit && quirks.limit ? items.slice(limit.offset, limit.offset + limit.count) : items;
      return {
        kind: 'list',
        list: {
          items: page,
          toRow: collection.toRow,
          ...(quirks.listSize ? { size: items.length, lastNotify: 4000 + site.world.version() } : {}),
        },
      };
    },
  };
}
