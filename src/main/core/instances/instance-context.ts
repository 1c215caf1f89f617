/** What the instance calls share: the saved list, how an instance looks to the window, settling in and leaving. */
import { ok, type Result } from '@contract/errors';
import type { Instance, InstanceId, InstanceView } from '@contract/types/instance';
import type { AuthorityFiles, DciConnector } from '@core/connector-ports';
import type { Copies } from '@core/inventory/copies';
import type { Syncs } from '@core/inventory/sync';
import type { DciApi, Ids, Log } from '@core/ports';
import type { SettingsBook } from '@core/settings/settings-book';
import { type Connections, targetOf } from './connections';
import { findInstance, type InstanceList } from './instance-list';
import type { Sessions } from './sessions';

export interface InstanceServiceDeps {
  readonly settings: SettingsBook;
  readonly sessions: Sessions;
  readonly connections: Connections;
  readonly connector: DciConnector;
  readonly copies: Copies;
  readonly syncs: Syncs;
  readonly ids: Ids;
  readonly log: Log;
  /** Reads an authority's certificates: only what `authority.refused` does not name gets into the settings. */
  readonly readAuthority: AuthorityFiles['read'];
  /** When an instance is tried again by itself; null while nothing waits. */
  readonly nextTryAtMs: (id: InstanceId) => number | null;
  readonly onChange: () => void;
  /** The instance was removed, or is another one behind a new address: whatever follows it must stop. */
  readonly onGone?: (id: InstanceId) => void;
}

export type InstanceContext = ReturnType<typeof createInstanceContext>;

export function createInstanceContext(deps: InstanceServiceDeps) {
  const { settings, sessions, connections, copies, syncs, log } = deps;

  const list = (): InstanceList => settings.current().instances;
  const saveList = (change: (list: InstanceList) => Result<InstanceList>) =>
    settings.update((current) => {
      const next = change(current.instances);
      return next.ok ? ok({ ...current, instances: next.value }) : next;
    });

  const viewOf = (instance: Instance): InstanceView => {
    const summary = copies.summary(instance.id);
    return {
      instance,
      session: sessions.status(instance.id),
      reach: connections.reach(instance.id),
      sync: syncs.progress(instance.id),
      copy: copies.state(instance.id),
      movedAside: copies.movedAside(instance.id),
      readAtMs: summary?.readAtMs ?? null,
      serverCount: summary?.serverCount ?? 0,
      rackCount: summary?.rackCount ?? 0,
      syncError: syncs.lastError(instance.id),
      nextTryAtMs: deps.nextTryAtMs(instance.id),
      countDrop: copies.countDrop(instance.id),
    };
  };

  const startSync = (id: InstanceId) => {
    const api = connections.api(id);
    if (!api.ok || sessions.status(id).kind !== 'signed-in') return;
    void syncs.run(id, api.value);
  };

  const turns = new Map<InstanceId, Promise<unknown>>();
  /**
   * Saving an address and keeping or forgetting a session are one step per instance: a sign-in that ends while the
   * address changes must not hand the old host's token to the new one. Nothing in a turn waits for the network.
   */
  const inTurn = <T>(id: InstanceId, step: () => Promise<T>): Promise<T> => {
    const result = (turns.get(id) ?? Promise.resolve()).then(step);
    turns.set(
      id,
      result.catch(() => undefined),
    );
    return result;
  };

  return {
    list,
    saveList,
    viewOf,
    startSync,
    inTurn,
    find: (id: InstanceId) => findInstance(list(), id),
    view: (id: InstanceId): Result<InstanceView> => {
      const found = findInstance(list(), id);
      return found.ok ? ok(viewOf(found.value)) : found;
    },
    /** Saved, connected and signed in: the window hears of it, and the first reading begins. */
    settleIn: async (instance: Instance, token: string): Promise<Result<InstanceView>> => {
      // What the session before this one was reading would end in its name.
      syncs.cancel(instance.id);
      await connections.drop(instance.id);
      await sessions.begin(instance.id, instance.account ?? '', token);
      await copies.proven(instance.id);
      log.info('instance.signed-in', { instance: instance.id });
      startSync(instance.id);
      return ok(viewOf(instance));
    },
    /**
     * After the session was forgotten here, so that an unreachable server cannot keep it alive on this computer. The
     * address is the one the token was made for.
     */
    revoke: async (instance: Instance, token: string | null): Promise<void> => {
      if (token === null) return;
      const revoked = await onPassingConnection(deps, instance, (api) => api.signOut(token));
      log.info('instance.signed-out', { instance: instance.id, revoked: revoked.ok });
    },
  };
}

/** A connection of its own, so that the kept connection and its cookies stay as they were. */
export async function onPassingConnection<T>(
  { connector, ids }: InstanceServiceDeps,
  instance: Instance,
  work: (api: DciApi) => Promise<T>,
): Promise<T> {
  const instanceId = ids.uuid();
  try {
    return await work(connector.connect(targetOf(instance, instanceId), () => null));
  } finally {
    await connector.forget(instanceId);
  }
}
