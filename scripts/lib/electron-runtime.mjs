/** Which Electron this checkout uses, and how it is started. Looks only; `electron-fetch.mjs` gets one. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CACHE, isRoot, ROOT } from './paths.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable Absolute path.
 * @property {string[]} args What to pass first, before any argument of the app.
 * @property {string} version Electron's version, or "unknown".
 * @property {'COLDAISLE_ELECTRON' | 'electron-package' | 'registry-runtime'} source
 */

/** Version inside the registry-only runtime, the oldest Electron the tests launch. */
export const REGISTRY_ELECTRON_VERSION = '25.1.1';

/** Folder of the registry-only runtime. */
export const REGISTRY_ELECTRON_FOLDER = join(CACHE, `electron-${REGISTRY_ELECTRON_VERSION}`);

/** Folder of the `electron` npm package. */
export const ELECTRON_PACKAGE_FOLDER = join(ROOT, 'node_modules', 'electron');

/**
 * The Electron that is there: the one named by COLDAISLE_ELECTRON, else the package's, else the registry-only one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {ElectronRuntime | undefined}
 */
export function findElectron(env = process.env) {
  if (env.COLDAISLE_ELECTRON) return runtimeAt(resolve(ROOT, env.COLDAISLE_ELECTRON), 'COLDAISLE_ELECTRON');
  const packaged = packageExecutable();
  if (packaged) return runtimeAt(packaged, 'electron-package');
  const executable = join(REGISTRY_ELECTRON_FOLDER, 'electron');
  return existsSync(executable) ? runtimeAt(executable, 'registry-runtime') : undefined;
}

/** The `electron` package's own executable, when it has been downloaded and is of the package's version. */
function packageExecutable() {
  const read = (/** @type {string} */ file) => readFileSync(join(ELECTRON_PACKAGE_FOLDER, file), 'utf8').trim();
  try {
    const { version } = JSON.parse(read('package.json'));
    const executable = join(ELECTRON_PACKAGE_FOLDER, 'dist', read('path.txt'));
    return read('dist/version').replace(/^v/, '') === version && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} executable
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime}
 */
function runtimeAt(executable, source) {
  // A stock Electron has default_app.asar, which takes the app's path; without it resources/app is the app.
  const takesAppPath = existsSync(join(resourcesFolder(executable), 'default_app.asar'));
  // Chromium refuses to run its sandbox as root; nobody else goes without one.
  const args = [...(takesAppPath ? [ROOT] : []), ...(isRoot() ? ['--no-sandbox'] : [])];
  return { executable, args, version: versionBeside(executable), source };
}

/**
 * Electron's `resources` folder for an executable.
 * @param {string} executable
 */
export function resourcesFolder(executable) {
  const folder = dirname(executable);
  return basename(folder) === 'MacOS' ? join(folder, '../Resources') : join(folder, 'resources');
}

/** @param {string} executable */
function versionBeside(executable) {
  const folder = dirname(executable);
  const file = basename(folder) === 'MacOS' ? join(folder, '../../../version') : join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/**
 * An environment for Electron: without the switch that editors' terminals leave behind and that makes it a plain Node.
 * @param {NodeJS.ProcessEnv} env
 */
export function electronEnvironment(env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
}
