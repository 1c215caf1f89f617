import { selectOnly } from '@renderer/features/racks/store/place';
import { createRacksStore, racksOf } from '@renderer/features/racks/store/racks-store';
import { describe, expect, test } from 'vitest';
import { at, fakeBridge, rack, row, wall } from './make';

const WALL = wall([rack(1, [at(1, 1), at(2, 2)])], [row(1), row(2)]);

async function readyStore() {
  const fake = fakeBridge();
  const store = createRacksStore(fake.bridge, () => 7);
  store.getState().open('one');
  await fake.answer(0, WALL);
  return { fake, store, read: () => racksOf(store.getState(), 'one') };
}

describe('loading', () => {
  test('opening reads once, and says since when it waits', () => {
    const fake = fakeBridge();
    const store = createRacksStore(fake.bridge, () => 7);
    store.getState().open('one');
    store.getState().open('one');
    expect(fake.waiting.map(({ name }) => name)).toEqual(['racks.wall']);
    expect(racksOf(store.getState(), 'one').load).toEqual({ kind: 'loading', sinceMs: 7 });
  });

  test('a failed first read can be tried again', async () => {
    const fake = fakeBridge();
    const store = createRacksStore(fake.bridge);
    store.getState().open('one');
    await fake.refuse(0);
    expect(racksOf(store.getState(), 'one').load.kind).toBe('failed');
    store.getState().reload('one');
    await fake.answer(1, WALL);
    expect(racksOf(store.getState(), 'one').load.kind).toBe('ready');
  });

  test('an old wall stays when reading it again fails', async () => {
    const { fake, store, read } = await readyStore();
    store.getState().reload('one');
    await fake.refuse(1);
    expect(read().load.kind).toBe('ready');
  });

  test('an answer that was overtaken by a later read is dropped', async () => {
    const { fake, store, read } = await readyStore();
    store.getState().reload('one');
    store.getState().reload('one');
    await fake.answer(2, wall([], [row(9)]));
    await fake.answer(1, WALL);
    expect([...read().rows.keys()]).toEqual([9]);
  });

  test('disposing stops listening', async () => {
    const { fake, store } = await readyStore();
    store.dispose();
    expect(fake.listenerCount()).toBe(0);
  });
});

describe('events', () => {
  test('a new inventory is read again, but only where somebody has looked', async () => {
    const { fake } = await readyStore();
    fake.emit('inventory.replaced', { instanceId: 'two', readAtMs: 1, differs: true });
    fake.emit('inventory.replaced', { instanceId: 'one', readAtMs: 1, differs: true });
    expect(fake.waiting.slice(1).map(({ input }) => input)).toEqual([{ id: 'one', asOf: null }]);
  });

  test('changed servers are put in place, and the others keep their identity', async () => {
    const { fake, read } = await readyStore();
    const untouched = read().rows.get(2);
    fake.emit('servers.changed', { instanceId: 'one', rows: [row(1, { power: 'off' })] });
    expect(read().rows.get(1)?.power).toBe('off');
    expect(read().rows.get(2)).toBe(untouched);
    expect(fake.waiting).toHaveLength(1);
  });

  test.each([
    ['stands in another unit', row(1, { unit: 9 })],
    ['has another height', row(1, { sizeUnits: 4 })],
    ['is new here', row(77)],
  ])('a server that %s makes the wall be laid out again', async (_, changed) => {
    const { fake } = await readyStore();
    fake.emit('servers.changed', { instanceId: 'one', rows: [changed] });
    expect(fake.waiting).toHaveLength(2);
  });
});

describe('another time', () => {
  const PAST = { id: 4, readAtMs: 1, servers: 2, changes: 0 };

  async function inThePast() {
    const ready = await readyStore();
    ready.store.getState().travel('one', PAST);
    return ready;
  }

  test('what is now goes from sight before the past is there', async () => {
    const { fake, read } = await inThePast();
    expect(read().load.kind).toBe('loading');
    expect(fake.waiting.at(-1)?.input).toEqual({ id: 'one', asOf: 4 });
  });

  test('the past does not change with what is read now', async () => {
    const { fake, read } = await inThePast();
    await fake.answer(1, wall([rack(1, [at(1, 1)])], [row(1, { power: 'off' })]));
    fake.emit('servers.changed', { instanceId: 'one', rows: [row(1, { power: 'on' })] });
    fake.emit('inventory.replaced', { instanceId: 'one', readAtMs: 9, differs: true });
    expect(read().rows.get(1)?.power).toBe('off');
    expect(fake.waiting).toHaveLength(2);
  });

  test('an answer about now that comes late does not stand there as the past', async () => {
    const { fake, store, read } = await readyStore();
    store.getState().reload('one');
    store.getState().travel('one', PAST);
    await fake.answer(2, wall([], [row(9)]));
    await fake.answer(1, WALL);
    expect([...read().rows.keys()]).toEqual([9]);
  });

  test('coming back reads what is now', async () => {
    const { fake, store, read } = await inThePast();
    store.getState().travel('one', null);
    expect(fake.waiting.at(-1)?.input).toEqual({ id: 'one', asOf: null });
    expect(read().asOf).toBeNull();
  });
});

test('a copy that was sealed leaves nothing behind, not even by a late answer', async () => {
  const { fake, store, read } = await readyStore();
  store.getState().reload('one');
  store.getState().forget('one');
  await fake.answer(1, WALL);
  expect(read().rows.size).toBe(0);
  expect(read().load.kind).toBe('idle');
});

describe('the place of a person', () => {
  test('is kept per datacenter', async () => {
    const { store, read } = await readyStore();
    store.getState().change('one', (place) => selectOnly(place, 2));
    store.getState().change('two', (place) => ({ ...place, lens: 'owner' }));
    expect([...read().place.selection]).toEqual([2]);
    expect(read().place.lens).toBe('state');
  });

  test('survives a new reading, without servers and rows that are gone', async () => {
    const { fake, store, read } = await readyStore();
    store.getState().change('one', (place) => ({
      ...place,
      rowKey: 'gone\n1',
      focusId: 2,
      selection: new Set([1, 2]),
      lens: 'power',
    }));
    store.getState().reload('one');
    await fake.answer(1, wall([rack(1, [at(1, 1)])], [row(1)]));
    expect(read().place).toMatchObject({ rowKey: null, focusId: null, lens: 'power' });
    expect([...read().place.selection]).toEqual([1]);
  });

  test('a change that changes nothing wakes nobody', async () => {
    const { store, read } = await readyStore();
    const before = read();
    store.getState().change('one', (place) => place);
    expect(read()).toBe(before);
  });
});

describe('unit numbering', () => {
  test('is saved first, then the wall is read again', async () => {
    const { fake, store } = await readyStore();
    const done = store.getState().setNumbering('one', { direction: 'top-down', anchor: 'lowest' });
    expect(fake.waiting.map(({ name }) => name)).toEqual(['racks.wall', 'racks.setNumbering']);
    await fake.answer(1, undefined);
    await fake.answer(2, WALL);
    expect(await done).toBeNull();
  });

  test('a refusal is handed back and nothing is read', async () => {
    const { fake, store } = await readyStore();
    const done = store.getState().setNumbering('one', null);
    await fake.refuse(1);
    expect(await done).toMatchObject({ code: 'inventory.not-read' });
    expect(fake.waiting).toHaveLength(2);
  });
});
