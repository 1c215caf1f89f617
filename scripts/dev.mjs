/** `npm run dev`: the app with hot reload. Arguments after `--` go to the app. */
import { stream } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronEnvironment } from './lib/electron-runtime.mjs';
import { runScript } from './lib/entry.mjs';
import { SetupError } from './lib/fail.mjs';
import { isRoot, ROOT, TOOL_NODE, TOOLS } from './lib/paths.mjs';
import { setUp, toolEnvironment } from './lib/setup.mjs';

await runScript(async () => {
  if (!(await hasDisplay())) {
    throw new SetupError('There is no screen to open a window on', 'run the command in a desktop session');
  }
  const electron = await setUp({ build: false });
  const args = [TOOLS.electronVite, 'dev', ...(isRoot() ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)];
  return stream(TOOL_NODE, args, { cwd: ROOT, env: electronEnvironment(toolEnvironment(electron)) });
});
