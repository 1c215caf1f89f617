/**
 * `npm run demo`: Coldaisle on three simulated datacenters. On a desktop it opens the window; without a screen (or with
 * `-- --headless`) it walks through the main job on a virtual one and leaves screenshots.
 */
import { join } from 'node:path';
import { stream } from './lib/command.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { electronEnvironment } from './lib/electron-runtime.mjs';
import { runScript, say } from './lib/entry.mjs';
import { startKeychainSession } from './lib/keychain-session.mjs';
import { ROOT, TOOL_NODE } from './lib/paths.mjs';
import { setUp } from './lib/setup.mjs';

/**
 * @param {import('./lib/electron-runtime.mjs').ElectronRuntime} electron
 * @param {string[]} extra
 */
function openWindow(electron, extra) {
  // With --demo the app keeps to a profile of its own, "Coldaisle Demo".
  const args = [...electron.args, '--demo', ...extra];
  say('Opening Coldaisle with three simulated datacenters');
  return stream(electron.executable, args, { cwd: ROOT, env: electronEnvironment(process.env) });
}

async function walkOnVirtualScreen() {
  const session = await startKeychainSession();
  const screen = await startVirtualDisplay();
  const env = electronEnvironment({ ...process.env, ...session, ...screen });
  return stream(TOOL_NODE, [join(ROOT, 'scripts/demo-walk.mjs')], { cwd: ROOT, env });
}

await runScript(async () => {
  const extra = process.argv.slice(2).filter((argument) => argument !== '--headless');
  const headless = process.argv.includes('--headless') || !(await hasDisplay());
  const electron = await setUp({ headless: headless && process.platform === 'linux' });
  if (!headless) return openWindow(electron, extra);
  return process.platform === 'linux'
    ? walkOnVirtualScreen()
    : stream(TOOL_NODE, [join(ROOT, 'scripts/demo-walk.mjs')], { cwd: ROOT, env: electronEnvironment(process.env) });
});
