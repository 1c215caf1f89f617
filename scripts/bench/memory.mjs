/** Memory of all processes with three datacenters read and racks on the screen, beside a blank window. */
import { memoryOfTree } from './lib/process-memory.mjs';
import { inTurn, NotMeasurable } from './lib/result.mjs';
import { median } from './lib/statistics.mjs';
import { sizeName } from './sizes.mjs';
import { showFirst, switchTo } from './switch.mjs';

const RUNS = 3;
const SAMPLES = 8;
const BETWEEN_SAMPLES_MS = 500;
const PAINT_TIMEOUT_MS = 20_000;
const MEGABYTE = 1e6;

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function memory(servers) {
  return {
    id: `memory-${sizeName(servers)}`,
    metric: 'memory of all processes, three datacenters read and racks shown',
    unit: 'MB',
    statistic: 'median',
    target: 1.6,
    referenceName: 'blank window',
    limit: null,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      const ours = async () => {
        const program = await world.open();
        try {
          await program.loaded();
          await showFirst(program);
          for (const key of ['2', '3', '1']) await switchTo(program, key);
          await program.settled();
          return await settledMemory(program.pid);
        } finally {
          await program.close();
        }
      };
      return inTurn(RUNS, ours, () => blankMemory(context));
    },
  };
}

/** @param {import('./lib/context.mjs').BenchContext} context */
async function blankMemory(context) {
  const window = await context.openBlankWindow();
  try {
    if ((await window.painted(PAINT_TIMEOUT_MS)) === null) throw new NotMeasurable('the blank window painted nothing');
    return await settledMemory(window.pid);
  } finally {
    await window.close();
  }
}

/**
 * The middle of several looks: what is only there for a moment does not count.
 * @param {number} pid
 */
async function settledMemory(pid) {
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_SAMPLES_MS));
    samples.push(memoryOfTree(pid) / MEGABYTE);
  }
  return median(samples);
}
