/** What a benchmark is given: the Electron in use, datacenters of a size, and the blank window beside them. */
import { prepareBlankWindow } from './blank.mjs';
import { createWorld } from './world.mjs';

/**
 * @typedef {object} BenchContext
 * @property {(servers: number) => Promise<import('./world.mjs').World>} world
 *   Three datacenters that are switched on, shared by benchmarks of one size; only one size is kept at a time.
 * @property {() => Promise<import('./electron-window.mjs').ElectronWindow>} openBlankWindow
 * @property {() => Promise<void>} close
 */

/**
 * @param {import('../../lib/electron-runtime.mjs').ElectronRuntime} electron
 * @param {NodeJS.ProcessEnv} env
 * @returns {BenchContext}
 */
export function createContext(electron, env) {
  /** @type {import('./world.mjs').World | null} */
  let world = null;
  /** @type {ReturnType<typeof prepareBlankWindow> | null} */
  let blank = null;
  return {
    world: async (servers) => {
      if (world?.servers === servers && world.isOn()) return world;
      const last = world;
      world = null;
      await last?.switchOff();
      world = await createWorld(electron, env, servers);
      return world;
    },
    openBlankWindow: async () => {
      blank ??= prepareBlankWindow(electron, env);
      return (await blank)();
    },
    close: async () => {
      await world?.switchOff();
    },
  };
}
