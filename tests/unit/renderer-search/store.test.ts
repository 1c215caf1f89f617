import { fail, ok } from '@contract/errors';
import type { JsonText } from '@contract/types/json';
import type { ResolveAnswer, SearchAnswer } from '@contract/types/search';
import { createSearchStore } from '@renderer/features/search/store';
import { describe, expect, test } from 'vitest';
import { createHandBridge } from '../renderer-operations/hand-bridge';
import { aGroup, aHit, anAnswer, aView } from './make';

const json = <T>(value: T) => ok(JSON.stringify(value) as JsonText<T>);

function setUp() {
  const bridge = createHandBridge();
  const store = createSearchStore(bridge);
  const answer = (value: SearchAnswer, fits?: (input: { readonly query: string }) => boolean) =>
    bridge.answer('inventory.search', json(value), fits);
  const shownIds = () =>
    store.getState().answer?.groups.flatMap(({ servers }) => servers.first.map(({ row }) => row.id));
  return { bridge, store, answer, shownIds };
}

async function searched(query = 'halcyon') {
  const all = setUp();
  all.store.type(query);
  await all.answer(anAnswer(query, aGroup('AMS1', [1, 2], { servers: { total: 47, first: [aHit(1), aHit(2)] } })));
  return all;
}

describe('asking', () => {
  test('begins with the first letter, of all datacenters', async () => {
    const { bridge, store } = setUp();
    store.type('h');
    let asked: unknown;
    await bridge.answer('inventory.search', fail('internal.bug', {}), (input) => {
      asked = input;
      return true;
    });
    expect(asked).toEqual({ query: 'h', instanceIds: null, limit: 20 });
  });

  test('goes one question at a time, and of those typed meanwhile only the last is asked', async () => {
    const { bridge, store, answer, shownIds } = setUp();
    for (const query of ['h', 'ha', 'hal', 'halc']) store.type(query);
    expect(bridge.waiting('inventory.search')).toBe(1);
    await answer(anAnswer('h', aGroup('AMS1', [1])), ({ query }) => query === 'h');
    expect(bridge.waiting('inventory.search')).toBe(1);
    expect(shownIds()).toBeUndefined();
    await answer(anAnswer('halc', aGroup('AMS1', [4])), ({ query }) => query === 'halc');
    expect(shownIds()).toEqual([4]);
    expect(bridge.waiting('inventory.search')).toBe(0);
  });

  test('a failure of a question that was overtaken is not told', async () => {
    const { bridge, store } = setUp();
    store.type('h');
    store.type('ha');
    await bridge.answer('inventory.search', fail('inventory.not-read', {}));
    expect(store.getState().load.kind).toBe('searching');
    await bridge.answer('inventory.search', fail('inventory.not-read', {}));
    expect(store.getState().load).toMatchObject({ kind: 'failed', error: { code: 'inventory.not-read' } });
  });

  test('what was found before stays until the new answer is there', async () => {
    const { store, shownIds } = await searched();
    store.type('halcyon x');
    expect(shownIds()).toEqual([1, 2]);
  });

  test('an emptied field asks nothing, and an answer that comes later shows nothing', async () => {
    const { bridge, store, answer, shownIds } = setUp();
    store.type('h');
    store.type('  ');
    await answer(anAnswer('h', aGroup('AMS1', [1])));
    expect(shownIds()).toBeUndefined();
    expect(bridge.waiting('inventory.search')).toBe(0);
  });
});

describe('more of one datacenter', () => {
  test('is asked of it alone, and put in its place', async () => {
    const { bridge, store, answer, shownIds } = await searched();
    store.showMore('id-AMS1', 47);
    let asked: unknown;
    await bridge.answer('inventory.search', json(anAnswer('halcyon', aGroup('AMS1', [1, 2, 3]))), (input) => {
      asked = input;
      return true;
    });
    expect(asked).toEqual({ query: 'halcyon', instanceIds: ['id-AMS1'], limit: 47 });
    expect(shownIds()).toEqual([1, 2, 3]);
    store.type('other');
    await answer(anAnswer('other', aGroup('AMS1', [9])));
    expect(bridge.waiting('inventory.search')).toBe(0);
    expect(shownIds()).toEqual([9]);
  });

  test('stays while new data is asked for', async () => {
    const { bridge, store, answer, shownIds } = await searched();
    store.showMore('id-AMS1', 47);
    await answer(anAnswer('halcyon', aGroup('AMS1', [1, 2, 3])));
    bridge.tell('inventory.replaced', { instanceId: 'id-AMS1', readAtMs: 2, differs: true });
    await answer(anAnswer('halcyon', aGroup('AMS1', [1, 2])));
    expect(shownIds()).toEqual([1, 2, 3]);
    await answer(anAnswer('halcyon', aGroup('AMS1', [1, 3, 4])));
    expect(shownIds()).toEqual([1, 3, 4]);
  });
});

describe('new data', () => {
  test('is looked for while the results are on screen, and not behind a datacenter', async () => {
    const { bridge, store } = await searched();
    bridge.tell('inventory.replaced', { instanceId: 'id-AMS1', readAtMs: 2, differs: true });
    expect(bridge.waiting('inventory.search')).toBe(1);
    await bridge.answer('inventory.search', json(anAnswer('halcyon')));
    store.hide();
    bridge.tell('inventory.replaced', { instanceId: 'id-AMS1', readAtMs: 3, differs: true });
    expect(bridge.waiting('inventory.search')).toBe(0);
    store.show();
    expect(bridge.waiting('inventory.search')).toBe(1);
  });

  test('a copy that was opened is searched, a reading that goes on is not waited for with questions', async () => {
    const { bridge } = await searched();
    const opening = aView('FRA2', { copy: { kind: 'opening' } });
    bridge.tell('instances.changed', [opening]);
    await bridge.answer('inventory.search', json(anAnswer('halcyon')));
    bridge.tell('instances.changed', [{ ...opening, serverCount: 5 }]);
    expect(bridge.waiting('inventory.search')).toBe(0);
    bridge.tell('instances.changed', [aView('FRA2')]);
    expect(bridge.waiting('inventory.search')).toBe(1);
  });

  test('disposed, it listens no more', async () => {
    const { bridge, store } = await searched();
    store.dispose();
    bridge.tell('inventory.replaced', { instanceId: 'id-AMS1', readAtMs: 2, differs: true });
    expect(bridge.waiting('inventory.search')).toBe(0);
  });
});

describe('Enter before the answer', () => {
  test('waits for the answer to what is typed', async () => {
    const { store, answer } = setUp();
    store.type('kvm');
    const ready = store.answered();
    await answer(anAnswer('kvm', aGroup('AMS1', [1])));
    expect(await ready).toBe(true);
  });

  test('means nothing any more when something else was typed', async () => {
    const { store, answer } = setUp();
    store.type('kvm');
    const ready = store.answered();
    store.type('kvm-1');
    await answer(anAnswer('kvm', aGroup('AMS1', [1])));
    await answer(anAnswer('kvm-1', aGroup('AMS1', [2])));
    expect(await ready).toBe(false);
  });

  test('does not wait for ever when the field is emptied or the search fails', async () => {
    const { bridge, store } = setUp();
    store.type('kvm');
    const emptied = store.answered();
    store.type('');
    expect(await emptied).toBe(false);
    store.type('x');
    const failed = store.answered();
    await bridge.answer('inventory.search', fail('inventory.not-read', {}));
    await bridge.answer('inventory.search', fail('inventory.not-read', {}));
    expect(await failed).toBe(false);
  });
});

describe('going away and coming back', () => {
  test('typing in a datacenter shows the results, and Esc leads back to it', async () => {
    const { store } = await searched();
    expect(store.getState().shown).toBe(true);
    store.back();
    expect(store.getState()).toMatchObject({ shown: false, query: '', answer: null });
  });

  test('where the view was opened by itself, Esc clears first and leaves then', async () => {
    const { store } = setUp();
    store.show();
    store.type('x');
    store.back();
    expect(store.getState()).toMatchObject({ shown: true, query: '' });
    store.back();
    expect(store.getState().shown).toBe(false);
  });

  test('question, place and ticks are kept while a datacenter is looked at', async () => {
    const { store } = await searched();
    store.scrolled(300);
    store.focus('server/id-AMS1/2');
    store.toggle('id-AMS1', aHit(2));
    store.hide();
    store.show();
    expect(store.getState()).toMatchObject({ query: 'halcyon', scrollTop: 300, focusKey: 'server/id-AMS1/2' });
    expect(store.getState().ticked.size).toBe(1);
  });

  test('another question begins at its start, and keeps what was ticked', async () => {
    const { store } = await searched();
    store.scrolled(300);
    store.focus('server/id-AMS1/2');
    store.toggle('id-AMS1', aHit(2));
    store.type('other');
    expect(store.getState()).toMatchObject({ scrollTop: 0, focusKey: null });
    expect([...store.getState().ticked.keys()]).toEqual(['server/id-AMS1/2']);
  });

  test('datacenters are remembered by their last visit, each once', () => {
    const { store } = setUp();
    for (const id of ['a', 'b', 'a', 'a', 'c']) store.visited(id);
    expect(store.getState().recent).toEqual(['c', 'a', 'b']);
  });
});

describe('ticks', () => {
  test('of the same number in two datacenters are two', async () => {
    const { store } = await searched();
    store.toggle('id-AMS1', aHit(2));
    store.toggle('id-FRA2', aHit(2));
    store.toggle('id-AMS1', aHit(2));
    expect([...store.getState().ticked.keys()]).toEqual(['server/id-FRA2/2']);
  });

  test('all are ticked unless all are, then none is; others stay', async () => {
    const { store } = await searched();
    const shown = [1, 2].map((id) => ({ instanceId: 'id-AMS1', row: aHit(id).row }));
    store.toggle('id-FRA2', aHit(9));
    store.toggle('id-AMS1', aHit(1));
    store.toggleAll(shown);
    expect(store.getState().ticked.size).toBe(3);
    store.toggleAll(shown);
    expect([...store.getState().ticked.keys()]).toEqual(['server/id-FRA2/9']);
  });

  test('follow what was read since', async () => {
    const { bridge, store, answer } = await searched();
    store.toggle('id-AMS1', aHit(1));
    bridge.tell('inventory.replaced', { instanceId: 'id-AMS1', readAtMs: 2, differs: true });
    const moved = aHit(1, undefined, { rackName: 'C1-01' });
    await answer(anAnswer('halcyon', aGroup('AMS1', [], { servers: { total: 1, first: [moved] } })));
    expect(store.getState().ticked.get('server/id-AMS1/1')?.row.rackName).toBe('C1-01');
  });
});

describe('a pasted list', () => {
  const found = (code: string, serverId: number) => ({
    instanceId: `id-${code}`,
    serverId,
    name: `ds-${serverId}`,
    why: { field: 'name', text: `ds-${serverId}` } as const,
  });
  const RESOLVED: ResolveAnswer = {
    items: [
      { text: 'ds-1', kind: 'name', servers: [found('AMS1', 1)] },
      { text: 'ds-2', kind: 'name', servers: [found('AMS1', 2), found('FRA2', 2)] },
      { text: 'ds-3', kind: 'name', servers: [] },
    ],
    duplicates: 0,
  };

  async function resolved() {
    const all = setUp();
    const done = all.store.resolve('ds-1\nds-2\nds-3');
    await all.bridge.answer('inventory.resolve', json(RESOLVED));
    await done;
    const ticked = () => {
      const { list } = all.store.getState();
      return list.kind === 'ready' ? [...list.ticked] : null;
    };
    return { ...all, ticked };
  }

  test('ticks what was found, and nothing that may be several', async () => {
    const { ticked } = await resolved();
    expect(ticked()).toEqual(['server/id-AMS1/1']);
  });

  test('picking one of several takes the place of the one picked before', async () => {
    const { store, ticked } = await resolved();
    store.pickResolved('ds-2', 'server/id-AMS1/2');
    store.pickResolved('ds-2', 'server/id-FRA2/2');
    expect(ticked()).toEqual(['server/id-AMS1/1', 'server/id-FRA2/2']);
  });

  test('that was closed while it was looked up stays closed', async () => {
    const { bridge, store } = setUp();
    const done = store.resolve('ds-1\nds-2');
    store.closeList();
    await bridge.answer('inventory.resolve', json(RESOLVED));
    await done;
    expect(store.getState().list.kind).toBe('closed');
  });

  test('that could not be looked up keeps its text', async () => {
    const { bridge, store } = setUp();
    const done = store.resolve('ds-1\nds-2');
    await bridge.answer('inventory.resolve', fail('inventory.not-read', {}));
    await done;
    expect(store.getState().list).toMatchObject({ kind: 'failed', text: 'ds-1\nds-2' });
    store.askForList();
    expect(store.getState().list).toEqual({ kind: 'asking', text: 'ds-1\nds-2' });
  });

  test('goes with Esc before the question behind it', async () => {
    const { bridge, store } = await searched();
    const done = store.resolve('ds-1\nds-2');
    await bridge.answer('inventory.resolve', json(RESOLVED));
    await done;
    store.back();
    expect(store.getState()).toMatchObject({ shown: true, query: 'halcyon', list: { kind: 'closed' } });
  });
});

test('a copy that was sealed leaves no row, no tick and no entry of a list in the search', async () => {
  const { bridge, store, answer, shownIds } = setUp();
  store.type('ds');
  await answer(anAnswer('ds', aGroup('AMS1', [1]), aGroup('FRA2', [2])));
  store.toggle('id-AMS1', aHit(1));
  store.toggle('id-FRA2', aHit(2));
  void store.resolve('ds-1 ds-2');
  const why = { field: 'name', text: 'ds' } as const;
  const found = (instanceId: string, serverId: number) => ({ instanceId, serverId, name: `ds-${serverId}`, why });
  const items: ResolveAnswer['items'] = [
    { text: 'ds-1', kind: 'name', servers: [found('id-AMS1', 1)] },
    { text: 'ds-2', kind: 'name', servers: [found('id-FRA2', 2)] },
  ];
  await bridge.answer('inventory.resolve', json<ResolveAnswer>({ items, duplicates: 0 }));
  store.forget('id-AMS1');
  expect(shownIds()).toEqual([2]);
  const { ticked, list } = store.getState();
  expect([...ticked.values()].map(({ instanceId }) => instanceId)).toEqual(['id-FRA2']);
  expect(JSON.stringify(list)).not.toContain('id-AMS1');
  expect(list).toMatchObject({ kind: 'ready', ticked: new Set(['server/id-FRA2/2']) });
});
