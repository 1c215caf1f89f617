/** The simulator as a command of its own: prints where it listens and how to sign in, and ends on a signal. */
import { createSimulator } from '../simulator';
import type { Simulator, SimulatorOptions } from '../simulator-types';
import { readArguments, USAGE } from './arguments';

export async function runCommand(args: readonly string[]): Promise<void> {
  const request = readArguments(args);
  if (request.kind === 'help') return void process.stdout.write(USAGE);
  if (request.kind === 'wrong') {
    process.stderr.write(`${request.reason}\n`);
    process.exitCode = 2;
    return;
  }
  const simulator = await startOrSay(request.options);
  if (!simulator) return;
  for (const { name, code, url, accounts, fingerprint256 } of simulator.sites) {
    process.stdout.write(`${name} (${code})\n  address      ${url}\n  certificate  ${fingerprint256}\n`);
    for (const { email, password, role, totpSecret } of accounts) {
      const note = totpSecret === null ? '' : `, second factor ${totpSecret}`;
      process.stdout.write(`  account      ${email}  password ${password}  (${role}${note})\n`);
    }
  }
  const end = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

/** Null when it could not start, a port in use for example; one sentence has been said then. */
async function startOrSay(options: SimulatorOptions): Promise<Simulator | null> {
  try {
    return await createSimulator(options);
  } catch (thrown) {
    process.stderr.write(`The simulator cannot start: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
    return null;
  }
}
