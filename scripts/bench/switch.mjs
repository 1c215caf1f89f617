/** From pressing Ctrl and a digit to the racks of that datacenter on the screen. */
import { watchSwitch } from './lib/page-program.mjs';
import { timeKey } from './lib/time-key.mjs';
import { sizeName } from './sizes.mjs';

const ROUNDS = 22;
const SWITCH_TIMEOUT_MS = 20_000;
const KEYS = ['2', '3', '1'];

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function switchDatacenter(servers) {
  return {
    id: `switch-${sizeName(servers)}`,
    metric: 'p95 from Ctrl+1, 2 or 3 to the painted racks of that datacenter',
    unit: 'ms',
    statistic: 'p95',
    target: 100,
    referenceName: 'limit',
    limit: 100,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      const program = await world.open();
      try {
        await program.loaded();
        await showFirst(program);
        const ours = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const key of KEYS) ours.push(await switchTo(program, key));
        }
        return { ours };
      } finally {
        await program.close();
      }
    },
  };
}

/**
 * Begins at the first datacenter, whichever is shown as the program starts.
 * @param {import('./lib/world.mjs').Program} program
 */
export async function showFirst(program) {
  await program.press('1', { control: true });
  await switchTo(program, '2');
  await switchTo(program, '1');
}

/**
 * @param {import('./lib/world.mjs').Program} program
 * @param {string} key
 * @returns {Promise<number>}
 */
export async function switchTo(program, key) {
  const options = { code: `Digit${key}`, timeoutMs: SWITCH_TIMEOUT_MS };
  return (await timeKey(program, { key, control: true }, watchSwitch, options)) ?? 0;
}
