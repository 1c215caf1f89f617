/** Is there a screen to open a window on, and if not: a virtual one. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { endChild } from './command.mjs';
import { onExit } from './entry.mjs';
import { SetupError } from './fail.mjs';

const SCREEN = '1440x900x24';

/**
 * Whether a window can open here. A DISPLAY that nobody answers counts as none.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function hasDisplay(env = process.env) {
  if (process.platform !== 'linux') return true;
  if (env.COLDAISLE_HEADLESS) return false;
  if (env.WAYLAND_DISPLAY) return true;
  const address = env.DISPLAY === undefined ? undefined : displayAddress(env.DISPLAY);
  if (!address) return false;
  return (await answers(address)) || (address.abstract !== undefined && answers({ path: address.abstract }));
}

/**
 * Where the X server of a DISPLAY value listens.
 * @param {string} display For example ":0" or "localhost:10.0".
 * @returns {{ path?: string, abstract?: string, host?: string, port?: number } | undefined}
 */
export function displayAddress(display) {
  const match = /^(?:unix)?(.*):(\d+)(?:\.\d+)?$/.exec(display);
  if (!match) return undefined;
  const [, host, number] = match;
  if (host !== '' && host !== '/') return { host, port: 6000 + Number(number) };
  const path = `/tmp/.X11-unix/X${number}`;
  return { path, abstract: `\0${path}` };
}

/** @param {{ path?: string, host?: string, port?: number }} address */
function answers({ path, host, port }) {
  return new Promise((done) => {
    const socket = path === undefined ? connect({ host, port: port ?? 0 }) : connect({ path });
    const finish = (/** @type {boolean} */ result) => {
      socket.destroy();
      done(result);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

/**
 * Starts a virtual screen that ends with the script.
 * @returns {Promise<NodeJS.ProcessEnv>} The variables a program needs to use it.
 */
export async function startVirtualDisplay() {
  // With -displayfd the server picks a free number itself and tells it once it is ready.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  onExit(() => endChild(server));
  const number = await new Promise((done) => {
    server.once('error', () => done(undefined));
    server.once('exit', () => done(undefined));
    const channel = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    channel.setEncoding('utf8').once('data', (text) => done(text.trim()));
    setTimeout(() => done(undefined), 15_000).unref();
  });
  if (!number) {
    throw new SetupError(
      'The virtual screen (Xvfb) does not start',
      'run Xvfb :99 to see why, then run the command again',
    );
  }
  server.unref();
  return { DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' };
}
