/** Asks main: one question at a time, always the newest one, and what answers an older one is dropped. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { SearchAnswer } from '@contract/types/search';
import { readJsonText } from '@renderer/bridge/json-text';
import type { StoreApi } from 'zustand/vanilla';
import { MOST_ROWS } from './model/lines';
import { refreshedTicks, type SearchState, withGroup } from './model/search-state';

/** Rows of each list and datacenter in the first answer. */
export const FIRST_ROWS = 20;

interface Question {
  readonly query: string;
  /** Null: all of them. */
  readonly instanceId: InstanceId | null;
  readonly limit: number;
}

export interface Asker {
  /** The query was changed. */
  ask(): void;
  /** The query is the same, what there is to find may not be. */
  again(): void;
  more(instanceId: InstanceId, limit: number): void;
  answered(): Promise<boolean>;
}

export function createAsker(bridge: Bridge, store: StoreApi<SearchState>): Asker {
  /** How many rows a person asked of single datacenters, for the query as it stands. */
  const wanted = new Map<InstanceId, number>();
  let waiting: Question[] = [];
  let isAsking = false;
  let listeners: (() => void)[] = [];

  const next = async (): Promise<void> => {
    const question = isAsking ? undefined : waiting.shift();
    if (!question) return;
    isAsking = true;
    const { query, instanceId, limit } = question;
    const instanceIds = instanceId === null ? null : [instanceId];
    const result = await bridge.call('inventory.search', { query, instanceIds, limit });
    isAsking = false;
    if (queryOf(store) === query) {
      if (result.ok) store.setState((state) => accepted(state, readJsonText(result.value), instanceId, wanted));
      else store.setState({ load: { kind: 'failed', error: result.error } });
    }
    if (store.getState().load.kind !== 'searching') settle();
    void next();
  };
  const settle = () => {
    const told = listeners;
    listeners = [];
    for (const listener of told) listener();
  };
  const again = () => {
    const query = queryOf(store);
    const more = [...wanted].map(([instanceId, limit]) => ({ query, instanceId, limit }));
    waiting = query === '' ? [] : [{ query, instanceId: null, limit: FIRST_ROWS }, ...more];
    if (query === '') settle();
    void next();
  };
  return {
    ask: () => {
      wanted.clear();
      again();
    },
    again,
    more: (instanceId, limit) => {
      const rows = Math.min(MOST_ROWS, Math.max(limit, wanted.get(instanceId) ?? 0));
      wanted.set(instanceId, rows);
      waiting.push({ query: queryOf(store), instanceId, limit: rows });
      void next();
    },
    answered: async () => {
      const { query } = store.getState();
      if (store.getState().load.kind === 'searching') await new Promise<void>((resolve) => listeners.push(resolve));
      return store.getState().query === query && store.getState().load.kind === 'ready';
    },
  };
}

function queryOf(store: StoreApi<SearchState>): string {
  return store.getState().query.trim();
}

/** A datacenter of which more rows were asked keeps them until its own answer comes: the list does not jump meanwhile. */
function accepted(
  state: SearchState,
  answer: SearchAnswer,
  instanceId: InstanceId | null,
  wanted: ReadonlyMap<InstanceId, number>,
): SearchState | Partial<SearchState> {
  if (answer.query !== state.query.trim()) return state;
  const known = state.answer?.query === answer.query ? state.answer : null;
  const kept = (known?.groups ?? []).filter((group) => wanted.has(group.instanceId));
  const merged =
    instanceId === null ? kept.reduce(withGroup, answer) : answer.groups.reduce(withGroup, known ?? answer);
  return { load: { kind: 'ready' }, answer: merged, ticked: refreshedTicks(state.ticked, answer) };
}
