/** The stores of every feature, made once, and the program's own status. No store knows another; the app connects them. */
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import { createHistoryStore, type HistoryStore } from '@renderer/features/history/store/history-store';
import { createInstancesStore, type InstancesStore } from '@renderer/features/instances/store';
import { createOperationsStore, type OperationsStore } from '@renderer/features/operations/store';
import { createRacksStore, type RacksStore } from '@renderer/features/racks/store/racks-store';
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
}

export function createStores(bridge: Bridge, initial: AppStatus): Stores {
  const status = createStore<AppStatus>(() => initial);
  bridge.on('app.statusChanged', (next) => status.setState(next, true));
  return {
    status,
    instances: createInstancesStore(bridge),
    racks: createRacksStore(bridge),
    servers: createServersStore(bridge),
    operations: createOperationsStore(bridge),
    history: createHistoryStore(bridge),
    notes: createNotesStore(bridge),
  };
}
