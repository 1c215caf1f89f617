/** Lets one set-up at a time work on this checkout: two `npm ci` in one folder ruin each other. */
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onExit, say } from './entry.mjs';
import { SetupError } from './fail.mjs';
import { ROOT } from './paths.mjs';

const LOCK = join(ROOT, 'out', '.setup.lock');
const LONGEST_WAIT_MS = 20 * 60_000;

// The holder touches the file all the time, so that one left by a killed process is known by its age.
const HEARTBEAT_MS = 1_000;
const STALE_AFTER_MS = 10_000;

/**
 * Runs a task while holding the lock.
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withSetupLock(task) {
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  for (let told = false; !tryAcquire(); told = true) {
    if (!told) say('Another set-up of this folder is running; waiting for it to end');
    if (Date.now() > giveUpAt) {
      throw new SetupError('Another set-up of this folder does not end', 'end it, then run the command again');
    }
    await new Promise((done) => setTimeout(done, 300));
  }
  const heartbeat = setInterval(() => touch(), HEARTBEAT_MS);
  let held = true;
  const release = () => {
    clearInterval(heartbeat);
    if (held) rmSync(LOCK, { force: true });
    held = false;
  };
  onExit(release);
  try {
    return await task();
  } finally {
    release();
  }
}

function tryAcquire() {
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    writeFileSync(LOCK, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (ageMs() > STALE_AFTER_MS) rmSync(LOCK, { force: true });
  return false;
}

/** Age of the lock in milliseconds; 0 when it has just gone. */
function ageMs() {
  const found = statSync(LOCK, { throwIfNoEntry: false });
  return found ? Date.now() - found.mtimeMs : 0;
}

function touch() {
  try {
    utimesSync(LOCK, new Date(), new Date());
  } catch {
    // Someone deleted it: a missing heartbeat is not worth stopping the work.
  }
}
