/** The passphrase file on the disk: written whole (temporary file, synced, renamed), readable by its owner alone. */
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import type { PassphraseVault, VaultState } from '@core/secrets/passphrase-vault';
import {
  COST,
  type Cost,
  newHead,
  openEntries,
  openHead,
  parseVault,
  type Vault,
  type VaultHead,
  writeVault,
} from './format';

export interface PassphraseFileOptions {
  readonly path: string;
  /** Part of the name under which a damaged file is kept. */
  readonly stamp: () => string;
  /** Tests make guessing cheap. */
  readonly cost?: Cost;
}

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly vault: Vault }
  | { readonly kind: 'open'; readonly head: VaultHead; readonly key: Buffer; readonly entries: Map<string, string> }
  | { readonly kind: 'unreadable'; readonly reason: string };

export function createPassphraseFile({ path, stamp, cost = COST }: PassphraseFileOptions): PassphraseVault {
  let state: State = { kind: 'none' };
  let movedAside: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after another: what is written last is what was asked for last. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const damaged = async (): Promise<Result<void>> => {
    const aside = `${path}.damaged-${stamp()}`;
    if (!(await moved(path, aside))) {
      state = { kind: 'unreadable', reason: 'in-place' };
      return fail('passphrase.failed', { reason: 'in-place' });
    }
    movedAside = aside;
    state = { kind: 'none' };
    return fail('passphrase.damaged', { file: aside });
  };

  const load = async (): Promise<void> => {
    const text = await textOf(path);
    if (!text.ok) state = { kind: 'unreadable', reason: reasonOf(text) };
    else if (text.value === null) state = { kind: 'none' };
    else {
      const parsed = parseVault(text.value);
      if (parsed.kind === 'vault') state = { kind: 'locked', vault: parsed.vault };
      else if (parsed.kind === 'newer') state = { kind: 'unreadable', reason: 'newer' };
      else await damaged();
    }
  };

  /** What could not be written does not count as kept. */
  const change = async (edit: (entries: Map<string, string>) => void): Promise<Result<void>> => {
    if (state.kind !== 'open') return fail('passphrase.failed', { reason: state.kind });
    const entries = new Map(state.entries);
    edit(entries);
    const written = await write(path, writeVault(state.head, state.key, entries));
    if (written.ok) state = { ...state, entries };
    return written;
  };

  return {
    load: () => inTurn(load),
    state: () => stateOf(state),
    movedAside: () => movedAside,
    create: (passphrase) =>
      inTurn(async () => {
        // Whatever is there is somebody's: never written over.
        if (state.kind !== 'none') return fail('passphrase.failed', { reason: state.kind });
        const { head, key } = await newHead(passphrase, cost);
        const written = await write(path, writeVault(head, key, new Map()));
        if (written.ok) state = { kind: 'open', head, key, entries: new Map() };
        return written;
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        if (state.kind !== 'locked')
          return state.kind === 'open' ? ok() : fail('passphrase.failed', { reason: state.kind });
        const { vault } = state;
        const key = await openHead(vault, passphrase);
        if (!key) return fail('passphrase.wrong', {});
        const entries = openEntries(vault, key);
        if (!entries) return damaged();
        state = { kind: 'open', head: vault, key, entries };
        return ok();
      }),
    lock: () =>
      inTurn(async () => {
        if (state.kind !== 'open') return;
        state.key.fill(0);
        state.entries.clear();
        await load();
      }),
    entries: () => (state.kind === 'open' ? new Map(state.entries) : new Map()),
    get: (name) => (state.kind === 'open' ? (state.entries.get(name) ?? null) : null),
    set: (name, secret) => inTurn(() => change((entries) => entries.set(name, secret))),
    delete: (name) => inTurn(() => change((entries) => entries.delete(name))),
    remove: () =>
      inTurn(async () => {
        try {
          await rm(path, { force: true });
          state = { kind: 'none' };
          return ok();
        } catch (thrown) {
          return fail('passphrase.failed', { reason: codeOf(thrown) });
        }
      }),
  };
}

function stateOf(state: State): VaultState {
  return state.kind === 'unreadable' ? { kind: 'unreadable', reason: state.reason } : { kind: state.kind };
}

async function textOf(path: string): Promise<Result<string | null>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (thrown) {
    const code = codeOf(thrown);
    return code === 'ENOENT' ? ok(null) : fail('passphrase.failed', { reason: code });
  }
}

async function moved(path: string, aside: string): Promise<boolean> {
  try {
    await rename(path, aside);
    return true;
  } catch {
    return false;
  }
}

async function write(path: string, text: string): Promise<Result<void>> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.new`;
    const handle = await open(temporary, 'w', 0o600);
    try {
      // One that was left there keeps the rights it had.
      await chmod(temporary, 0o600);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return ok();
  } catch (thrown) {
    return fail('passphrase.failed', { reason: codeOf(thrown) });
  }
}

function reasonOf(result: Result<unknown>): string {
  return !result.ok && result.error.code === 'passphrase.failed' ? result.error.details.reason : 'unknown';
}

function codeOf(thrown: unknown): string {
  return (thrown as NodeJS.ErrnoException | null)?.code ?? 'unknown';
}
