/** What the search remembers: the question, its answer, where the person is in it, and a pasted list. Pure changes of it. */
import type { AppError } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { ResolveAnswer, SearchAnswer, SearchGroup } from '@contract/types/search';
import type { ServerRow } from '@contract/types/server';
import { serverKey, type Tab } from './lines';

export type SearchLoad =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface TickedServer {
  readonly instanceId: InstanceId;
  readonly row: ServerRow;
}

export type PastedList =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking'; readonly text: string }
  | { readonly kind: 'resolving'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly error: AppError }
  | {
      readonly kind: 'ready';
      readonly text: string;
      readonly answer: ResolveAnswer;
      /** Keys of the servers that are ticked: every one that was found, and those picked among several. */
      readonly ticked: ReadonlySet<string>;
    };

export interface SearchState {
  /** The view over all datacenters is on screen. */
  readonly shown: boolean;
  /** It came on screen because somebody typed while they looked at a datacenter: Esc leads back there. */
  readonly cameByTyping: boolean;
  readonly query: string;
  readonly tab: Tab;
  readonly load: SearchLoad;
  /** The answer to `query`, or until it is there the one before. */
  readonly answer: SearchAnswer | null;
  readonly focusKey: string | null;
  readonly scrollTop: number;
  readonly ticked: ReadonlyMap<string, TickedServer>;
  readonly list: PastedList;
  /** Datacenters by when they were last on screen, newest first. */
  readonly recent: readonly InstanceId[];
}

export const START: SearchState = {
  shown: false,
  cameByTyping: false,
  query: '',
  tab: 'all',
  load: { kind: 'idle' },
  answer: null,
  focusKey: null,
  scrollTop: 0,
  ticked: new Map(),
  list: { kind: 'closed' },
  recent: [],
};

export function typed(state: SearchState, query: string): SearchState {
  const empty = query.trim() === '';
  return {
    ...state,
    query,
    shown: true,
    cameByTyping: state.shown ? state.cameByTyping : true,
    load: empty ? { kind: 'idle' } : { kind: 'searching' },
    answer: empty ? null : state.answer,
    focusKey: null,
    scrollTop: 0,
    list: { kind: 'closed' },
  };
}

/** Esc: the pasted list goes first, then the query, and with it the view if typing brought it; then the view itself. */
export function steppedBack(state: SearchState): SearchState {
  if (state.list.kind !== 'closed') {
    return { ...state, list: { kind: 'closed' }, shown: state.query !== '' || !state.cameByTyping };
  }
  if (state.query === '') return { ...state, shown: false };
  return { ...typed(state, ''), shown: !state.cameByTyping };
}

export function withGroup(answer: SearchAnswer, group: SearchGroup): SearchAnswer {
  return {
    ...answer,
    groups: answer.groups.map((known) => (known.instanceId === group.instanceId ? group : known)),
  };
}

/** A copy that may not be shown any more leaves no row, no tick and no entry of a list behind. */
export function withoutInstance(state: SearchState, instanceId: InstanceId): SearchState {
  const { answer, list, ticked } = state;
  return {
    ...state,
    answer: answer && { ...answer, groups: answer.groups.filter((group) => group.instanceId !== instanceId) },
    ticked: new Map([...ticked].filter(([, server]) => server.instanceId !== instanceId)),
    list: list.kind === 'ready' ? withoutServersOf(list, instanceId) : list,
  };
}

function withoutServersOf(list: Extract<PastedList, { readonly kind: 'ready' }>, instanceId: InstanceId): PastedList {
  const gone = new Set(
    list.answer.items.flatMap(({ servers }) =>
      servers
        .filter((server) => server.instanceId === instanceId)
        .map((server) => serverKey(instanceId, server.serverId)),
    ),
  );
  const items = list.answer.items.map((item) => ({
    ...item,
    servers: item.servers.filter((server) => server.instanceId !== instanceId),
  }));
  return {
    ...list,
    answer: { ...list.answer, items },
    ticked: new Set([...list.ticked].filter((key) => !gone.has(key))),
  };
}

/** Ticked servers as they were last read. */
export function refreshedTicks(ticked: SearchState['ticked'], answer: SearchAnswer): ReadonlyMap<string, TickedServer> {
  if (ticked.size === 0) return ticked;
  const fresh = new Map(ticked);
  for (const { instanceId, servers } of answer.groups) {
    for (const { row } of servers.first) {
      const key = serverKey(instanceId, row.id);
      if (fresh.has(key)) fresh.set(key, { instanceId, row });
    }
  }
  return fresh;
}

export function toggled<K>(set: ReadonlySet<K>, key: K): ReadonlySet<K> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
