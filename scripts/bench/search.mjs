/** From a key in the search field to the results of what then stands in it, over all three datacenters. */
import { searchFieldFocused, watchSearch } from './lib/page-program.mjs';
import { NotMeasurable } from './lib/result.mjs';
import { serverNames } from './lib/simulators.mjs';
import { timeKey } from './lib/time-key.mjs';

const NAMES = 60;
/** Keys of a name that are measured: the last ones, of which each narrows the results. */
const LAST_KEYS = 2;
const FEWEST_KEYS = 40;
const FIELD_TIMEOUT_MS = 5_000;
const RESULT_TIMEOUT_MS = 10_000;

/**
 * @param {number} servers Of each of the three.
 * @returns {import('./lib/result.mjs').Bench}
 */
export function search(servers) {
  return {
    id: `search-${(servers * 3) / 1000}k`,
    metric: 'p95 from a key in the search field to the painted results',
    unit: 'ms',
    statistic: 'p95',
    target: 50,
    referenceName: 'limit',
    limit: 50,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      // Far apart in the list: the results of one do not hold the next.
      const names = await serverNames(world.datacenters[0], NAMES);
      const program = await world.open();
      try {
        await program.loaded();
        await program.press('k', { control: true });
        if (!(await program.evaluate(searchFieldFocused, { timeoutMs: FIELD_TIMEOUT_MS }))) {
          throw new NotMeasurable('Ctrl+K opens no search field');
        }
        const ours = [];
        for (const name of names) ours.push(...(await typeName(program, name)));
        if (ours.length < FEWEST_KEYS) throw new NotMeasurable('too few keys changed the results');
        return { ours };
      } finally {
        await program.close();
      }
    },
  };
}

/**
 * @param {import('./lib/world.mjs').Program} program
 * @param {string} name
 */
async function typeName(program, name) {
  await program.press('a', { control: true });
  await program.press('Backspace');
  const measured = [];
  for (let at = 0; at < name.length; at += 1) {
    const query = name.slice(0, at + 1);
    if (at < name.length - LAST_KEYS) {
      await program.press(name[at]);
      continue;
    }
    const ms = await timeKey(program, { key: name[at] }, watchSearch, { query, timeoutMs: RESULT_TIMEOUT_MS });
    if (ms !== null) measured.push(ms);
  }
  return measured;
}
