/** What changed, for the window: the feed, the kept readings, a comparison, and one server's history. Main owns the truth. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { ChangeEntry, ChangeKind, Comparison, Generation, JournalEntry } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import { readJsonText } from '@renderer/bridge/json-text';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { withPage } from '../model/readings';

export type Load =
  | { readonly kind: 'idle' | 'loading' | 'ready' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Null: every datacenter whose copy is open. */
export type Scope = InstanceId | null;

export interface Feed {
  readonly scope: Scope;
  readonly kinds: readonly ChangeKind[];
  readonly entries: readonly ChangeEntry[];
  readonly load: Load;
  readonly more: boolean;
  readonly loadingMore: boolean;
}

export interface ServerHistory {
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly changes: readonly ChangeEntry[];
  readonly journal: readonly JournalEntry[];
  readonly load: Load;
  /** There is more than what is shown. */
  readonly more: boolean;
}

export interface Compared {
  readonly from: number;
  readonly to: number;
  readonly load: Load;
  readonly result: Comparison | null;
}

/** What the view shows: the feed of the datacenter on screen, of all, or a comparison. */
export type Part = 'here' | 'all' | 'compare';

export interface HistoryState {
  /** Kept while another datacenter comes on screen. */
  readonly part: Part;
  readonly feed: Feed;
  readonly generations: Readonly<Record<InstanceId, readonly Generation[]>>;
  readonly compared: Readonly<Record<InstanceId, Compared>>;
  readonly server: ServerHistory | null;
}

export interface HistoryStore extends StoreApi<HistoryState> {
  setPart(part: Part): void;
  /** Shows the newest changes of a scope; what is shown of another one goes. */
  openFeed(scope: Scope, kinds: readonly ChangeKind[]): Promise<void>;
  moreFeed(): Promise<void>;
  readGenerations(id: InstanceId): Promise<void>;
  compare(id: InstanceId, from: number, to: number): Promise<void>;
  openServer(instanceId: InstanceId, serverId: number): Promise<void>;
  /** Lets go of what came from a copy that may not be shown any more. */
  forget(id: InstanceId): void;
}

export const PAGE = 200;
const MOST = 1_000;
const SERVER_PAGE = 200;

const EMPTY: Feed = {
  scope: null,
  kinds: [],
  entries: [],
  load: { kind: 'idle' },
  more: false,
  loadingMore: false,
};

export function createHistoryStore(bridge: Bridge): HistoryStore {
  const store = createStore<HistoryState>(() => ({
    part: 'here',
    feed: EMPTY,
    generations: {},
    compared: {},
    server: null,
  }));
  const feed = feedOf(bridge, store);
  const openServer = serverOf(bridge, store);
  const readGenerations = async (id: InstanceId) => {
    const answer = await bridge.call('inventory.generations', { id });
    if (answer.ok) store.setState(({ generations }) => ({ generations: { ...generations, [id]: answer.value } }));
  };
  const compare = comparisonOf(bridge, store);
  bridge.on('inventory.replaced', ({ instanceId }) => {
    const state = store.getState();
    const { scope, kinds, load } = state.feed;
    if (load.kind !== 'idle' && (scope === null || scope === instanceId)) void feed.open(scope, kinds);
    if (state.generations[instanceId]) void readGenerations(instanceId);
    if (state.server?.instanceId === instanceId) void openServer(instanceId, state.server.serverId);
  });
  bridge.on('operations.changed', ({ instanceId, serverId }) => {
    const { server } = store.getState();
    if (server?.instanceId === instanceId && server.serverId === serverId) void openServer(instanceId, serverId);
  });
  return {
    ...store,
    setPart: (part) => store.setState({ part }),
    openFeed: feed.open,
    moreFeed: feed.more,
    readGenerations,
    compare,
    openServer,
    forget: (id) => store.setState((state) => without(state, id)),
  };
}

function feedOf(bridge: Bridge, store: StoreApi<HistoryState>) {
  /** Number of the latest question: an answer to an older one is dropped. */
  let turn = 0;
  const ask = ({ scope, kinds }: Feed, beforeMs: number | null, limit: number) =>
    bridge.call('inventory.changes', { instanceId: scope, serverId: null, kinds, beforeMs, limit });
  const patch = (change: Partial<Feed>) => store.setState(({ feed }) => ({ feed: { ...feed, ...change } }));

  const open = async (scope: Scope, kinds: readonly ChangeKind[]) => {
    turn += 1;
    const mine = turn;
    const { feed: before } = store.getState();
    const isSame = before.scope === scope && before.kinds.join() === kinds.join();
    // Asked for again, what is shown stays until the answer is there.
    if (isSame && before.load.kind === 'ready') patch({ loadingMore: false });
    else patch({ ...EMPTY, scope, kinds, load: { kind: 'loading' } });
    const answer = await ask(store.getState().feed, null, PAGE);
    if (mine !== turn) return;
    if (answer.ok) patch({ entries: answer.value.entries, more: answer.value.more, load: { kind: 'ready' } });
    else patch({ load: { kind: 'failed', error: answer.error } });
  };

  const more = async () => {
    const { feed } = store.getState();
    const last = feed.entries.at(-1);
    if (!feed.more || feed.loadingMore || !last) return;
    const mine = turn;
    patch({ loadingMore: true });
    // A page ends anywhere, in the middle of a reading too: the rest of that reading comes with the next one.
    const ofLast = feed.entries.filter(({ atMs }) => atMs === last.atMs).length;
    const fits = ofLast + PAGE <= MOST;
    const answer = await ask(feed, fits ? last.atMs + 1 : last.atMs, fits ? ofLast + PAGE : PAGE);
    if (mine !== turn) return;
    if (!answer.ok) return patch({ loadingMore: false, load: { kind: 'failed', error: answer.error } });
    patch({ entries: withPage(feed.entries, answer.value.entries), more: answer.value.more, loadingMore: false });
  };
  return { open, more };
}

function comparisonOf(bridge: Bridge, store: StoreApi<HistoryState>) {
  return async (id: InstanceId, from: number, to: number): Promise<void> => {
    const question: Compared = { from, to, load: { kind: 'loading' }, result: null };
    const put = (compared: Compared) =>
      store.setState((state) => ({ compared: { ...state.compared, [id]: compared } }));
    put(question);
    const answer = await bridge.call('inventory.compare', { id, from, to });
    if (store.getState().compared[id] !== question) return;
    if (answer.ok) put({ ...question, load: { kind: 'ready' }, result: readJsonText(answer.value) });
    else put({ ...question, load: { kind: 'failed', error: answer.error } });
  };
}

function serverOf(bridge: Bridge, store: StoreApi<HistoryState>) {
  let turn = 0;
  return async (instanceId: InstanceId, serverId: number): Promise<void> => {
    turn += 1;
    const mine = turn;
    const { server: before } = store.getState();
    const isSame = before?.instanceId === instanceId && before.serverId === serverId;
    if (!isSame || before.load.kind === 'failed') {
      const load: Load = { kind: 'loading' };
      store.setState({ server: { instanceId, serverId, changes: [], journal: [], load, more: false } });
    }
    const [changes, journal] = await Promise.all([
      bridge.call('inventory.changes', { instanceId, serverId, kinds: [], beforeMs: null, limit: SERVER_PAGE }),
      bridge.call('journal.list', { instanceId, serverId, limit: SERVER_PAGE }),
    ]);
    if (mine !== turn) return;
    const failed = [changes, journal].find((answer) => !answer.ok);
    const load: Load = failed && !failed.ok ? { kind: 'failed', error: failed.error } : { kind: 'ready' };
    store.setState({
      server: {
        instanceId,
        serverId,
        load,
        changes: changes.ok ? changes.value.entries : [],
        journal: journal.ok ? journal.value : [],
        more: changes.ok && changes.value.more,
      },
    });
  };
}

function without(state: HistoryState, id: InstanceId): HistoryState {
  const { [id]: _generations, ...generations } = state.generations;
  const { [id]: _compared, ...compared } = state.compared;
  const { feed, server } = state;
  const entries = feed.entries.filter(({ instanceId }) => instanceId !== id);
  return {
    ...state,
    generations,
    compared,
    server: server?.instanceId === id ? null : server,
    feed: feed.scope === id ? EMPTY : { ...feed, entries },
  };
}
