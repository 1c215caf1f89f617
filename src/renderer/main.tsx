/** The window's entry: theme and language first, so that nothing is painted twice, then the app. */
import '@renderer/app/theme/base.css';
import { App } from '@renderer/app/app';
import { startI18n } from '@renderer/app/i18n/i18n';
import { createStores } from '@renderer/app/stores';
import { applyTheme } from '@renderer/app/theme/theme';
import { bridge } from '@renderer/bridge/bridge';
import { createInstancesStore } from '@renderer/features/instances/store';
import { createRoot } from 'react-dom/client';

async function start(root: HTMLElement): Promise<void> {
  const instances = createInstancesStore(bridge);
  const status = await bridge.call('app.status', {});
  // Without its status the window cannot even choose a language: that is a bug, and the log has it.
  if (!status.ok) throw new Error(status.error.code);
  const { theme, language } = status.value.preferences;
  applyTheme(theme);
  await startI18n(language);
  const stores = createStores(bridge, status.value, instances);
  // A moment only, and then the first drawing is the right one.
  await instances.loaded;
  createRoot(root).render(<App stores={stores} bridge={bridge} />);
}

const root = document.getElementById('root');
if (root) void start(root);
