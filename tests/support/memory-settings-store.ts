/** Settings in memory, with a disk that can be full. */
import { fail, ok } from '@contract/errors';
import type { Settings, SettingsStore } from '@core/ports';

export const EMPTY_SETTINGS: Settings = {
  instances: [],
  preferences: { theme: 'system', language: 'en' },
  numbering: {},
};

export interface MemorySettingsStore extends SettingsStore {
  /** What a new start of the program would find. */
  readonly saved: Settings;
  full: boolean;
}

export function createMemorySettingsStore(initial: Settings = EMPTY_SETTINGS): MemorySettingsStore {
  let saved = initial;
  const store: MemorySettingsStore = {
    full: false,
    get saved() {
      return saved;
    },
    load: async () => ok(saved),
    save: async (settings) => {
      if (store.full) return fail('store.unwritable', { reason: 'ENOSPC' });
      saved = settings;
      return ok();
    },
  };
  return store;
}
