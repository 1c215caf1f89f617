/** A private desktop session: a home, a message bus and an unlocked keychain that vanish with the script. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChild } from './command.mjs';
import { onExit } from './entry.mjs';
import { SetupError } from './fail.mjs';

const READY_TIMEOUT_MS = 15_000;

/**
 * Starts the session; nothing in it touches the user's own files or keychain.
 * @returns {Promise<NodeJS.ProcessEnv>} The variables that put a program into it.
 */
export async function startKeychainSession() {
  const folder = await mkdtemp(join(tmpdir(), 'coldaisle-session-'));
  onExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  await mkdir(home, { mode: 0o700 });
  await mkdir(runtime, { mode: 0o700 });
  await chmod(runtime, 0o700);
  /** @type {NodeJS.ProcessEnv} */
  const variables = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: undefined,
    XDG_DATA_HOME: undefined,
    XDG_CACHE_HOME: undefined,
    GNOME_KEYRING_CONTROL: undefined,
    SSH_AUTH_SOCK: undefined,
  };
  variables.DBUS_SESSION_BUS_ADDRESS = await startBus({ ...process.env, ...variables });
  await startKeyring({ ...process.env, ...variables });
  return variables;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} The bus's address.
 */
async function startBus(env) {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  if (!address) {
    throw new SetupError(
      'The private message bus (dbus-daemon) does not start',
      'run "dbus-run-session true" to see why, then run the command again',
    );
  }
  return address;
}

/**
 * The daemon goes to the background once it is ready, and ends by itself when the bus does.
 * @param {NodeJS.ProcessEnv} env
 */
async function startKeyring(env) {
  const keyring = spawn('gnome-keyring-daemon', ['--daemonize', '--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Not an empty password: with one, the first write waits for a prompt that nobody sees.
  keyring.stdin.on('error', () => {}).end('x\n');
  const status = await new Promise((done) => {
    keyring.once('error', () => done(1));
    keyring.once('exit', done);
    setTimeout(() => done(1), READY_TIMEOUT_MS).unref();
  });
  if (status !== 0) {
    throw new SetupError(
      'The private keychain (gnome-keyring-daemon) does not start',
      'reinstall the package gnome-keyring, then run the command again',
    );
  }
}

/**
 * The first line a background program prints, or undefined if it ends or stays silent. It ends with the script.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} child
 * @returns {Promise<string | undefined>}
 */
function firstLine(child) {
  onExit(() => endChild(child));
  child.unref();
  return new Promise((done) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')));
    });
    child.once('error', () => done(undefined));
    child.once('exit', () => done(undefined));
    setTimeout(() => done(undefined), READY_TIMEOUT_MS).unref();
  });
}
