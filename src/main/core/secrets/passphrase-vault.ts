/** What the core needs of a file of secrets that a passphrase opens. */
import type { Result } from '@contract/errors';

export type VaultState =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'open' }
  /** Of a newer version, or out of reach: left alone, and not used. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Errors: `passphrase.wrong`, `passphrase.damaged` (moved aside), `passphrase.failed` (cannot be read or written). */
export interface PassphraseVault {
  /** Looks at the file, as the program starts: it needs no passphrase to know whether there is one. */
  load(): Promise<void>;
  state(): VaultState;
  /** Where a damaged file was put in this run; null while all was well. */
  movedAside(): string | null;
  /** Only where there is none. */
  create(passphrase: string): Promise<Result<void>>;
  unlock(passphrase: string): Promise<Result<void>>;
  /** Forgets the key and every entry in memory. */
  lock(): Promise<void>;
  /** Empty unless it is open. */
  entries(): ReadonlyMap<string, string>;
  get(name: string): string | null;
  set(name: string, secret: string): Promise<Result<void>>;
  delete(name: string): Promise<Result<void>>;
  /** Deletes the file with all that is in it, open or not. */
  remove(): Promise<Result<void>>;
}
