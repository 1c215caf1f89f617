/** From starting the program without a network to racks on the screen, beside a blank window of the same Electron. */
import { inTurn, NotMeasurable } from './lib/result.mjs';
import { sizeName } from './sizes.mjs';

const RUNS = 7;
const PAINT_TIMEOUT_MS = 20_000;
const MOST_TRIES = 5;

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function startOffline(servers) {
  return {
    id: `start-offline-${sizeName(servers)}`,
    metric: 'start without a network, until racks with servers are painted',
    unit: 'ms',
    statistic: 'median',
    target: 1.6,
    referenceName: 'blank window',
    limit: null,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      await world.switchOff();
      const ours = () => timeToPaint(world.open, 'the program painted no racks without a network');
      const reference = () => timeToPaint(context.openBlankWindow, 'the blank window painted nothing');
      // Once each unmeasured: the first start fills caches on disk.
      await ours();
      await reference();
      return inTurn(RUNS, ours, reference);
    },
  };
}

/**
 * A start that was too fast to be watched is done again.
 * @param {() => Promise<import('./lib/electron-window.mjs').ElectronWindow>} open
 * @param {string} otherwise
 */
async function timeToPaint(open, otherwise) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const window = await open();
    try {
      const paintedAt = await window.painted(PAINT_TIMEOUT_MS);
      if (paintedAt === null) throw new NotMeasurable(otherwise);
      if (!Number.isNaN(paintedAt)) return paintedAt - window.startedAtMs;
    } finally {
      await window.close();
    }
  }
  throw new NotMeasurable('windows were painted before they could be watched');
}
