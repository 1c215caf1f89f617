/** Chromium's sandbox for ordinary users on Linux: possible as it is, made possible, or explained. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from './command.mjs';
import { privilegePrefix } from './debian-packages.mjs';
import { say } from './entry.mjs';
import { SetupError } from './fail.mjs';
import { isRoot } from './paths.mjs';

/**
 * Kernel settings that forbid the namespaces Chromium builds its sandbox from (Ubuntu 24.04 sets the first).
 * @param {{ apparmorRestricts?: string, usernsClone?: string, maxNamespaces?: string }} settings
 */
export function namespacesForbidden({ apparmorRestricts, usernsClone, maxNamespaces }) {
  return apparmorRestricts?.trim() === '1' || usernsClone?.trim() === '0' || maxNamespaces?.trim() === '0';
}

/**
 * Sees to it that Electron can use its sandbox. We never run without one unless the user is root.
 * @param {string} executable
 */
export async function ensureSandbox(executable) {
  if (process.platform !== 'linux' || isRoot()) return;
  const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  const forbidden = namespacesForbidden({
    apparmorRestricts: read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    usernsClone: read('/proc/sys/kernel/unprivileged_userns_clone'),
    maxNamespaces: read('/proc/sys/user/max_user_namespaces'),
  });
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (!forbidden || !existsSync(helper) || isSetuidRoot(helper)) return;
  const prefix = await privilegePrefix();
  if (prefix && prefix.length > 0) {
    const [program, ...rest] = prefix;
    say('Giving Chromium’s sandbox helper the rights this system asks for');
    await capture(program, [...rest, 'chown', 'root:root', helper]);
    await capture(program, [...rest, 'chmod', '4755', helper]);
    if (isSetuidRoot(helper)) return;
  }
  throw new SetupError(
    'This system lets Chromium build its sandbox only with a helper that belongs to root',
    `run "sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'", then run the command again`,
  );
}

/** @param {string} file */
function isSetuidRoot(file) {
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}
