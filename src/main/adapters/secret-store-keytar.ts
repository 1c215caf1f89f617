/** Secrets in the OS keychain through keytar: one entry per name under one service. */
import { createRequire } from 'node:module';
import { fail, ok, type Result } from '@contract/errors';
import type { KeychainName, KeychainStatus } from '@contract/types/app';
import type { SecretStore } from '@core/ports';

/** The part of keytar that is used; @napi-rs/keyring has the same shape. */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const NAMES: Record<string, KeychainName> = { darwin: 'macos-keychain', win32: 'windows-credentials' };
/** A locked keyring whose prompt nobody answers must not hold the program up. */
const STATUS_PATIENCE_MS = 5_000;
/** A person gets this long to answer the prompt; after it a new session is kept in memory. */
const WRITE_PATIENCE_MS = 30_000;
/** Entry that is only ever asked for, to learn whether a keychain answers. */
const PROBE_NAME = 'availability';

export function createKeytarSecretStore(service: string): SecretStore {
  let loaded: Keytar | null = null;
  const keytar = (): Keytar => {
    // Loaded on first use: where libsecret is missing, requiring it throws, and the program must still start.
    loaded ??= createRequire(import.meta.url)('keytar') as Keytar;
    return loaded;
  };
  let turn: Promise<unknown> = Promise.resolve();
  /**
   * One question at a time: each one that waits for a prompt holds a worker thread, and Node's files share the four
   * there are. In order, too, so that a late write cannot outlive the deletion that followed it.
   */
  const attempt = <T>(work: (store: Keytar) => Promise<T>): Promise<Result<T>> => {
    const result = turn.then(async (): Promise<Result<T>> => {
      try {
        return ok(await work(keytar()));
      } catch (thrown) {
        return fail('keychain.failed', { reason: reasonOf(thrown) });
      }
    });
    turn = result;
    return result;
  };
  const attemptPatiently = async (work: (store: Keytar) => Promise<void>): Promise<Result<void>> => {
    const answer = await within(WRITE_PATIENCE_MS, attempt(work));
    return answer === 'late' ? fail('keychain.failed', { reason: 'no answer' }) : answer;
  };
  return {
    status: async (): Promise<KeychainStatus> => {
      const answer = await within(
        STATUS_PATIENCE_MS,
        attempt((store) => store.getPassword(service, PROBE_NAME)),
      );
      if (answer === 'late') return { kind: 'unavailable', reason: 'no answer' };
      if (!answer.ok) return { kind: 'unavailable', reason: keychainReason(answer) };
      return { kind: 'available', name: NAMES[process.platform] ?? 'secret-service' };
    },
    get: (name) => attempt((store) => store.getPassword(service, name)),
    set: (name, secret) => attemptPatiently((store) => store.setPassword(service, name, secret)),
    delete: (name) =>
      attemptPatiently(async (store) => {
        await store.deletePassword(service, name);
      }),
  };
}

function keychainReason(result: Result<unknown>): string {
  return !result.ok && result.error.code === 'keychain.failed' ? result.error.details.reason : 'unknown';
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '').slice(0, 200) : 'unknown';
}
