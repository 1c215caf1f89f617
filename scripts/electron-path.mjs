/**
 * `npm run -s electron-path`: prints the Electron executable in use, and nothing else, on standard output.
 * With `-- --json`: one line `{ executable, args, version, source }`; `args` come before any argument of the app.
 */
import { runScript } from './lib/entry.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  const electron = await setUp({ build: false });
  console.log(process.argv.includes('--json') ? JSON.stringify(electron) : electron.executable);
});
