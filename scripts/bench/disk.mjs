/** What the copies on disk take after one full sync, beside the JSON they were read from. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { timeSync } from './lib/page-program.mjs';
import { NotMeasurable } from './lib/result.mjs';
import { bytesOfLists } from './lib/simulators.mjs';
import { sizeName } from './sizes.mjs';

const SYNC_TIMEOUT_MS = 300_000;
const MEGABYTE = 1e6;

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function disk(servers) {
  return {
    id: `disk-${sizeName(servers)}`,
    metric: 'files of a copy after one full sync, the program still running',
    unit: 'MB',
    statistic: 'median',
    target: 1,
    referenceName: 'JSON read',
    limit: null,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      const program = await world.open();
      /** @type {{ ours: number[], reference: number[] }} */
      const measured = { ours: [], reference: [] };
      /** @type {string[]} */
      let ids = [];
      try {
        ids = (await program.loaded()).map(({ instance }) => instance.id);
        for (const [index, id] of ids.entries()) {
          await program.evaluate(timeSync, { id, timeoutMs: SYNC_TIMEOUT_MS });
          measured.ours.push(bytesOfCopy(world.profile, id) / MEGABYTE);
          measured.reference.push((await bytesOfLists(world.datacenters[index])) / MEGABYTE);
        }
      } finally {
        await program.close();
      }
      const closed = ids.map((id) => (bytesOfCopy(world.profile, id) / MEGABYTE).toFixed(1));
      return { ...measured, notes: [`after the program ended: ${closed.join(', ')} MB`] };
    },
  };
}

/**
 * Every file of the profile that is named for the datacenter.
 * @param {string} profile
 * @param {string} id
 */
function bytesOfCopy(profile, id) {
  const files = filesBelow(profile).filter(({ path }) => relative(profile, path).includes(id));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes === 0) throw new NotMeasurable('the profile has no file of a copy');
  return bytes;
}

/**
 * @param {string} folder
 * @returns {Array<{ path: string, size: number }>}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    const stat = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
    return stat ? [{ path, size: stat.size }] : [];
  });
}
