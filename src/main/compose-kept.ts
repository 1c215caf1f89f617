/** What is kept on this computer, opened and closed: at the start, behind a passphrase, and when a place for keys is found. */
import { ok, type Result } from '@contract/errors';
import { openJournal } from '@core/audit/journal';
import type { Copies } from '@core/inventory/copies';
import type { Clock } from '@core/ports';
import type { SecretRoom } from '@core/secrets/secret-room';
import { nodeKeys } from './adapters/node-crypto';
import type { Core, CoreDeps } from './compose-core';

const LONGEST_WAIT_FOR_WALL_MS = 1_500;

export interface Kept {
  /**
   * Opens what is kept of each instance, in the order of the rail, then the sessions; from then on instances are read by
   * themselves. `onKeychain` is told when the store of secrets has answered.
   */
  open(onKeychain: () => Promise<void>): Promise<void>;
  /** Secrets can be kept from now on: what was begun in memory moves there. */
  keepAll(): Promise<void>;
  setPassphrase(passphrase: string): Promise<Result<void>>;
  unlock(passphrase: string): Promise<Result<void>>;
  lock(): Promise<Result<void>>;
  forget(): Promise<Result<void>>;
  moveToKeychain(): Promise<Result<void>>;
}

export function composeKept(core: Core, deps: CoreDeps, room: SecretRoom): Kept {
  const { sessions, copies, syncs, schedule, instances, operations } = core;
  const { settings, thread, log, clock } = deps;
  const journalDeps = { secrets: room, keys: nodeKeys, log };
  let isJournalKept = false;
  let journalTurn: Promise<unknown> = Promise.resolve();
  /** One opening at a time: the start's may still wait for a keychain. */
  const inJournalTurn = (open: () => Promise<boolean>): Promise<unknown> => {
    journalTurn = journalTurn.then(async () => {
      isJournalKept = await open();
    });
    return journalTurn;
  };
  const keepJournal = () => inJournalTurn(async () => isJournalKept || openJournal(thread.journal, journalDeps));
  const list = () => settings.current().instances;

  const openAll = async (onKeychain: () => Promise<void>) => {
    // Those that are there as it begins: what is added or imported meanwhile has no session to be found.
    const atStart = list();
    const ids = atStart.map(({ id }) => id);
    // The first copy is what the person waits for.
    await copies.restore(ids.slice(0, 1));
    await onKeychain();
    await keepJournal();
    // The others would stand in the way of the racks of the first one; a window that asks for none waits for nothing.
    if (ids.length > 1) await Promise.race([core.wallGiven, clock.wait(LONGEST_WAIT_FOR_WALL_MS)]);
    await copies.restore(ids);
    // Demo sites are signed in to anew: their simulator forgets its sessions.
    await sessions.restore(atStart.flatMap(({ id, demoSite }) => (demoSite ? [] : [id])));
    schedule.start();
  };

  const keepAll = async () => {
    await sessions.keep();
    for (const id of copies.inMemory()) {
      syncs.cancel(id);
      await copies.toDisk(id);
      instances.startSync(id);
    }
    await keepJournal();
    core.changed();
  };

  const closeAll = async () => {
    for (const { id } of list()) {
      operations.stop(id);
      syncs.forget(id);
    }
    schedule.stop();
    sessions.lock(list().flatMap(({ id, demoSite }) => (demoSite ? [] : [id])));
    await copies.closeAll();
    await inJournalTurn(async () => {
      await thread.journal.open(null);
      return false;
    });
    core.changed();
  };

  return {
    open: async (onKeychain) => {
      await openAll(onKeychain);
      void watchLifetimes(copies, clock);
    },
    keepAll,
    setPassphrase: async (passphrase) => {
      const made = await room.create(passphrase);
      if (made.ok) await keepAll();
      return made;
    },
    unlock: async (passphrase) => {
      const unlocked = await room.unlock(passphrase);
      // Whoever waited for a secret goes on by itself; what was begun meanwhile could not be kept.
      if (unlocked.ok) void sessions.keep();
      return unlocked;
    },
    lock: async () => {
      const locked = await room.lock();
      if (!locked.ok) return locked;
      await closeAll();
      // Waits for the passphrase, as at the start of the program.
      void openAll(async () => undefined).then(() => core.demo.resume());
      return ok();
    },
    forget: () =>
      room.forget(async () => {
        // Nobody has their keys any more.
        for (const { id } of list()) await thread.store.erase(id);
      }),
    moveToKeychain: () => room.moveToKeychain(),
  };
}

const LIFETIME_CHECK_MS = 60_000;

async function watchLifetimes(copies: Copies, clock: Clock): Promise<never> {
  for (;;) {
    await clock.wait(LIFETIME_CHECK_MS);
    await copies.checkLifetimes();
  }
}
