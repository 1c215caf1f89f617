/** The server that is open, per datacenter: at once from what was read, then fresh when asked. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { ServerDetail } from '@contract/types/server';
import { readJsonText } from '@renderer/bridge/json-text';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface OpenServer {
  readonly instanceId: InstanceId;
  readonly serverId: number;
  /** The kept reading it is shown from; null is what was last read. */
  readonly asOf: number | null;
  readonly detail: ServerDetail | null;
  readonly reading: boolean;
  readonly error: AppError | null;
}

export interface ServersState {
  /** Each datacenter keeps its own open server while another one is shown. */
  readonly open: Readonly<Record<InstanceId, OpenServer>>;
}

export interface ServersStore extends StoreApi<ServersState> {
  open(instanceId: InstanceId, serverId: number, asOf?: number | null): Promise<void>;
  close(instanceId: InstanceId): void;
  /** Reads it again from the instance. */
  read(instanceId: InstanceId): Promise<void>;
}

export function createServersStore(bridge: Bridge): ServersStore {
  const store = createStore<ServersState>(() => ({ open: {} }));
  const patch = (
    id: InstanceId,
    { serverId, asOf }: Pick<OpenServer, 'serverId' | 'asOf'>,
    change: Partial<OpenServer>,
  ) =>
    store.setState((state) => {
      const current = state.open[id];
      // An answer for a server, or a time, that is no longer open changes nothing.
      if (current?.serverId !== serverId || current.asOf !== asOf) return state;
      return { open: { ...state.open, [id]: { ...current, ...change } } };
    });
  const load = async (id: InstanceId, which: Pick<OpenServer, 'serverId' | 'asOf'>) => {
    const { serverId, asOf } = which;
    const answer = await bridge.call('servers.get', { instanceId: id, serverId, asOf });
    patch(id, which, answer.ok ? { detail: readJsonText(answer.value), error: null } : { error: answer.error });
  };
  const reload = (id: InstanceId, among: readonly number[] | 'all') => {
    const current = store.getState().open[id];
    // The past does not change.
    if (!current || current.asOf !== null) return;
    if (among === 'all' || among.includes(current.serverId)) void load(id, current);
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
    open: async (id, serverId, asOf = null) => {
      const opened: OpenServer = { instanceId: id, serverId, asOf, detail: null, reading: false, error: null };
      store.setState((state) => ({ open: { ...state.open, [id]: opened } }));
      await load(id, opened);
    },
    close: (id) =>
      store.setState((state) => {
        const { [id]: _, ...others } = state.open;
        return { open: others };
      }),
    read: async (id) => {
      const current = store.getState().open[id];
      if (!current || current.reading || current.asOf !== null) return;
      patch(id, current, { reading: true });
      const answer = await bridge.call('servers.read', { instanceId: id, serverId: current.serverId });
      const change = answer.ok ? { detail: readJsonText(answer.value), error: null } : { error: answer.error };
      patch(id, current, { reading: false, ...change });
    },
  };
}
