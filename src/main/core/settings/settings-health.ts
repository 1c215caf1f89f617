/** Whether the settings are kept: the last failure to read or save them, until something is saved again. */
import type { AppError } from '@contract/errors';
import type { SettingsStore } from '@core/ports';

export interface SettingsHealth {
  /** The same store; it is watched. */
  readonly store: SettingsStore;
  problem(): AppError | null;
}

/** `first` is why they could not be read at the start, if so. `onChange` hears when the problem comes or goes. */
export function watchSettings(store: SettingsStore, first: AppError | null, onChange: () => void): SettingsHealth {
  let problem = first;
  return {
    problem: () => problem,
    store: {
      load: store.load,
      save: async (settings) => {
        const saved = await store.save(settings);
        const next = saved.ok ? null : saved.error;
        const changed = next !== problem;
        problem = next;
        if (changed) onChange();
        return saved;
      },
    },
  };
}
