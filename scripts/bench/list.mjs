/** Every benchmark there is, in the order they run: those of one size share its datacenters, and what needs them off comes last. */
import { disk } from './disk.mjs';
import { memory } from './memory.mjs';
import { search } from './search.mjs';
import { SIZES } from './sizes.mjs';
import { startOffline } from './start-offline.mjs';
import { switchDatacenter } from './switch.mjs';
import { sync } from './sync.mjs';
import { tasksDuringSync } from './tasks-during-sync.mjs';

/** @type {import('./lib/result.mjs').Bench[]} */
export const BENCHES = SIZES.flatMap((servers) => [
  sync(servers),
  ...(servers === 10_000 ? [tasksDuringSync(servers)] : []),
  switchDatacenter(servers),
  search(servers),
  memory(servers),
  disk(servers),
  startOffline(servers),
]);
