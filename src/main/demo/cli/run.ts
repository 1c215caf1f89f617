/** The simulator as a command of its own: prints where it listens and how to sign in, and ends on a signal. */
import { createSimulator } from '../simulator';
import { readArguments, USAGE } from './arguments';

export async function runCommand(args: readonly string[]): Promise<void> {
  const request = readArguments(args);
  if (request.kind === 'help') return void process.stdout.write(USAGE);
  if (request.kind === 'wrong') {
    process.stderr.write(`${request.reason}\n`);
    process.exitCode = 2;
    return;
  }
  const simulator = await createSimulator(request.options);
  for (const { name, code, url, accounts, fingerprint256 } of simulator.sites) {
    process.stdout.write(`${name} (${code})\n  address      ${url}\n  certificate  ${fingerprint256}\n`);
    for (const { email, password, role, confirmed } of accounts) {
      const note = confirmed ? '' : ', second factor outstanding';
      process.stdout.write(`  account      ${email}  password ${password}  (${role}${note})\n`);
    }
  }
  const end = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
