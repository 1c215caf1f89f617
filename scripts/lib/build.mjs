/** Builds the app into out/, unless nothing it is made from has changed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { say } from './entry.mjs';
import { SetupError } from './fail.mjs';
import { ROOT, TOOL_NODE, TOOLS } from './paths.mjs';
import { hashFiles, removeStamp, stampMatches, writeStamp } from './stamp.mjs';

const STAMP = join(ROOT, 'out', '.build-stamp');
const SOURCES = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const RESULT = join(ROOT, 'out', 'main', 'index.js');

/**
 * @param {{ force?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export async function ensureBuilt({ force = false, env = process.env } = {}) {
  // Taken before the build: a file edited while it runs makes the next run build again.
  const value = await hashFiles(ROOT, SOURCES);
  if (!force && existsSync(RESULT) && (await stampMatches(STAMP, value))) return;
  say('Building');
  await removeStamp(STAMP);
  const result = await capture(TOOL_NODE, [TOOLS.electronVite, 'build'], { cwd: ROOT, env });
  if (result.status !== 0 || !existsSync(RESULT)) {
    process.stderr.write(result.stdout + result.stderr);
    throw new SetupError('The build failed', 'correct what it reports above, then run the command again');
  }
  await writeStamp(STAMP, value);
}
