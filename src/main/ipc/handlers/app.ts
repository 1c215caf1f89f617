/** Calls about the program itself and its window. */
import { ok, type Result } from '@contract/errors';
import type { AppStatus, KeychainStatus, Preferences, WindowState } from '@contract/types/app';
import type { SettingsBook } from '@core/settings/settings-book';
import type { Handlers } from '../router';

export interface AppHandlerDeps {
  readonly settings: SettingsBook;
  readonly status: () => AppStatus;
  readonly checkKeychain: () => Promise<KeychainStatus>;
  readonly onStatus: () => void;
  /** They were saved: what outside the page depends on them follows. */
  readonly onPreferences: (preferences: Preferences) => void;
  readonly copyText: (text: string) => void;
  /** Asks where to, and writes there. */
  readonly saveText: (name: string, text: string) => Promise<Result<{ saved: boolean }>>;
  readonly control: (action: 'minimise' | 'toggle-maximise' | 'close') => void;
  readonly windowState: () => WindowState;
}

type AppCalls =
  | 'app.status'
  | 'app.setPreferences'
  | 'app.checkKeychain'
  | 'app.copyText'
  | 'app.saveText'
  | 'window.control'
  | 'window.state';

export function createAppHandlers(deps: AppHandlerDeps): Pick<Handlers, AppCalls> {
  return {
    'app.status': () => ok(deps.status()),
    'app.setPreferences': async (preferences) => {
      const saved = await deps.settings.update((current) => ok({ ...current, preferences }));
      if (saved.ok) deps.onPreferences(preferences);
      deps.onStatus();
      return saved.ok ? ok(deps.status()) : saved;
    },
    'app.checkKeychain': async () => {
      await deps.checkKeychain();
      deps.onStatus();
      return ok(deps.status());
    },
    'app.copyText': ({ text }) => ok(deps.copyText(text)),
    'app.saveText': ({ name, text }) => deps.saveText(name, text),
    'window.control': ({ action }) => ok(deps.control(action)),
    'window.state': () => ok(deps.windowState()),
  };
}
