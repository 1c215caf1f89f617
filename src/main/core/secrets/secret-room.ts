/**
 * Where secrets are kept now: in the keychain, or in a file that a passphrase opens. To everyone else it is one store,
 * which while it is locked keeps questions waiting as a keychain behind its prompt does.
 */
import { fail, ok, type Result } from '@contract/errors';
import { type KeychainName, type KeychainStatus, LEAST_PASSPHRASE, type PassphraseStatus } from '@contract/types/app';
import type { SecretStore } from '@core/ports';
import type { PassphraseVault } from './passphrase-vault';

export interface SecretRoom extends SecretStore {
  passphrase(): PassphraseStatus;
  /** Where a passphrase is in use: whether a keychain has come to answer meanwhile. */
  lookForKeychain(): Promise<void>;
  create(passphrase: string): Promise<Result<void>>;
  unlock(passphrase: string): Promise<Result<void>>;
  lock(): Promise<Result<void>>;
  /** Deletes the file; `meanwhile` happens before anybody who waits for a secret is answered. */
  forget(meanwhile: () => Promise<void>): Promise<Result<void>>;
  /** All or nothing: the file is deleted once the keychain has every entry. */
  moveToKeychain(): Promise<Result<void>>;
}

export function createSecretRoom(keychain: SecretStore, vault: PassphraseVault): SecretRoom {
  let answering: KeychainName | null = null;
  /** Deleted while the file was locked: gone for whoever asks, and from the file once it opens. */
  const toDelete = new Set<string>();
  const gate = createGate();

  const isIn = (kind: 'locked' | 'open') => vault.state().kind === kind;

  const get = async (name: string): Promise<Result<string | null>> => {
    for (;;) {
      if (isIn('open')) return ok(vault.get(name));
      const change = gate.opened();
      // A keychain may wait for its prompt for ever: whoever sets a passphrase instead is not kept waiting by it.
      const answer = await (isIn('locked') ? change : Promise.race([keychain.get(name), change]));
      if (answer !== CHANGED) return answer;
    }
  };

  const unlock = async (passphrase: string): Promise<Result<void>> => {
    const opened = await vault.unlock(passphrase);
    if (isIn('open')) for (const name of [...toDelete]) if ((await vault.delete(name)).ok) toDelete.delete(name);
    // Damage was found behind the passphrase: there is nothing to wait for any more.
    if (!isIn('locked')) gate.open();
    return opened;
  };

  return {
    get,
    set: async (name, secret) => {
      if (isIn('locked')) return fail('keychain.failed', { reason: 'locked' });
      return isIn('open') ? vault.set(name, secret) : keychain.set(name, secret);
    },
    delete: async (name) => {
      if (isIn('open')) return vault.delete(name);
      if (!isIn('locked')) return keychain.delete(name);
      toDelete.add(name);
      return ok();
    },
    status: async (): Promise<KeychainStatus> => {
      if (isIn('open')) return { kind: 'available', name: 'passphrase' };
      return isIn('locked') ? { kind: 'locked' } : keychain.status();
    },
    passphrase: () => {
      const state = vault.state();
      const movedAside = vault.movedAside();
      if (state.kind === 'unreadable') return { kind: 'unreadable', reason: state.reason, movedAside };
      return state.kind === 'open'
        ? { kind: 'open', keychain: answering, movedAside }
        : { kind: state.kind, movedAside };
    },
    lookForKeychain: async () => {
      const status = isIn('open') || isIn('locked') ? await keychain.status() : null;
      answering = status?.kind === 'available' ? status.name : null;
    },
    create: async (passphrase) => {
      if (passphrase.length < LEAST_PASSPHRASE) return fail('passphrase.short', { least: LEAST_PASSPHRASE });
      // What the keychain has would be out of sight behind the file.
      if ((await keychain.status()).kind === 'available') return fail('passphrase.failed', { reason: 'keychain' });
      const created = await vault.create(passphrase);
      if (created.ok) gate.open();
      return created;
    },
    unlock,
    lock: async () => {
      if (!isIn('open')) return fail('passphrase.failed', { reason: vault.state().kind });
      await vault.lock();
      return ok();
    },
    forget: async (meanwhile) => {
      const removed = await vault.remove();
      if (!removed.ok) return removed;
      toDelete.clear();
      await meanwhile();
      gate.open();
      return ok();
    },
    moveToKeychain: async () => {
      if (!isIn('open')) return fail('passphrase.failed', { reason: vault.state().kind });
      for (const [name, secret] of vault.entries()) {
        const moved = await keychain.set(name, secret);
        if (!moved.ok) return moved;
      }
      return vault.remove();
    },
  };
}

const CHANGED = Symbol('changed');

/** Lets everyone through who waits when it opens; who comes later waits for the next time. */
function createGate() {
  let open = () => {};
  const closed = () =>
    new Promise<typeof CHANGED>((resolve) => {
      open = () => resolve(CHANGED);
    });
  let next = closed();
  return {
    opened: () => next,
    open: () => {
      open();
      next = closed();
    },
  };
}
