/** Keeps node_modules in step with package-lock.json, doing as little as possible. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { say } from './entry.mjs';
import { SetupError } from './fail.mjs';
import { npm } from './npm-command.mjs';
import { CACHE, ROOT, TOOL_NODE } from './paths.mjs';
import { checkDiskSpace } from './requirements.mjs';
import { hashTexts, stampMatches, writeStamp } from './stamp.mjs';

const STAMP = join(CACHE, 'installed');

/** Parts of package.json that decide what is installed; editing a script must not reinstall everything. */
const DECIDING_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts'];

/**
 * The value of the stamp. The Node that runs the scripts is not part of it: the first run uses the machine's own and
 * later ones the `node` devDependency, and what is compiled (keytar) is N-API and serves both.
 * @param {{ packageJson: string, lock: string, platform?: string }} input
 */
export function installStamp({ packageJson, lock, platform = `${process.platform}-${process.arch}` }) {
  const manifest = JSON.parse(packageJson);
  const deciding = DECIDING_FIELDS.map((field) => JSON.stringify(manifest[field] ?? null));
  return hashTexts([platform, lock, ...deciding]);
}

/**
 * @typedef {object} LockFile
 * @property {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} packages
 */

/**
 * Whether the packages npm noted down inside node_modules are those of the lock file.
 * Optional ones for other platforms may be absent.
 * @param {LockFile} lock package-lock.json
 * @param {LockFile} hidden node_modules/.package-lock.json
 */
export function installedMatchesLock(lock, hidden) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const asWanted = wanted.every(([path, entry]) => {
    const found = hidden.packages[path];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return asWanted && Object.keys(hidden.packages).every((path) => path === '' || path in lock.packages);
}

/**
 * What has to be done: nothing, only the two install scripts again, or a whole installation.
 * @returns {Promise<{ need: 'nothing' | 'rebuild' | 'install', stamp: string }>}
 */
export async function planInstall() {
  const packageJson = await readFile(join(ROOT, 'package.json'), 'utf8');
  const lock = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  const stamp = installStamp({ packageJson, lock });
  if ((await stampMatches(STAMP, stamp)) && existsSync(TOOL_NODE)) return { need: 'nothing', stamp };
  const hidden = await readFile(join(ROOT, 'node_modules/.package-lock.json'), 'utf8').catch(() => undefined);
  const matches = hidden !== undefined && installedMatchesLock(JSON.parse(lock), JSON.parse(hidden));
  if (!matches) return { need: 'install', stamp };
  if (!(await nativePartsWork())) return { need: 'rebuild', stamp };
  await writeStamp(STAMP, stamp);
  return { need: 'nothing', stamp };
}

/** Whether the two packages with install scripts did their work: the tools' Node runs and loads keytar. */
async function nativePartsWork() {
  if (!existsSync(TOOL_NODE)) return false;
  const { status } = await capture(TOOL_NODE, ['-e', "require('keytar')"], { cwd: ROOT });
  return status === 0;
}

/** Runs the install scripts of those two again, where settings of the machine forbid them in general. */
async function buildNativeParts() {
  say('Building keytar');
  for (const name of ['node', 'keytar']) await npm(['rebuild', name, '--ignore-scripts=false']);
  if (await nativePartsWork()) return;
  throw new SetupError(
    'keytar or the Node of the tools does not work after its installation',
    'delete node_modules, then run the command again',
  );
}

/**
 * Carries out what planInstall found.
 * @param {Awaited<ReturnType<typeof planInstall>>} plan
 */
export async function install({ need, stamp }) {
  if (need === 'nothing') return;
  if (need === 'install') {
    await checkDiskSpace(ROOT);
    say('Installing packages (npm ci), which takes a minute or two the first time');
    // Development packages are what builds and tests the app, whatever NODE_ENV says.
    await npm(['ci', '--prefer-offline', '--include=dev']);
  }
  if (!(await nativePartsWork())) await buildNativeParts();
  await writeStamp(STAMP, stamp);
}
