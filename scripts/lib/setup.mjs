/** The set-up every command begins with: machine, packages, Electron, build. What is in place is left alone. */
import { ensureBuilt } from './build.mjs';
import { ensureSystemParts } from './debian-packages.mjs';
import { ensureElectron } from './electron-fetch.mjs';
import { install, planInstall } from './npm-install.mjs';
import { checkNodeVersion } from './requirements.mjs';
import { ensureSandbox } from './sandbox.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * Everything up to an Electron that can be launched.
 * @param {{ headless?: boolean, bench?: boolean, build?: boolean }} [needs]
 *   headless: also the programs for a virtual screen and keychain; bench: also those it is measured beside; build: also
 *   the app, built.
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 */
export function setUp({ headless = false, bench = false, build = true } = {}) {
  /** @type {PartGroup[]} */
  const groups = ['run', ...pick(headless, 'headless'), ...pick(bench, 'bench')];
  return prepare(groups, async () => {
    const electron = await ensureElectron();
    await ensureSandbox(electron.executable);
    if (build) await ensureBuilt({ env: toolEnvironment(electron) });
    return electron;
  });
}

/**
 * What needs no Electron: the packages, and the app built if asked for.
 * @param {{ headless?: boolean, build?: 'no' | 'if-changed' | 'always' }} [needs]
 */
export function setUpTools({ headless = false, build = 'no' } = {}) {
  return prepare(pick(headless, 'headless'), async () => {
    if (build !== 'no') await ensureBuilt({ force: build === 'always' });
  });
}

/** @typedef {Exclude<keyof typeof import('./debian-packages.mjs').SYSTEM_PARTS, 'build'>} PartGroup */

/**
 * @param {boolean} wanted
 * @param {PartGroup} group
 * @returns {PartGroup[]}
 */
function pick(wanted, group) {
  return wanted ? [group] : [];
}

/**
 * @template T
 * @param {PartGroup[]} groups
 * @param {() => Promise<T>} next
 */
function prepare(groups, next) {
  checkNodeVersion();
  return withSetupLock(async () => {
    const plan = await planInstall();
    await ensureSystemParts(plan.need === 'nothing' ? groups : ['build', ...groups]);
    await install(plan);
    return next();
  });
}

/**
 * The environment for electron-vite: with the executable named it never tries to download one.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(electron) {
  return { ...process.env, ELECTRON_EXEC_PATH: electron.executable };
}
