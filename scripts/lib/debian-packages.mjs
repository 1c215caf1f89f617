/** The system libraries and programs Coldaisle needs on Linux: found out, installed where that is allowed, otherwise named. */
import { existsSync, readFileSync } from 'node:fs';
import { capture } from './command.mjs';
import { say } from './entry.mjs';
import { SetupError, withoutHosts } from './fail.mjs';
import { isRoot, onPath } from './paths.mjs';

/**
 * @typedef {object} SystemPart
 * @property {string[]} packages Debian names, the older first: Debian 13 and Ubuntu 24.04 renamed some to …t64.
 * @property {string} words What it is, for a reader on another distribution.
 * @property {string} [library] File the dynamic loader must know.
 * @property {string} [command] Program that shows it is there, whatever installed it.
 */

/** @type {Record<'run' | 'build' | 'headless' | 'bench', SystemPart[]>} */
export const SYSTEM_PARTS = {
  run: [
    { packages: ['libgtk-3-0', 'libgtk-3-0t64'], words: 'GTK 3', library: 'libgtk-3.so.0' },
    { packages: ['libnss3'], words: 'NSS', library: 'libnss3.so' },
    { packages: ['libasound2', 'libasound2t64'], words: 'the ALSA library', library: 'libasound.so.2' },
    { packages: ['libgbm1'], words: "Mesa's GBM library", library: 'libgbm.so.1' },
    { packages: ['libsecret-1-0'], words: 'libsecret', library: 'libsecret-1.so.0' },
  ],
  build: [
    { packages: ['libsecret-1-dev'], words: "libsecret's development files" },
    { packages: ['python3'], words: 'Python 3', command: 'python3' },
    { packages: ['make'], words: 'make', command: 'make' },
    { packages: ['g++'], words: 'a C++ compiler', command: 'g++' },
  ],
  headless: [
    { packages: ['xvfb'], words: 'Xvfb', command: 'Xvfb' },
    { packages: ['dbus-x11'], words: 'D-Bus', command: 'dbus-daemon' },
    { packages: ['gnome-keyring'], words: 'GNOME Keyring', command: 'gnome-keyring-daemon' },
    { packages: ['libsecret-tools'], words: "libsecret's secret-tool", command: 'secret-tool' },
  ],
  bench: [
    { packages: ['curl'], words: 'curl', command: 'curl' },
    { packages: ['jq'], words: 'jq', command: 'jq' },
  ],
};

/**
 * Sees to it that the named groups are on the machine. Does nothing on macOS and Windows, which bring all of it.
 * @param {Array<keyof typeof SYSTEM_PARTS>} groups
 */
export async function ensureSystemParts(groups) {
  if (process.platform !== 'linux') return;
  const wanted = groups.flatMap((group) => SYSTEM_PARTS[group]);
  if (!isDebianFamily()) return checkOtherLinux(wanted);
  const missing = await missingOnDebian(wanted);
  if (missing.length > 0) await installOnDebian(missing);
}

/** @param {string} [osRelease] Text of /etc/os-release. */
export function isDebianFamily(osRelease) {
  const text = osRelease ?? (existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');
  const ids = [...text.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap((match) =>
    match[1].replace(/["']/g, '').split(/\s+/),
  );
  return ids.includes('debian') || ids.includes('ubuntu');
}

/**
 * Package names that `dpkg-query -W -f '${Package}\t${db:Status-Status}\n'` reports as installed.
 * @param {string} output
 * @returns {Set<string>}
 */
export function parseInstalled(output) {
  const rows = output.split('\n').map((line) => line.split('\t'));
  return new Set(rows.filter(([, status]) => status === 'installed').map(([name]) => name));
}

/**
 * Package names apt can install, from `apt-cache policy`: those with a candidate version.
 * @param {string} output
 * @returns {Set<string>}
 */
export function parseInstallable(output) {
  const blocks = output.split(/^(?=\S)/m);
  const named = blocks.filter((block) => /^\s+Candidate: (?!\(none\))\S/m.test(block));
  return new Set(named.map((block) => block.slice(0, block.indexOf(':'))));
}

/**
 * For each part the name to install here: the first that apt knows, otherwise its first name.
 * @param {SystemPart[]} parts
 * @param {Set<string>} installable
 */
export function namesToInstall(parts, installable) {
  return parts.map((part) => part.packages.find((name) => installable.has(name)) ?? part.packages[0]);
}

/** @param {SystemPart[]} parts */
async function missingOnDebian(parts) {
  const names = parts.flatMap((part) => part.packages);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format, not a template.
  const format = '${Package}\t${db:Status-Status}\n';
  const { stdout } = await capture('dpkg-query', ['-W', '-f', format, ...names]);
  const installed = parseInstalled(stdout);
  return parts.filter((part) => {
    if (part.command !== undefined && onPath(part.command)) return false;
    return !part.packages.some((name) => installed.has(name));
  });
}

/** The words before a privileged command, or undefined when this user may not run one without being asked. */
export async function privilegePrefix() {
  if (isRoot()) return [];
  if (!onPath('sudo')) return undefined;
  const { status } = await capture('sudo', ['-n', 'true'], { timeoutMs: 5_000 });
  return status === 0 ? ['sudo', '-n'] : undefined;
}

/** @param {SystemPart[]} missing */
async function installOnDebian(missing) {
  const prefix = await privilegePrefix();
  const lookUp = async () => {
    const names = missing.flatMap((part) => part.packages);
    const { stdout } = await capture('apt-cache', ['policy', ...names], { env: { ...process.env, LC_ALL: 'C' } });
    return namesToInstall(missing, parseInstallable(stdout));
  };
  if (!prefix) {
    const names = await lookUp();
    throw new SetupError(
      `This machine lacks ${names.length === 1 ? 'the package' : 'the packages'} ${names.join(', ')}`,
      `run "sudo apt-get update && sudo apt-get install -y ${names.join(' ')}", then run the command again`,
    );
  }
  say('Refreshing the list of Debian packages');
  await apt(prefix, ['update']);
  const names = await lookUp();
  say(`Installing Debian packages: ${names.join(' ')}`);
  const result = await apt(prefix, ['install', '-y', '--no-install-recommends', ...names]);
  if (result.status !== 0) throw aptFailure(result.stdout + result.stderr, names);
}

/**
 * @param {string[]} prefix
 * @param {string[]} args
 */
function apt(prefix, args) {
  const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', 'apt-get'];
  return capture(program, [...rest, '-q', '-o', 'DPkg::Lock::Timeout=180', ...args]);
}

/**
 * What apt-get's output says went wrong.
 * @param {string} output
 * @param {string[]} names
 */
export function aptFailure(output, names) {
  const command = `apt-get install -y ${names.join(' ')}`;
  const unknown = /Unable to locate package (\S+)/.exec(output)?.[1];
  const reason = (/^E: .*$/m.exec(output)?.[0] ?? '').slice(3).replace(/\.$/, '');
  if (/Temporary failure resolving|Could not resolve|Could not connect|Unable to fetch some archives/.test(output)) {
    return new SetupError(
      'The Debian package servers could not be reached',
      `check the network, run "${command}" as root, then run the command again`,
    );
  }
  if (/No space left on device|enough free space/.test(output)) {
    return new SetupError('There is no space left for Debian packages', 'free some space, then run the command again');
  }
  if (unknown) {
    return new SetupError(
      `apt does not know the package ${unknown}`,
      `enable the main repository of your release in apt's sources, run "apt-get update", then run the command again`,
    );
  }
  const detail = reason ? ` (${withoutHosts(reason)})` : '';
  return new SetupError(
    `apt-get could not install the Debian packages${detail}`,
    `run "${command}" as root, solve what it reports, then run the command again`,
  );
}

/**
 * On a distribution whose package names we do not know: says in words what is missing.
 * @param {SystemPart[]} parts
 */
async function checkOtherLinux(parts) {
  const loader = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  const libraries = loader ? (await capture(loader, ['-p'])).stdout : undefined;
  const missing = parts.filter((part) => {
    if (part.command !== undefined) return !onPath(part.command);
    return part.library !== undefined && libraries !== undefined && !libraries.includes(part.library);
  });
  if (missing.length === 0) return;
  throw new SetupError(
    `This machine lacks ${missing.map((part) => part.words).join(', ')}`,
    "install them with your distribution's package manager, then run the command again",
  );
}
