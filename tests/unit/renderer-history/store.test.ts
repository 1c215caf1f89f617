import { fail, ok } from '@contract/errors';
import type { ChangeEntry, ChangesQuery } from '@contract/types/history';
import { createHistoryStore, PAGE } from '@renderer/features/history/store/history-store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandBridge } from '../renderer-operations/hand-bridge';
import { entry, journal } from './make';

const page = (entries: readonly ChangeEntry[], more = false) => ok({ entries, more });

async function opened(entries: readonly ChangeEntry[], more = false) {
  const bridge = createHandBridge();
  const store = createHistoryStore(bridge);
  void store.openFeed('ams', []);
  await bridge.answer('inventory.changes', page(entries, more));
  return { bridge, store, feed: () => store.getState().feed };
}

describe('the feed', () => {
  it('shows no entry of one scope under another', async () => {
    const { bridge, store, feed } = await opened([entry(1, 10)]);
    void store.openFeed(null, []);
    expect(feed()).toMatchObject({ scope: null, entries: [], load: { kind: 'loading' } });
    await bridge.answer('inventory.changes', page([entry(2, 10)]), ({ instanceId }) => instanceId === null);
    expect(feed().entries.map(({ id }) => id)).toEqual([2]);
  });

  it('drops the answer to an older question', async () => {
    const { bridge, store, feed } = await opened([]);
    void store.openFeed('ams', ['power']);
    void store.openFeed('ams', ['owner']);
    await bridge.answer('inventory.changes', page([entry(2, 10)]), ({ kinds }) => kinds[0] === 'owner');
    await bridge.answer('inventory.changes', page([entry(1, 10)]), ({ kinds }) => kinds[0] === 'power');
    expect(feed().entries.map(({ id }) => id)).toEqual([2]);
  });

  it('keeps what is shown while a new reading is asked for', async () => {
    const { bridge, feed } = await opened([entry(1, 10)]);
    bridge.tell('inventory.replaced', { instanceId: 'fra', readAtMs: 1, differs: true });
    expect(bridge.waiting('inventory.changes')).toBe(0);
    bridge.tell('inventory.replaced', { instanceId: 'ams', readAtMs: 20, differs: true });
    expect(feed().entries).toHaveLength(1);
    await bridge.answer('inventory.changes', page([entry(2, 20), entry(1, 10)]));
    expect(feed().entries.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('says that it could not be read instead of that nothing changed', async () => {
    const bridge = createHandBridge();
    const store = createHistoryStore(bridge);
    void store.openFeed('ams', []);
    await bridge.answer('inventory.changes', fail('inventory.not-read', {}));
    expect(store.getState().feed.load).toMatchObject({ kind: 'failed' });
  });

  it('lets go of a datacenter whose copy was sealed', async () => {
    const { store, feed } = await opened([entry(1, 10)]);
    store.forget('ams');
    expect(feed().entries).toEqual([]);
  });
});

/** As main answers: strictly older than the moment, newest first. */
function answerFrom(all: readonly ChangeEntry[], { beforeMs, limit }: ChangesQuery) {
  const older = all.filter(({ atMs }) => beforeMs === null || atMs < beforeMs);
  return page(older.slice(0, limit), older.length > limit);
}

describe('pages', () => {
  it('bring every change once, however large the readings are', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, async (readings) => {
        const times = readings.flatMap((size, at) => Array.from({ length: size }, () => (at + 1) * 1_000));
        const all = times.map((atMs, at) => entry(at + 1, atMs)).reverse();
        const bridge = createHandBridge();
        const store = createHistoryStore(bridge);
        void store.openFeed('ams', []);
        const answer = () => bridge.answer('inventory.changes', answerFrom(all, bridge.peek('inventory.changes')));
        await answer();
        for (let pages = 0; store.getState().feed.more && pages < all.length; pages += 1) {
          void store.moreFeed();
          await answer();
        }
        expect(store.getState().feed.entries.map((one) => one.id)).toEqual(all.map((one) => one.id));
      }),
      { numRuns: 40 },
    );
  });

  it('are asked for one at a time', async () => {
    const { bridge, store } = await opened(
      Array.from({ length: PAGE }, (_, at) => entry(PAGE - at, PAGE - at)),
      true,
    );
    void store.moreFeed();
    void store.moreFeed();
    expect(bridge.waiting('inventory.changes')).toBe(1);
  });
});

describe('a comparison', () => {
  it('is not that of two other dates', async () => {
    const bridge = createHandBridge();
    const store = createHistoryStore(bridge);
    const result = (from: number) => {
      const generation = { id: from, readAtMs: 1, servers: 1, changes: 1 };
      return ok(JSON.stringify({ from: generation, to: generation, servers: [] }));
    };
    void store.compare('ams', 1, 3);
    void store.compare('ams', 2, 3);
    await bridge.answer('inventory.compare', result(2), ({ from }) => from === 2);
    await bridge.answer('inventory.compare', result(1), ({ from }) => from === 1);
    expect(store.getState().compared['ams']).toMatchObject({ from: 2, result: { from: { id: 2 } } });
  });

  it('of a reading that is no longer kept says so', async () => {
    const bridge = createHandBridge();
    const store = createHistoryStore(bridge);
    void store.compare('ams', 1, 3);
    await bridge.answer('inventory.compare', fail('inventory.no-generation', {}));
    expect(store.getState().compared['ams']?.load).toMatchObject({ kind: 'failed' });
  });
});

describe('the history of a server', () => {
  it('is not that of the one before it', async () => {
    const bridge = createHandBridge();
    const store = createHistoryStore(bridge);
    void store.openServer('ams', 1);
    void store.openServer('ams', 2);
    await bridge.answer('inventory.changes', page([entry(5, 1)]), ({ serverId }) => serverId === 2);
    await bridge.answer('journal.list', ok([journal(1, 1)]), ({ serverId }) => serverId === 2);
    await bridge.answer('inventory.changes', page([entry(4, 1)]), ({ serverId }) => serverId === 1);
    await bridge.answer('journal.list', ok([]), ({ serverId }) => serverId === 1);
    expect(store.getState().server).toMatchObject({ serverId: 2, changes: [{ id: 5 }], journal: [{ id: 1 }] });
  });

  it('shows what was read when the journal cannot be', async () => {
    const bridge = createHandBridge();
    const store = createHistoryStore(bridge);
    void store.openServer('ams', 1);
    await bridge.answer('inventory.changes', page([entry(5, 1)]));
    await bridge.answer('journal.list', fail('store.unreadable', { reason: 'damaged' }));
    expect(store.getState().server).toMatchObject({ changes: [{ id: 5 }], load: { kind: 'failed' } });
  });
});
