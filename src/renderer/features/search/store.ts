/** The search over every datacenter: what is asked, what was answered, and the one question that is under way. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceId, InstanceView } from '@contract/types/instance';
import type { ServerHit } from '@contract/types/search';
import { readJsonText } from '@renderer/bridge/json-text';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createAsker } from './asker';
import { serverKey, type Tab } from './model/lines';
import {
  type SearchState,
  START,
  steppedBack,
  type TickedServer,
  toggled,
  typed,
  withoutInstance,
} from './model/search-state';

export interface SearchStore extends StoreApi<SearchState> {
  /** The field was gone into: what searching needs is made ready before the first key. */
  prepare(): void;
  /** What stands in the field now; brings the view over all datacenters on screen. */
  type(query: string): void;
  /** The view over all datacenters, with what was asked there before. */
  show(): void;
  /** A datacenter is on screen. */
  hide(): void;
  /** Esc: the pasted list, then the query, then the view. */
  back(): void;
  /** The same question once more, after it failed. */
  searchAgain(): void;
  setTab(tab: Tab): void;
  focus(key: string | null): void;
  scrolled(top: number): void;
  toggle(instanceId: InstanceId, hit: ServerHit): void;
  /** Ticks all of them, or takes the ticks away when all have one. */
  toggleAll(servers: readonly TickedServer[]): void;
  clearTicks(): void;
  /** Asks one datacenter for as many rows as this. */
  showMore(instanceId: InstanceId, limit: number): void;
  /** Resolves when the answer to what stands in the field is there; false when something else was typed meanwhile. */
  answered(): Promise<boolean>;
  /** A datacenter came on screen. */
  visited(instanceId: InstanceId): void;
  /** Lets go of everything of a copy that may not be shown any more. */
  forget(instanceId: InstanceId): void;
  askForList(): void;
  closeList(): void;
  resolve(text: string): Promise<void>;
  tickResolved(key: string): void;
  /** One of several servers a piece of the list may mean; the others of that piece lose their tick. */
  pickResolved(text: string, key: string): void;
  dispose(): void;
}

export function createSearchStore(bridge: Bridge): SearchStore {
  const store = createStore<SearchState>(() => START);
  const set = (change: (state: SearchState) => SearchState) => store.setState(change, true);
  const asker = createAsker(bridge, store);
  const stopListening = listen(bridge, store, asker.again);
  return {
    ...store,
    type: (query) => {
      if (query === store.getState().query && store.getState().shown) return;
      set((state) => typed(state, query));
      asker.ask();
    },
    show: () => {
      set((state) => (state.shown ? state : { ...state, shown: true, cameByTyping: false }));
      asker.again();
    },
    hide: () => set((state) => (state.shown ? { ...state, shown: false } : state)),
    back: () => {
      set(steppedBack);
      asker.ask();
    },
    searchAgain: asker.again,
    setTab: (tab) => set((state) => ({ ...state, tab, focusKey: null, scrollTop: 0 })),
    focus: (focusKey) => set((state) => (state.focusKey === focusKey ? state : { ...state, focusKey })),
    scrolled: (scrollTop) => set((state) => (state.scrollTop === scrollTop ? state : { ...state, scrollTop })),
    toggle: (instanceId, { row }) =>
      set((state) => {
        const ticked = new Map(state.ticked);
        const key = serverKey(instanceId, row.id);
        if (!ticked.delete(key)) ticked.set(key, { instanceId, row });
        return { ...state, ticked };
      }),
    toggleAll: (servers) =>
      set((state) => {
        const ticked = new Map(state.ticked);
        const keyed = servers.map((server) => [serverKey(server.instanceId, server.row.id), server] as const);
        const all = keyed.every(([key]) => ticked.has(key));
        for (const [key, server] of keyed) {
          if (all) ticked.delete(key);
          else ticked.set(key, server);
        }
        return { ...state, ticked };
      }),
    clearTicks: () => set((state) => ({ ...state, ticked: new Map() })),
    showMore: asker.more,
    answered: asker.answered,
    visited: (id) =>
      set((state) =>
        state.recent[0] === id ? state : { ...state, recent: [id, ...state.recent.filter((other) => other !== id)] },
      ),
    prepare: () => void bridge.call('inventory.search', { query: '', instanceIds: null, limit: 1 }),
    forget: (id) => set((state) => withoutInstance(state, id)),
    ...listActions(bridge, store, set),
    dispose: stopListening,
  };
}

type ListActions = Pick<SearchStore, 'askForList' | 'closeList' | 'resolve' | 'tickResolved' | 'pickResolved'>;

function listActions(
  bridge: Bridge,
  store: StoreApi<SearchState>,
  set: (change: (state: SearchState) => SearchState) => void,
): ListActions {
  const show = (list: SearchState['list']) =>
    set((state) => ({ ...state, list, shown: true, cameByTyping: state.shown ? state.cameByTyping : true }));
  return {
    askForList: () => {
      const { list } = store.getState();
      show({ kind: 'asking', text: list.kind === 'closed' ? '' : list.text });
    },
    closeList: () => set((state) => ({ ...state, list: { kind: 'closed' } })),
    resolve: async (text) => {
      const waiting = { kind: 'resolving', text } as const;
      show(waiting);
      const result = await bridge.call('inventory.resolve', { text });
      // Another list was pasted, or this one was closed.
      if (store.getState().list !== waiting) return;
      if (!result.ok) return show({ kind: 'failed', text, error: result.error });
      const answer = readJsonText(result.value);
      const found = answer.items.flatMap(({ servers }) => (servers.length === 1 ? servers : []));
      const ticked = new Set(found.map(({ instanceId, serverId }) => serverKey(instanceId, serverId)));
      show({ kind: 'ready', text, answer, ticked });
    },
    tickResolved: (key) =>
      set((state) =>
        state.list.kind === 'ready'
          ? { ...state, list: { ...state.list, ticked: toggled(state.list.ticked, key) } }
          : state,
      ),
    pickResolved: (text, key) =>
      set((state) => {
        if (state.list.kind !== 'ready') return state;
        const item = state.list.answer.items.find((candidate) => candidate.text === text);
        const ticked = new Set(state.list.ticked);
        for (const { instanceId, serverId } of item?.servers ?? []) ticked.delete(serverKey(instanceId, serverId));
        return { ...state, list: { ...state.list, ticked: ticked.add(key) } };
      }),
  };
}

/** What is on screen is asked again when there is something new to find; nothing is asked behind a datacenter. */
function listen(bridge: Bridge, store: StoreApi<SearchState>, again: () => void): () => void {
  let open = '';
  const stops = [
    bridge.on('inventory.replaced', () => store.getState().shown && again()),
    bridge.on('servers.changed', () => store.getState().shown && again()),
    bridge.on('instances.changed', (views) => {
      const now = openCopies(views);
      if (now === open) return;
      open = now;
      if (store.getState().shown) again();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A copy that was opened or sealed, or another order of the rail, changes the answer. */
function openCopies(views: readonly InstanceView[]): string {
  return views.map(({ instance, copy }) => `${instance.id} ${copy.kind === 'ready'}`).join('\n');
}
