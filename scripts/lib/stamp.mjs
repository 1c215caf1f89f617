/** Stamps: small files that remember from what a result was made, so that it is made again only when that changed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A hash over texts; order and boundaries count.
 * @param {string[]} parts
 */
export function hashTexts(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/**
 * A hash over the names and contents of files and folders; what does not exist counts as absent.
 * @param {string} root
 * @param {string[]} paths Relative to root.
 */
export async function hashFiles(root, paths) {
  const files = (await Promise.all(paths.map((path) => filesUnder(join(root, path))))).flat();
  const parts = await Promise.all(
    files.map(async (file) => `${relative(root, file).split(sep).join('/')}\n${await readFile(file, 'latin1')}`),
  );
  return hashTexts(parts.sort());
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!entries) return [path];
  const nested = entries.map((entry) => {
    const child = join(path, entry.name);
    if (entry.isDirectory()) return filesUnder(child);
    return entry.isFile() ? [child] : [];
  });
  return (await Promise.all(nested)).flat();
}

/**
 * Whether the stamp file holds this value.
 * @param {string} file
 * @param {string} value
 */
export async function stampMatches(file, value) {
  const found = await readFile(file, 'utf8').catch(() => '');
  return found.trim() === value;
}

/**
 * Writes a stamp in one step, so that it is never half there.
 * @param {string} file
 * @param {string} value
 */
export async function writeStamp(file, value) {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${value}\n`);
  await rename(draft, file);
}

/** Forgets a stamp, before its result is made anew. */
export async function removeStamp(/** @type {string} */ file) {
  await rm(file, { force: true });
}
