/** Runs the benchmarks on the screen and keychain that bench.mjs brings, prints their table and writes their file. */
import { writeFile } from 'node:fs/promises';
import { findElectron } from '../lib/electron-runtime.mjs';
import { runScript, say } from '../lib/entry.mjs';
import { SetupError } from '../lib/fail.mjs';
import { parseBenchArguments } from './lib/arguments.mjs';
import { createContext } from './lib/context.mjs';
import { machineLine } from './lib/machine.mjs';
import { NotMeasurable, notMeasurable, resultOf } from './lib/result.mjs';
import { formatTable } from './lib/table.mjs';
import { BENCHES } from './list.mjs';

/**
 * One that fails is a line of the table, never the end of the others.
 * @param {import('./lib/result.mjs').Bench} bench
 * @param {import('./lib/context.mjs').BenchContext} context
 */
async function run(bench, context) {
  const started = performance.now();
  say(`${bench.id}: ${bench.metric}`);
  try {
    return resultOf(bench, await bench.measure(context));
  } catch (error) {
    if (!(error instanceof NotMeasurable) && process.env.COLDAISLE_DEBUG) console.error(error);
    return notMeasurable(bench, error instanceof Error ? error.message : String(error));
  } finally {
    say(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
}

await runScript(async () => {
  const { ids, json } = parseBenchArguments(process.argv.slice(2), BENCHES);
  const electron = findElectron();
  if (!electron) throw new SetupError('No Electron is set up', 'start the benchmarks with npm run bench');
  const context = createContext(electron, process.env);
  const before = machineLine();
  const results = [];
  for (const bench of BENCHES.filter(({ id }) => ids.includes(id))) results.push(await run(bench, context));
  await context.close();
  if (json !== null) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nElectron ${electron.version}\nBefore. ${before}\nAfter.  ${machineLine()}\n\n${formatTable(results)}`);
  return 0;
});
