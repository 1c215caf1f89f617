/** The longest time that the window or the main process is busy in one piece while a datacenter is read. */
import { takeLongestDelay, takeLongestTask, watchEventLoop, watchLongTasks } from './lib/page-program.mjs';
import { sizeName } from './sizes.mjs';

const SYNCS = 5;
const RESOLUTION_MS = 2;

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function tasksDuringSync(servers) {
  return {
    id: `tasks-during-sync-${sizeName(servers)}`,
    metric: 'longest task of window or main process in a sync, the worst of all syncs',
    unit: 'ms',
    statistic: 'worst',
    target: 50,
    referenceName: 'limit',
    limit: 50,
    byDefault: true,
    measure: async (context) => {
      const world = await context.world(servers);
      const program = await world.open({ inspectMain: true });
      try {
        const [{ instance }] = await program.loaded();
        await program.evaluateInMain(watchEventLoop, { resolutionMs: RESOLUTION_MS });
        await program.evaluate(watchLongTasks);
        const runs = [];
        for (let run = 0; run < SYNCS; run += 1) runs.push(await longestTasks(program, instance.id));
        return { ours: runs.map(({ main, window }) => Math.max(main, window)), notes: notesOf(runs) };
      } finally {
        await program.close();
      }
    },
  };
}

/**
 * @param {import('./lib/world.mjs').Program} program
 * @param {string} id
 */
async function longestTasks(program, id) {
  await program.evaluate(takeLongestTask);
  await program.evaluateInMain(takeLongestDelay);
  await program.call('inventory.sync', { id });
  await program.settled();
  const window = await program.evaluate(takeLongestTask);
  const late = await program.evaluateInMain(takeLongestDelay);
  // The timer that measures is due every few milliseconds; only what came on top of that was a delay.
  return { window, main: Math.max(0, late - RESOLUTION_MS) };
}

/** @param {ReadonlyArray<{ main: number, window: number }>} runs */
function notesOf(runs) {
  const main = runs.map((run) => run.main.toFixed(0)).join(', ');
  const window = runs.map((run) => (run.window === 0 ? 'none over 50' : run.window.toFixed(0))).join(', ');
  return [`main process, each sync: ${main} ms`, `window, each sync: ${window} ms`];
}
