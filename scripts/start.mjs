/** `npm start`: opens Coldaisle on the user's own data. Arguments after `--` go to the app. */
import { stream } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronEnvironment } from './lib/electron-runtime.mjs';
import { runScript } from './lib/entry.mjs';
import { SetupError } from './lib/fail.mjs';
import { ROOT } from './lib/paths.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  if (!(await hasDisplay())) {
    throw new SetupError(
      'There is no screen to open a window on',
      'run the command in a desktop session, or npm run demo for a walk on a virtual screen',
    );
  }
  const electron = await setUp();
  const args = [...electron.args, ...process.argv.slice(2)];
  return stream(electron.executable, args, { cwd: ROOT, env: electronEnvironment(process.env) });
});
