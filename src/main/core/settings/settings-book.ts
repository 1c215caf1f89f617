/** The user's settings as they stand: what was saved is what is shown; a change that cannot be saved does not happen. */
import { ok, type Result } from '@contract/errors';
import type { Settings, SettingsStore } from '@core/ports';

export interface SettingsBook {
  current(): Settings;
  /** `change` sees the settings of its turn: changes come one after another, so none undoes another. */
  update(change: (settings: Settings) => Result<Settings>): Promise<Result<Settings>>;
}

export function createSettingsBook(initial: Settings, store: SettingsStore): SettingsBook {
  let settings = initial;
  let turn: Promise<unknown> = Promise.resolve();
  const apply = async (change: (settings: Settings) => Result<Settings>): Promise<Result<Settings>> => {
    const next = change(settings);
    if (!next.ok) return next;
    const saved = await store.save(next.value);
    if (!saved.ok) return saved;
    settings = next.value;
    return ok(settings);
  };
  return {
    current: () => settings,
    update: (change) => {
      const result = turn.then(() => apply(change));
      // A change that throws is a bug of that change alone: the next one has its turn.
      turn = result.catch(() => undefined);
      return result;
    },
  };
}
