/** Frame of every script: runs its task, cleans up whatever happens, and ends with one sentence and a status. */
import { failureSentence } from './fail.mjs';

/** @type {Array<() => void | Promise<void>>} */
const cleanups = [];

/**
 * Registers something to undo when the script ends, in reverse order, also after a failure or Ctrl+C.
 * @param {() => void | Promise<void>} cleanup
 */
export function onExit(cleanup) {
  cleanups.push(cleanup);
}

/** A line about progress. It goes to stderr: stdout belongs to the result (a path, the test counts). */
export function say(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`);
}

let reported = false;

/** One failure, one sentence: what follows from the first one is not told. @param {unknown} error */
function report(error) {
  if (reported) return;
  reported = true;
  if (process.env.COLDAISLE_DEBUG) console.error(error);
  say(failureSentence(error));
}

async function cleanUp() {
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup();
    } catch (error) {
      if (process.env.COLDAISLE_DEBUG) console.error(error);
    }
  }
}

/**
 * Runs a script's task; its number becomes the exit status.
 * @param {() => Promise<number | undefined>} task
 */
export async function runScript(task) {
  const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const [signal, status] of Object.entries(signals)) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(status)));
  }
  // Some libraries throw where nobody can catch; such a failure too ends in one sentence.
  process.on('uncaughtException', (error) => {
    report(error);
    void cleanUp().finally(() => process.exit(1));
  });
  try {
    process.exitCode = (await task()) ?? 0;
  } catch (error) {
    report(error);
    process.exitCode = 1;
  } finally {
    await cleanUp();
  }
}
