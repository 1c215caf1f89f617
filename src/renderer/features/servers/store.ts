/** What the window knows of single servers: the answer last read, whether it is being read again, and why that failed. */
import type { AppError, Result } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { ServerDetail } from '@contract/types/server';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface ServerRef {
  readonly instanceId: InstanceId;
  readonly serverId: number;
}

/** The read that may be under way beside an answer that is already there. */
export type Reread =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: AppError };

export type ServerLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly detail: ServerDetail; readonly reread: Reread }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface ServersState {
  readonly open: ServerRef | null;
  readonly loads: ReadonlyMap<string, ServerLoad>;
  /** Hosts of BMC pages that were opened since the program started: only the first visit names the host. */
  readonly visitedHosts: ReadonlySet<string>;
  /** Why the open server's web console was not opened; null once it was, or another server is open. */
  readonly consoleError: AppError | null;
}

export interface ServersStore extends StoreApi<ServersState> {
  /** Shows a server from the inventory in memory, at once. */
  open(ref: ServerRef): void;
  close(): void;
  /** Reads it from its instance again; the answer before is kept until then, and when it fails. */
  read(ref: ServerRef): Promise<Result<ServerDetail>>;
  openWebConsole(ref: ServerRef): Promise<Result<{ readonly host: string }>>;
  /** Rejects when the clipboard refused, so that no tick is shown. */
  copy(text: string): Promise<void>;
}

/** Answers kept besides the open one: walking back and forth in a rack shows each at once. */
const KEPT = 60;

export function keyOf({ instanceId, serverId }: ServerRef): string {
  return `${instanceId}/${serverId}`;
}

export function loadOf(state: ServersState, ref: ServerRef | null): ServerLoad | null {
  return ref === null ? null : (state.loads.get(keyOf(ref)) ?? null);
}

/** The open server's answer; null while there is none. */
export function openDetail(state: ServersState): ServerDetail | null {
  const load = loadOf(state, state.open);
  return load?.kind === 'ready' ? load.detail : null;
}

export function createServersStore(bridge: Bridge): ServersStore {
  const store = createStore<ServersState>(() => ({
    open: null,
    loads: new Map(),
    visitedHosts: new Set(),
    consoleError: null,
  }));
  const put = (ref: ServerRef, change: (load: ServerLoad | null) => ServerLoad) =>
    store.setState((state) => ({ loads: withLoad(state, ref, change(loadOf(state, ref))) }));

  const get = async (ref: ServerRef) => {
    const answer = await bridge.call('servers.get', ref);
    put(ref, (load) => (answer.ok ? received(load, answer.value) : { kind: 'failed', error: answer.error }));
  };
  const read = async (ref: ServerRef) => {
    put(ref, (load) => (load?.kind === 'ready' ? { ...load, reread: { kind: 'reading' } } : { kind: 'loading' }));
    const answer = await bridge.call('servers.read', ref);
    put(ref, (load) => (answer.ok ? settled(received(load, answer.value)) : failedRead(load, answer.error)));
    return answer;
  };

  bridge.on('servers.changed', ({ instanceId, rows }) => {
    const { loads } = store.getState();
    const known = rows.map(({ id }) => ({ instanceId, serverId: id })).filter((ref) => loads.has(keyOf(ref)));
    for (const ref of known) void get(ref);
  });
  bridge.on('inventory.replaced', ({ instanceId }) => {
    const { open } = store.getState();
    store.setState((state) => ({ loads: withoutInstance(state, instanceId) }));
    if (open?.instanceId === instanceId) void get(open);
  });

  return {
    ...store,
    open: (ref) => {
      const { open, loads } = store.getState();
      if (open && keyOf(open) === keyOf(ref) && loads.get(keyOf(ref))?.kind === 'ready') return;
      store.setState({ open: ref, consoleError: null });
      if (!loads.has(keyOf(ref))) put(ref, () => ({ kind: 'loading' }));
      void get(ref);
    },
    close: () => store.setState({ open: null, consoleError: null }),
    read,
    openWebConsole: async (ref) => {
      const answer = await bridge.call('servers.openWebConsole', ref);
      store.setState((state) => ({
        consoleError: answer.ok ? null : answer.error,
        visitedHosts: answer.ok ? new Set([...state.visitedHosts, answer.value.host]) : state.visitedHosts,
      }));
      return answer;
    },
    copy: async (text) => {
      const answer = await bridge.call('app.copyText', { text });
      if (!answer.ok) throw new Error(answer.error.code);
    },
  };
}

/** An answer that was overtaken by a newer one is dropped. */
function received(load: ServerLoad | null, detail: ServerDetail): ServerLoad & { kind: 'ready' } {
  if (load?.kind !== 'ready') return { kind: 'ready', detail, reread: { kind: 'idle' } };
  return detail.readAtMs >= load.detail.readAtMs ? { ...load, detail } : load;
}

function settled(load: ServerLoad & { kind: 'ready' }): ServerLoad {
  return { ...load, reread: { kind: 'idle' } };
}

function failedRead(load: ServerLoad | null, error: AppError): ServerLoad {
  return load?.kind === 'ready' ? { ...load, reread: { kind: 'failed', error } } : { kind: 'failed', error };
}

/** The newest last; the oldest go, but never the one that is shown. */
function withLoad(state: ServersState, ref: ServerRef, load: ServerLoad): ReadonlyMap<string, ServerLoad> {
  const loads = new Map(state.loads);
  loads.delete(keyOf(ref));
  loads.set(keyOf(ref), load);
  const shown = state.open === null ? null : keyOf(state.open);
  for (const key of loads.keys()) {
    if (loads.size <= KEPT) break;
    if (key !== shown) loads.delete(key);
  }
  return loads;
}

/** A whole new inventory: what is not shown is forgotten, what is shown stays until its new answer is there. */
function withoutInstance(state: ServersState, instanceId: InstanceId): ReadonlyMap<string, ServerLoad> {
  const shown = state.open === null ? null : keyOf(state.open);
  return new Map([...state.loads].filter(([key]) => key === shown || !key.startsWith(`${instanceId}/`)));
}
