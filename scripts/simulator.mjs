/** `npm run simulator`: the DCImanager simulator on its own. Arguments after `--` go to it. */
import { join } from 'node:path';
import { stream } from './lib/command.mjs';
import { runScript } from './lib/entry.mjs';
import { ROOT, TOOL_NODE } from './lib/paths.mjs';
import { setUpTools } from './lib/setup.mjs';

await runScript(async () => {
  await setUpTools({ build: 'if-changed' });
  return stream(TOOL_NODE, [join(ROOT, 'out/main/simulator.js'), ...process.argv.slice(2)], { cwd: ROOT });
});
