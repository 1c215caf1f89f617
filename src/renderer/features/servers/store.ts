/** The server that is open, per datacenter: at once from what was read, then fresh when asked. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { ServerDetail } from '@contract/types/server';
import { readJsonText } from '@renderer/bridge/json-text';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface OpenServer {
  readonly serverId: number;
  readonly detail: ServerDetail | null;
  readonly reading: boolean;
  readonly error: AppError | null;
}

export interface ServersState {
  /** Each datacenter keeps its own open server while another one is shown. */
  readonly open: Readonly<Record<InstanceId, OpenServer>>;
}

export interface ServersStore extends StoreApi<ServersState> {
  open(instanceId: InstanceId, serverId: number): Promise<void>;
  close(instanceId: InstanceId): void;
  /** Reads it again from the instance. */
  read(instanceId: InstanceId): Promise<void>;
}

export function createServersStore(bridge: Bridge): ServersStore {
  const store = createStore<ServersState>(() => ({ open: {} }));
  const patch = (id: InstanceId, serverId: number, change: Partial<OpenServer>) =>
    store.setState((state) => {
      const current = state.open[id];
      // An answer for a server that is no longer open changes nothing.
      if (current?.serverId !== serverId) return state;
      return { open: { ...state.open, [id]: { ...current, ...change } } };
    });
  const load = async (id: InstanceId, serverId: number) => {
    const answer = await bridge.call('servers.get', { instanceId: id, serverId, asOf: null });
    patch(id, serverId, answer.ok ? { detail: readJsonText(answer.value), error: null } : { error: answer.error });
  };
  const reload = (id: InstanceId, among: readonly number[] | 'all') => {
    const current = store.getState().open[id];
    if (current && (among === 'all' || among.includes(current.serverId))) void load(id, current.serverId);
  };
  bridge.on('servers.changed', ({ instanceId, rows }) =>
    reload(
      instanceId,
      rows.map((row) => row.id),
    ),
  );
  bridge.on('inventory.replaced', ({ instanceId }) => reload(instanceId, 'all'));
  return {
    ...store,
    open: async (id, serverId) => {
      const opened: OpenServer = { serverId, detail: null, reading: false, error: null };
      store.setState((state) => ({ open: { ...state.open, [id]: opened } }));
      await load(id, serverId);
    },
    close: (id) =>
      store.setState((state) => {
        const { [id]: _, ...others } = state.open;
        return { open: others };
      }),
    read: async (id) => {
      const current = store.getState().open[id];
      if (!current || current.reading) return;
      patch(id, current.serverId, { reading: true });
      const answer = await bridge.call('servers.read', { instanceId: id, serverId: current.serverId });
      const change = answer.ok ? { detail: readJsonText(answer.value), error: null } : { error: answer.error };
      patch(id, current.serverId, { reading: false, ...change });
    },
  };
}
