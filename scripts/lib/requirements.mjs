/** What the machine itself must bring: a recent Node and room on the disk. */
import fs from 'node:fs';
import { SetupError } from './fail.mjs';

const OLDEST_NODE_MAJOR = 20;

/** Packages, the Electron and npm's cache of both, with some air. */
const NEEDED_BYTES = 1.8e9;

/**
 * Refuses a Node that is too old.
 * @param {string} [version] As in `process.versions.node`.
 */
export function checkNodeVersion(version = process.versions.node) {
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST_NODE_MAJOR) return;
  throw new SetupError(
    `Coldaisle needs Node ${OLDEST_NODE_MAJOR} or newer and this is Node ${version}`,
    'install a current Node (https://nodejs.org), then run the command again',
  );
}

/**
 * Refuses to begin an installation that would fill the disk.
 * @param {string} folder
 * @param {number} [neededBytes]
 */
export async function checkDiskSpace(folder, neededBytes = NEEDED_BYTES) {
  const { bavail, bsize } = await fs.promises.statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const gigabytes = (/** @type {number} */ bytes) => (bytes / 1e9).toFixed(1);
  throw new SetupError(
    `The disk of this checkout has ${gigabytes(freeBytes)} GB free and the set-up needs ${gigabytes(neededBytes)} GB`,
    'free some space, then run the command again',
  );
}
