/** The stores of every feature, made once, and the program's own status. No store knows another; the app connects them. */
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import { createHistoryStore, type HistoryStore } from '@renderer/features/history/store/history-store';
import type { InstancesStore } from '@renderer/features/instances/store';
import { createOperationsStore, type OperationsStore } from '@renderer/features/operations/store';
import { createRacksStore, type RacksStore } from '@renderer/features/racks/store/racks-store';
import { createSearchStore, type SearchStore } from '@renderer/features/search/store';
import { createNotesStore, type NotesStore } from '@renderer/features/servers/notes-store';
import { createServersStore, type ServersStore } from '@renderer/features/servers/store';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Stores {
  readonly status: StoreApi<AppStatus>;
  readonly instances: InstancesStore;
  readonly racks: RacksStore;
  readonly servers: ServersStore;
  readonly operations: OperationsStore;
  readonly history: HistoryStore;
  readonly notes: NotesStore;
  readonly search: SearchStore;
}

/** `instances` began to ask before anything else: all else waits for what it says. */
export function createStores(bridge: Bridge, initial: AppStatus, asked: InstancesStore): Stores {
  const status = createStore<AppStatus>(() => initial);
  bridge.on('app.statusChanged', (next) => status.setState(next, true));
  const search = createSearchStore(bridge);
  const instances = leavingAll(asked, search);
  const racks = createRacksStore(bridge);
  tellShown(bridge, instances, search);
  openShown(instances, racks);
  return {
    status,
    search,
    instances,
    racks,
    servers: createServersStore(bridge),
    operations: createOperationsStore(bridge),
    history: createHistoryStore(bridge),
    notes: createNotesStore(bridge),
  };
}

/** Going to a datacenter, from wherever, leaves the view over all of them, and is remembered there. */
function leavingAll(instances: InstancesStore, search: SearchStore): InstancesStore {
  instances.subscribe(({ activeId }, before) => {
    if (activeId !== null && activeId !== before.activeId) search.visited(activeId);
  });
  return {
    ...instances,
    // Hidden last: the datacenter behind the view is not on screen in between.
    select: (id) => {
      search.visited(id);
      instances.select(id);
      search.hide();
    },
    selectAt: (index) => {
      instances.selectAt(index);
      if (instances.getState().views[index]) search.hide();
    },
  };
}

/** Racks are asked for as soon as it is known whose, while the window is still being drawn. */
function openShown(instances: InstancesStore, racks: RacksStore): void {
  const open = ({ activeId }: { readonly activeId: InstanceId | null }) => {
    if (activeId !== null) racks.getState().open(activeId);
  };
  instances.subscribe(open);
  open(instances.getState());
}

/** Main connects what is on screen and keeps it fresh; it is told once for each change. Of all of them, it is none. */
function tellShown(bridge: Bridge, instances: InstancesStore, search: SearchStore): void {
  let told: InstanceId | null = null;
  const tell = () => {
    const id = search.getState().shown ? null : instances.getState().activeId;
    if (id === told) return;
    told = id;
    void bridge.call('instances.show', { id });
  };
  instances.subscribe(tell);
  search.subscribe(tell);
}
