/** The window's entry: theme and language first, so that nothing is painted twice, then the app. */
import '@renderer/app/theme/fonts.css';
import '@renderer/app/theme/tokens.css';
import '@renderer/app/theme/base.css';
import '@renderer/app/theme/type.css';
import { App } from '@renderer/app/app';
import { startI18n } from '@renderer/app/i18n/i18n';
import { createStores } from '@renderer/app/stores';
import { bridge } from '@renderer/bridge/bridge';
import { createRoot } from 'react-dom/client';

async function start(root: HTMLElement): Promise<void> {
  const status = await bridge.call('app.status', {});
  if (!status.ok) throw new Error(status.error.code);
  await startI18n(status.value.preferences.language);
  const stores = createStores(bridge, status.value);
  createRoot(root).render(<App stores={stores} bridge={bridge} />);
}

const root = document.getElementById('root');
if (root) void start(root);
