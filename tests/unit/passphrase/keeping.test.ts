/** What was begun in memory moves to the disk once secrets can be kept; what is closed again leaves nothing open. */
import { ok } from '@contract/errors';
import { openJournal } from '@core/audit/journal';
import { copyKeyName } from '@core/inventory/copies';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryConsole, type MemoryConsole, newInstance } from '../../support/memory-console';
import { createMemoryKeys } from '../../support/memory-ids';
import { createMemoryJournal } from '../../support/memory-inventory-store';
import { createMemoryLog } from '../../support/memory-log';
import { createMemorySecretStore } from '../../support/memory-secret-store';

let console: MemoryConsole;
let id: string;

beforeEach(async () => {
  console = createMemoryConsole();
  console.dci.host('https://fra.example');
  console.secrets.break();
  const added = await console.service.add(newInstance('fra'));
  if (!added.ok) throw new Error(added.error.code);
  id = added.value.instance.id;
  await console.service.sync(id);
});

describe('once secrets can be kept', () => {
  it('a session that was in memory is kept, and no other one is written', async () => {
    expect(console.sessions.status(id)).toMatchObject({ keptIn: 'memory' });
    await console.sessions.keep();
    expect(console.sessions.status(id)).toMatchObject({ keptIn: 'memory' });
    console.secrets.mend();
    await console.sessions.keep();
    expect(console.sessions.status(id)).toMatchObject({ kind: 'signed-in', keptIn: 'keychain' });
    expect([...console.secrets.entries.keys()]).toEqual([`session ${id}`]);
    console.secrets.entries.clear();
    await console.sessions.keep();
    expect(console.secrets.entries.size).toBe(0);
  });

  it('a session that could not be given at the start is asked for again', async () => {
    console.secrets.mend();
    await console.sessions.keep();
    console.sessions.lock([id]);
    console.secrets.break();
    await console.sessions.restore([id]);
    expect(console.sessions.status(id)).toMatchObject({ kind: 'signed-out', reason: 'not-in-keychain' });
    console.secrets.mend();
    await console.sessions.keep();
    expect(console.sessions.status(id)).toMatchObject({ kind: 'signed-in', keptIn: 'keychain' });
  });

  it('a copy that was in memory goes to the disk under a key, its notes with it', async () => {
    expect(console.copies.state(id)).toEqual({ kind: 'ready', keptIn: 'memory' });
    const note = { serverId: 1, text: 'PSU hums', pinned: true, editedAtMs: 1 };
    await console.inventory.setNote(id, note as never);
    console.secrets.mend();
    expect(console.copies.inMemory()).toEqual([id]);
    await console.copies.toDisk(id);
    expect(console.copies.inMemory()).toEqual([]);
    expect(console.copies.state(id)).toEqual({ kind: 'none', keptIn: 'disk' });
    expect(console.inventory.files.get(id)?.key).toBe(console.secrets.entries.get(copyKeyName(id)));
    expect(await console.inventory.notes(id)).toEqual(ok([note]));
    expect(console.copies.movedAside(id)).toBeNull();
    await console.service.sync(id);
    expect(console.copies.state(id)).toEqual({ kind: 'ready', keptIn: 'disk' });
  });

  it('a copy that is on the disk already is left alone', async () => {
    console.secrets.mend();
    await console.copies.toDisk(id);
    const { done } = console.inventory;
    const before = done.length;
    await console.copies.toDisk(id);
    expect(done.length).toBe(before);
  });

  it('the journal of this run is written in the order in which it was', async () => {
    const secrets = createMemorySecretStore();
    const deps = { secrets, keys: createMemoryKeys(), log: createMemoryLog() };
    const journal = createMemoryJournal();
    secrets.break();
    expect(await openJournal(journal, deps)).toBe(false);
    for (const atMs of [1, 2, 3]) {
      await journal.append({ atMs, instanceId: id, serverId: null, kind: 'copy.deleted', facts: {} });
    }
    secrets.mend();
    // Opened anew it is empty: what was in memory is gone unless it is written again.
    const opened = journal.open;
    journal.open = async (key) => {
      (journal.entries as unknown[]).length = 0;
      return opened(key);
    };
    expect(await openJournal(journal, deps)).toBe(true);
    expect(journal.entries.map(({ atMs }) => atMs)).toEqual([1, 2, 3]);
  });
});

describe('when the passphrase closes everything', () => {
  it('no token is left, and the session counts as not asked about', async () => {
    console.sessions.lock([id]);
    expect(console.sessions.token(id)).toBeNull();
    expect(console.sessions.status(id)).toEqual({ kind: 'restoring' });
  });

  it('no copy is left open, and each can be opened again', async () => {
    console.secrets.mend();
    await console.copies.toDisk(id);
    await console.service.sync(id);
    await console.copies.closeAll();
    expect([...console.inventory.opened]).toEqual([]);
    expect(console.copies.state(id)).toEqual({ kind: 'opening' });
    expect(console.copies.readable([id])).toEqual([]);
    await console.copies.restore([id]);
    expect(console.copies.state(id)).toEqual({ kind: 'ready', keptIn: 'disk' });
  });
});
