/** A passphrase file in memory. */
import { fail, ok } from '@contract/errors';
import type { PassphraseVault, VaultState } from '@core/secrets/passphrase-vault';

/** `file` is what is on the disk: given, there is one at the start, and it is locked. */
export function createMemoryVault(file?: { readonly passphrase: string; entries: Map<string, string> }) {
  let state: VaultState['kind'] = file ? 'locked' : 'none';
  let kept = file ?? null;
  const vault: PassphraseVault = {
    load: async () => {},
    state: () => (state === 'unreadable' ? { kind: state, reason: 'newer' } : { kind: state }),
    movedAside: () => null,
    create: async (passphrase) => {
      kept = { passphrase, entries: new Map() };
      state = 'open';
      return ok();
    },
    unlock: async (passphrase) => {
      if (kept?.passphrase !== passphrase) return fail('passphrase.wrong', {});
      state = 'open';
      return ok();
    },
    lock: async () => {
      state = 'locked';
    },
    entries: () => new Map(kept?.entries),
    get: (name) => kept?.entries.get(name) ?? null,
    set: async (name, secret) => {
      kept?.entries.set(name, secret);
      return ok();
    },
    delete: async (name) => {
      kept?.entries.delete(name);
      return ok();
    },
    remove: async () => {
      kept = null;
      state = 'none';
      return ok();
    },
  };
  return { ...vault, kept: () => kept };
}
