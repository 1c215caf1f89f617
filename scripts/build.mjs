/** `npm run build`: builds the app into out/. Needs only installed packages; gets them when they are not there. */
import { runScript } from './lib/entry.mjs';
import { setUpTools } from './lib/setup.mjs';

await runScript(async () => {
  await setUpTools({ build: 'always' });
});
