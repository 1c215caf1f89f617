/** Where things are in this checkout. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository root. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Downloads and notes of the scripts; `npm ci` empties it together with node_modules. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'coldaisle');

/** The Node the project's tools run on: the `node` devDependency, so that any Node 20+ can start the scripts. */
export const TOOL_NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Scripts of the installed tools, each run with TOOL_NODE. */
export const TOOLS = {
  biome: join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
  electronVite: join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'),
  knip: join(ROOT, 'node_modules/knip/bin/knip.js'),
  playwright: join(ROOT, 'node_modules/@playwright/test/cli.js'),
  tsc: join(ROOT, 'node_modules/typescript/bin/tsc'),
  vitest: join(ROOT, 'node_modules/vitest/vitest.mjs'),
};

/**
 * Whether a program of that name is on the PATH.
 * @param {string} name
 */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Whether this process has all rights of the machine; false on Windows, where the question does not arise. */
export function isRoot() {
  return process.getuid?.() === 0;
}
