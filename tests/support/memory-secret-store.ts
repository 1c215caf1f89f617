/** A keychain in memory that can be missing, broken or waiting for its prompt. */
import { fail, ok, type Result } from '@contract/errors';
import type { SecretStore } from '@core/ports';

export interface MemorySecretStore extends SecretStore {
  readonly entries: Map<string, string>;
  /** Every question fails from now on. */
  break(): void;
  mend(): void;
  /** Questions wait, as behind an unlock prompt, until the returned function answers it. */
  lock(): () => void;
}

export function createMemorySecretStore(): MemorySecretStore {
  const entries = new Map<string, string>();
  let broken = false;
  let gate: Promise<void> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();
  const attempt = <T>(work: () => T): Promise<Result<T>> => {
    const result = turn.then(async (): Promise<Result<T>> => {
      await gate;
      return broken ? fail('keychain.failed', { reason: 'broken for the test' }) : ok(work());
    });
    turn = result;
    return result;
  };
  return {
    entries,
    break: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
    lock: () => {
      let unlock = () => {};
      gate = new Promise((resolve) => {
        unlock = resolve;
      });
      return unlock;
    },
    status: async () =>
      broken ? { kind: 'unavailable', reason: 'broken for the test' } : { kind: 'available', name: 'secret-service' },
    get: (name) => attempt(() => entries.get(name) ?? null),
    set: (name, secret) =>
      attempt(() => {
        entries.set(name, secret);
      }),
    delete: (name) =>
      attempt(() => {
        entries.delete(name);
      }),
  };
}
