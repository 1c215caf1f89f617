/** Runs the embedded DCImanager simulator in a process of its own, so that it never takes the window's time. */
import { join } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import type { Log, SimulatedSite, SimulatorHost } from '@core/ports';
import { type UtilityProcess, utilityProcess } from 'electron';

/** What the simulator's process answers to `{type: 'start'}`. */
type Answer =
  | { readonly type: 'ready'; readonly sites: readonly RunningSite[] }
  | { readonly type: 'failed'; readonly reason: string };
interface RunningSite {
  readonly key: string;
  readonly name: string;
  readonly code: string;
  readonly url: string;
  readonly fingerprint256: string;
  readonly accounts: readonly { readonly email: string; readonly password: string; readonly role: string }[];
}

const PATIENCE_MS = 30_000;

export function createSimulatorHost(log: Log): SimulatorHost {
  let starting: Promise<Result<readonly SimulatedSite[]>> | null = null;
  return {
    start: () => {
      // A running simulator is kept; one that failed or ended may be started again.
      starting ??= launch(log, () => {
        starting = null;
      });
      return starting;
    },
  };
}

async function launch(log: Log, onEnd: () => void): Promise<Result<readonly SimulatedSite[]>> {
  const child = utilityProcess.fork(join(__dirname, 'simulator.js'), [], {
    serviceName: 'Coldaisle simulator',
    stdio: 'ignore',
  });
  child.once('exit', (code) => {
    log.info('simulator.ended', { code });
    onEnd();
  });
  const answer = await firstAnswer(child);
  if (answer.type === 'failed') {
    child.kill();
    onEnd();
    log.error('simulator.failed', { reason: answer.reason });
    return fail('demo.failed', { reason: answer.reason });
  }
  return ok(answer.sites.map(toSite));
}

function firstAnswer(child: UtilityProcess): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ type: 'failed', reason: 'no answer' }), PATIENCE_MS);
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.once('exit', () => settle({ type: 'failed', reason: 'ended' }));
    child.on('message', (message: Answer) => {
      if (message.type === 'ready' || message.type === 'failed') settle(message);
    });
    child.postMessage({ type: 'start', options: {} });
  });
}

function toSite({ key, name, code, url, fingerprint256, accounts }: RunningSite): SimulatedSite {
  const admin = accounts.find(({ role }) => role === '@admin');
  return {
    key,
    name,
    code,
    address: url,
    fingerprint: fingerprint256,
    email: admin?.email ?? '',
    password: admin?.password ?? '',
  };
}
