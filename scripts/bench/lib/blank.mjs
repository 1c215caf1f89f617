/** The blank window of the same Electron, the measure of what no Electron program can do without. */
import { existsSync } from 'node:fs';
import { copyFile, cp, link, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onExit } from '../../lib/entry.mjs';
import { CACHE, ROOT } from '../../lib/paths.mjs';
import { openElectron } from './electron-window.mjs';

const APP = join(dirname(fileURLToPath(import.meta.url)), '../blank-window');

/**
 * @param {import('../../lib/electron-runtime.mjs').ElectronRuntime} electron
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<() => Promise<import('./electron-window.mjs').ElectronWindow>>} Opens it, each time on one profile.
 */
export async function prepareBlankWindow(electron, env) {
  const profile = await temporaryFolder('coldaisle-bench-blank-');
  const { executable, args } = await blankRuntime(electron);
  return () => openElectron({ executable, args, env, profile, paintOf: 'main' });
}

/**
 * A stock Electron is told which app to run. One whose app is built in is linked into a second folder with the blank
 * app in its place: the same files, so that neither of the two starts from a colder disk.
 * @param {import('../../lib/electron-runtime.mjs').ElectronRuntime} electron
 */
async function blankRuntime({ executable, args }) {
  const source = dirname(executable);
  if (args.includes(ROOT)) {
    return { executable, args: args.map((argument) => (argument === ROOT ? APP : argument)) };
  }
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'bench-blank-'));
  onExit(() => rm(folder, { recursive: true, force: true }));
  await linkFolder(source, folder);
  await mkdir(join(folder, 'resources'), { recursive: true });
  await symlink(APP, join(folder, 'resources', 'app'));
  return { executable: join(folder, basename(executable)), args };
}

/**
 * @param {string} from
 * @param {string} to
 */
async function linkFolder(from, to) {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === 'resources') continue;
    if (entry.isDirectory()) await cp(source, target, { recursive: true });
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** @param {string} prefix */
export async function temporaryFolder(prefix) {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  onExit(() => {
    if (existsSync(folder)) return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return folder;
}
