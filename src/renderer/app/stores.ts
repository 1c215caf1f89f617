/** The stores of every feature, made once, and the app's own: program status. No store knows another. */
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Stores {
  readonly status: StoreApi<AppStatus>;
}

export function createStores(bridge: Bridge, initial: AppStatus): Stores {
  const status = createStore<AppStatus>(() => initial);
  bridge.on('app.statusChanged', (next) => status.setState(next, true));
  return { status };
}
