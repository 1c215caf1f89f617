/** Calls about the passphrase that takes the place of a keychain. Each answers what is true of the program after it. */
import { ok, type Result } from '@contract/errors';
import type { AppStatus } from '@contract/types/app';
import type { Handlers } from '../router';

export interface PassphraseHandlerDeps {
  readonly set: (passphrase: string) => Promise<Result<void>>;
  readonly unlock: (passphrase: string) => Promise<Result<void>>;
  readonly lock: () => Promise<Result<void>>;
  readonly forget: () => Promise<Result<void>>;
  readonly moveToKeychain: () => Promise<Result<void>>;
  /** Asks the store of secrets again, and tells the window. */
  readonly refresh: () => Promise<AppStatus>;
}

type PassphraseCalls = Extract<keyof Handlers, `passphrase.${string}`>;

export function createPassphraseHandlers(deps: PassphraseHandlerDeps): Pick<Handlers, PassphraseCalls> {
  const then = async (done: Result<void>): Promise<Result<AppStatus>> => {
    // Also after a failure: a damaged file was moved aside by then.
    const status = await deps.refresh();
    return done.ok ? ok(status) : done;
  };
  return {
    'passphrase.set': async ({ passphrase }) => then(await deps.set(passphrase)),
    'passphrase.unlock': async ({ passphrase }) => then(await deps.unlock(passphrase)),
    'passphrase.lock': async () => then(await deps.lock()),
    'passphrase.forget': async () => then(await deps.forget()),
    'passphrase.moveToKeychain': async () => then(await deps.moveToKeychain()),
  };
}
