/** How fast and how quiet this machine is: a fixed piece of work, several times, and what else is running. */
import { createHash } from 'node:crypto';
import { cpus, loadavg, totalmem } from 'node:os';
import { median, spread } from './statistics.mjs';
import { percent } from './table.mjs';

const RUNS = 15;
const BLOCK = Buffer.alloc(8_000_000, 'cold aisle');

/** One line for people; taken before and after the benchmarks, so that a machine that became busy shows. */
export function machineLine() {
  const times = Array.from({ length: RUNS }, fixedWork);
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return (
    `Machine: ${cpus().length} x ${processor?.model.trim() ?? 'unknown processor'}, ${gigabytes} GiB, ` +
    `load ${loadavg()[0].toFixed(1)}; fixed work ${RUNS} times: median ${median(times).toFixed(1)} ms, ` +
    `spread ${percent(spread(times))}`
  );
}

function fixedWork() {
  const started = performance.now();
  createHash('sha256').update(BLOCK).digest();
  return performance.now() - started;
}
