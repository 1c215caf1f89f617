/** What several features do together: looking at another time, and letting go of a copy that may not be shown any more. */
import type { Generation } from '@contract/types/history';
import type { CopyState, InstanceId, InstanceView } from '@contract/types/instance';
import { jumpTo } from '@renderer/features/racks/model/jump';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { useEffect, useRef } from 'react';
import type { Stores } from './stores';

/** Racks and the open server go to the same time together. */
export function travel(stores: Stores, id: InstanceId, to: Generation | null): void {
  stores.racks.getState().travel(id, to);
  const open = stores.servers.getState().open[id];
  if (open) void stores.servers.open(id, open.serverId, to?.id ?? null);
}

/** A change is about what is now: the server is opened as it is, wherever its datacenter was. */
export function openServerOf(stores: Stores, id: InstanceId, serverId: number): void {
  travel(stores, id, null);
  stores.instances.select(id);
  const { load } = racksOf(stores.racks.getState(), id);
  if (load.kind === 'ready') stores.racks.getState().change(id, (place) => jumpTo(place, load.wall, serverId));
  void stores.servers.open(id, serverId);
}

/** A copy that was sealed, deleted or lost leaves nothing behind in the window. */
export function useForgetting(stores: Stores, views: readonly InstanceView[]): void {
  const before = useRef(new Map<InstanceId, CopyState['kind']>());
  useEffect(() => {
    for (const { instance, copy } of views) {
      if (before.current.get(instance.id) === 'ready' && copy.kind !== 'ready') forget(stores, instance.id);
    }
    for (const id of before.current.keys()) {
      if (!views.some(({ instance }) => instance.id === id)) forget(stores, id);
    }
    before.current = new Map(views.map(({ instance, copy }) => [instance.id, copy.kind]));
  }, [stores, views]);
}

function forget(stores: Stores, id: InstanceId): void {
  stores.racks.getState().forget(id);
  stores.servers.close(id);
  stores.history.forget(id);
  stores.notes.forget(id);
  stores.search.forget(id);
}
