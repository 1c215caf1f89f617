/** Calling npm from a script that npm itself may have started, and reading why it failed. */
import { delimiter, join, sep } from 'node:path';
import { capture } from './command.mjs';
import { failureForCode, SetupError, withoutHosts } from './fail.mjs';
import { ROOT, TOOL_NODE } from './paths.mjs';

/**
 * How to start npm so that it outlives the node_modules it replaces: with the Node outside this checkout.
 * `npm run` puts node_modules/.bin, and with it the `node` devDependency, first in the PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ program: string, args: string[] }}
 */
export function npmStarter(env) {
  const { npm_execpath: cli, npm_node_execpath: node } = env;
  const outside = node !== undefined && !node.startsWith(join(ROOT, 'node_modules') + sep);
  if (outside && cli?.endsWith('npm-cli.js')) return { program: node, args: [cli] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * The environment without this checkout's tools in the PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function outerEnvironment(env) {
  const own = join(ROOT, 'node_modules');
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (env[key] ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  return { ...env, [key]: folders.join(delimiter) };
}

/**
 * Where node-gyp finds Node's headers without a download: the `node` package brings them on Linux.
 * keytar uses N-API only, so one build serves every Node and Electron.
 * @param {NodeJS.ProcessEnv} env
 */
function headersFolder(env) {
  if (env.npm_config_nodedir || process.platform !== 'linux') return {};
  return { npm_config_nodedir: join(TOOL_NODE, '../../node_modules', `node-linux-${process.arch}`) };
}

/**
 * Runs npm quietly; throws the sentence for its failure.
 * @param {string[]} args
 * @param {{ cwd?: string, timeoutMs?: number }} [options]
 */
export async function npm(args, options = {}) {
  const { program, args: first } = npmStarter(process.env);
  const env = { ...outerEnvironment(process.env), ...headersFolder(process.env) };
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'];
  // npm's own patience is over a minute when there is no network; these repeat after 1, 3 and 9 seconds.
  const patience = ['--fetch-retries=3', '--fetch-retry-factor=3', '--fetch-retry-mintimeout=1000'];
  const result = await capture(program, [...first, ...args, ...quiet, ...patience], { cwd: ROOT, ...options, env });
  if (result.status === 0) return result.stdout;
  const output = `${result.stdout}\n${result.stderr}`;
  if (process.env.COLDAISLE_DEBUG) process.stderr.write(withoutHosts(output));
  throw npmFailure(output, result.status);
}

/**
 * What npm's output says went wrong.
 * @param {string} output
 * @param {number} status
 */
export function npmFailure(output, status) {
  if (status === 127)
    return new SetupError('npm was not found', 'install npm next to Node, then run the command again');
  // First of all: what a failed compilation prints may hold network codes of its own.
  if (/npm err(or|!) path .*[\\/]keytar\s*$/im.test(output)) return keytarFailure(output);
  const codes = [...output.matchAll(/\bcode:? '?([A-Z][A-Z0-9_]+)\b/g)].map((match) => match[1]);
  for (const code of codes) {
    const known = failureForCode(code);
    if (known) return known;
  }
  const line = /^npm err(?:or|!) (?!code|errno|syscall|path|command|A complete log)(.+)$/im.exec(output)?.[1];
  return new SetupError(
    `npm failed with status ${status}${line ? ` (${withoutHosts(line.trim())})` : ''}`,
    'run npm ci to see all it says, then run the command again',
  );
}

/** @param {string} output */
function keytarFailure(output) {
  const full = failureForCode('ENOSPC');
  if (full && /ENOSPC|No space left on device/i.test(output)) return full;
  const cause = 'keytar, which reaches the keychain, could not be compiled';
  if (/No package 'libsecret-1' found|libsecret\/secret\.h/.test(output)) {
    return new SetupError(
      `${cause}: libsecret's development files are missing`,
      'install libsecret-1-dev (Fedora: libsecret-devel, Arch: libsecret), then run the command again',
    );
  }
  if (/network connectivity|bad network settings/.test(output)) {
    return new SetupError(
      `${cause}: Node's headers could not be downloaded`,
      'set npm_config_nodedir to a folder with Node\'s "include" folder, then run the command again',
    );
  }
  return new SetupError(cause, 'install Python 3, make and a C++ compiler, then run the command again');
}
