import { fail, ok } from '@contract/errors';
import type { ServerNote } from '@contract/types/history';
import { createNotesStore, noteOf, pinnedOf } from '@renderer/features/servers/notes-store';
import { describe, expect, it } from 'vitest';
import { createHandBridge } from '../renderer-operations/hand-bridge';

const note = (serverId: number, text: string, pinned = false): ServerNote => ({
  serverId,
  text,
  pinned,
  changedAtMs: 1,
});

describe('notes', () => {
  it('of one datacenter are not those of another with the same server number', async () => {
    const bridge = createHandBridge();
    const store = createNotesStore(bridge);
    void store.read('ams');
    await bridge.answer('notes.list', ok([note(7, 'spare')]));
    expect(noteOf(store.getState(), 'ams', 7)?.text).toBe('spare');
    expect(noteOf(store.getState(), 'fra', 7)).toBeNull();
  });

  it('that could not be kept are not shown as kept', async () => {
    const bridge = createHandBridge();
    const store = createNotesStore(bridge);
    void store.read('ams');
    await bridge.answer('notes.list', ok([note(7, 'old')]));
    const set = store.set('ams', 7, { text: 'new', pinned: false });
    await bridge.answer('notes.set', fail('store.unwritable', { reason: 'ENOSPC' }));
    expect((await set)?.code).toBe('store.unwritable');
    expect(noteOf(store.getState(), 'ams', 7)?.text).toBe('old');
  });

  it('just written are not undone by a list that was asked for before', async () => {
    const bridge = createHandBridge();
    const store = createNotesStore(bridge);
    void store.read('ams');
    void store.set('ams', 7, { text: 'new', pinned: true });
    await bridge.answer('notes.set', ok([note(7, 'new', true)]));
    await bridge.answer('notes.list', ok([]));
    expect(noteOf(store.getState(), 'ams', 7)?.text).toBe('new');
  });

  it('of a copy that was sealed do not come back by a late answer', async () => {
    const bridge = createHandBridge();
    const store = createNotesStore(bridge);
    void store.read('ams');
    store.forget('ams');
    await bridge.answer('notes.list', ok([note(7, 'secret')]));
    expect(noteOf(store.getState(), 'ams', 7)).toBeNull();
  });

  it('pin only the servers that are pinned', () => {
    const notes = new Map([1, 2].map((id) => [id, note(id, 'x', id === 2)]));
    expect([...pinnedOf(notes)]).toEqual([2]);
    expect(pinnedOf(undefined).size).toBe(0);
  });
});
