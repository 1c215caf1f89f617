/** Three simulated datacenters of one size, and a profile of the program that is signed in to them and has read them. */
import { join } from 'node:path';
import { electronEnvironment } from '../../lib/electron-runtime.mjs';
import { say } from '../../lib/entry.mjs';
import { temporaryFolder } from './blank.mjs';
import { openElectron } from './electron-window.mjs';
import { callInPage, settledViews } from './page-program.mjs';
import { NotMeasurable } from './result.mjs';
import { startSimulator } from './simulators.mjs';

const SYNC_TIMEOUT_MS = 300_000;
const READY_TIMEOUT_MS = 30_000;
const ASK_AGAIN_MS = 50;
/** A rack view with at least one server in it. */
export const RACKS = '[role="grid"] [role="gridcell"]';
const SEEDS = [101, 202, 303];

/**
 * @typedef {object} World
 * @property {number} servers Of each datacenter.
 * @property {string} profile The program's folder.
 * @property {import('./simulators.mjs').SimulatedDatacenter[]} datacenters
 * @property {(options?: { inspectMain?: boolean }) => Promise<Program>} open Starts the program on the profile.
 * @property {() => Promise<void>} switchOff Ends the simulators; the profile stays, and the program opens without a network.
 * @property {() => boolean} isOn
 *
 * @typedef {import('./electron-window.mjs').ElectronWindow & ProgramCalls} Program
 *
 * @typedef {object} ProgramCalls
 * @property {(name: string, input: object) => Promise<any>} call
 * @property {() => Promise<any[]>} settled Views of the datacenters, once none is being read.
 * @property {() => Promise<any[]>} loaded The same, after reading those of which nothing is there.
 */

/**
 * @param {import('../../lib/electron-runtime.mjs').ElectronRuntime} electron
 * @param {NodeJS.ProcessEnv} env
 * @param {number} servers
 * @returns {Promise<World>}
 */
export async function createWorld(electron, env, servers) {
  say(`Preparing three datacenters of ${servers.toLocaleString('en')} servers`);
  const profile = join(await temporaryFolder('coldaisle-bench-'), 'profile');
  const datacenters = [];
  // One after the other: each looks for free ports.
  for (const seed of SEEDS) datacenters.push(await startSimulator(servers, seed));
  const open = (/** @type {{ inspectMain?: boolean }} */ { inspectMain = false } = {}) =>
    openProgram({ electron, env, profile, inspectMain });
  let on = true;
  const switchOff = async () => {
    on = false;
    await Promise.all(datacenters.map(({ stop }) => stop()));
  };
  try {
    const program = await open();
    await program.loaded();
    await addAll(program, datacenters);
    await program.close();
  } catch (error) {
    await switchOff();
    throw error;
  }
  return { servers, profile, datacenters, open, switchOff, isOn: () => on };
}

/**
 * @param {Program} program
 * @param {readonly import('./simulators.mjs').SimulatedDatacenter[]} datacenters
 */
async function addAll(program, datacenters) {
  for (const [index, { url, email, password }] of datacenters.entries()) {
    const probe = await program.call('instances.probe', { address: url });
    await program.call('instances.add', {
      name: `Datacenter ${index + 1}`,
      code: `DC${index + 1}`,
      colour: index,
      address: url,
      email,
      password,
      trustedFingerprint: probe.certificate?.fingerprint ?? null,
    });
  }
  await program.loaded();
}

/**
 * @param {{ electron: import('../../lib/electron-runtime.mjs').ElectronRuntime, env: NodeJS.ProcessEnv, profile: string,
 *   inspectMain: boolean }} options
 * @returns {Promise<Program>}
 */
async function openProgram({ electron, env, profile, inspectMain }) {
  const { executable, args } = electron;
  const plain = electronEnvironment(env);
  const window = await openElectron({ executable, args, env: plain, profile, paintOf: RACKS, inspectMain });
  const call = (/** @type {string} */ name, /** @type {object} */ input) =>
    window.evaluate(callInPage, { name, input });
  const settled = () => window.evaluate(settledViews, { timeoutMs: SYNC_TIMEOUT_MS });
  const loaded = async () => {
    await pageReady(window);
    const views = await settled();
    const empty = views.filter(({ readAtMs }) => readAtMs === null);
    for (const { instance } of empty) await call('inventory.sync', { id: instance.id });
    const read = empty.length === 0 ? views : await settled();
    const unread = read.find(({ readAtMs }) => readAtMs === null);
    if (unread)
      throw new NotMeasurable(`${unread.instance.code} was not read: ${unread.syncError?.code ?? 'no reason'}`);
    return read;
  };
  return { ...window, call, settled, loaded };
}

/**
 * Asked from here again and again: a promise in the page would end with the empty page before it.
 * @param {import('./electron-window.mjs').ElectronWindow} window
 */
async function pageReady(window) {
  const until = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < until) {
    const isReady = await window.evaluate(() => document.querySelector('[data-ready]') !== null).catch(() => false);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  throw new Error('the window did not get ready');
}
