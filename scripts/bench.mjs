/**
 * `npm run bench`: measures start, sync, switching, search, memory and disk beside references run in the same minutes.
 * `-- --only ID[,ID]` picks some, `-- --all` takes the large sizes too, `-- --json FILE` writes the results.
 */
import { join } from 'node:path';
import { parseBenchArguments } from './bench/lib/arguments.mjs';
import { BENCHES } from './bench/list.mjs';
import { stream } from './lib/command.mjs';
import { startVirtualDisplay } from './lib/display.mjs';
import { electronEnvironment } from './lib/electron-runtime.mjs';
import { runScript } from './lib/entry.mjs';
import { startKeychainSession } from './lib/keychain-session.mjs';
import { ROOT, TOOL_NODE } from './lib/paths.mjs';
import { setUp } from './lib/setup.mjs';

/** Always a screen and a keychain of their own on Linux: what a desktop does meanwhile would be measured too. */
async function quietEnvironment() {
  if (process.platform !== 'linux') return electronEnvironment(process.env);
  const session = await startKeychainSession();
  const screen = await startVirtualDisplay();
  return electronEnvironment({ ...process.env, ...session, ...screen });
}

await runScript(async () => {
  const args = process.argv.slice(2);
  // Before anything is set up: a wrong id is told at once.
  parseBenchArguments(args, BENCHES);
  await setUp({ headless: process.platform === 'linux', bench: true });
  return stream(TOOL_NODE, [join(ROOT, 'scripts/bench/run.mjs'), ...args], { env: await quietEnvironment() });
});
