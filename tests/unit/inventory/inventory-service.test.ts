/** Answering a doubted list, deleting a copy, searching: only what can be read is asked, and the journal hears of it. */
import { fail, ok } from '@contract/errors';
import type { CountDrop, Instance } from '@contract/types/instance';
import { createInventoryService, type InventoryService } from '@core/inventory/inventory-service';
import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-clock';
import { createMemoryConsole, type MemoryConsole, newInstance } from '../../support/memory-console';
import { serverRecord } from '../../support/memory-dcimanager';
import { createMemoryJournal, type MemoryJournal } from '../../support/memory-inventory-store';

const DROP: CountDrop = {
  before: 3,
  beforeReadAtMs: 1,
  now: 1,
  nowReadAtMs: 2,
  racksTouched: 1,
  ownersTouched: 1,
  vanished: 2,
};

let app: MemoryConsole;
let journal: MemoryJournal;
let inventory: InventoryService;
let replaced: string[];
let changes: number;
let fra: Instance;
let led: Instance;

const added = async (name: string): Promise<Instance> => {
  app.dci.host(`https://${name}.example`);
  const view = await app.service.add(newInstance(name));
  if (!view.ok) throw new Error(view.error.code);
  await settled();
  return view.value.instance;
};
const kinds = () => journal.entries.map(({ kind, instanceId }) => [kind, instanceId]);
const groups = async () => {
  const answer = await inventory.search('one', null, 10);
  if (!answer.ok) throw new Error(answer.error.code);
  return (JSON.parse(answer.value) as { groups: { instanceId: string }[] }).groups.map(({ instanceId }) => instanceId);
};

beforeEach(async () => {
  app = createMemoryConsole();
  journal = createMemoryJournal();
  replaced = [];
  changes = 0;
  inventory = createInventoryService({
    store: app.inventory,
    journal,
    copies: app.copies,
    syncs: app.syncs,
    clock: app.clock,
    log: app.log,
    ids: () => app.settings.current().instances.map(({ id }) => id),
    view: app.service.view,
    onChange: () => {
      changes += 1;
    },
    onReplaced: (id) => replaced.push(id),
  });
  fra = await added('fra');
  led = await added('led');
});

describe('a list that lost many servers', () => {
  const host = () => app.dci.host('https://fra.example');
  beforeEach(async () => {
    host().servers = [serverRecord(1, 'one')];
    app.inventory.doubt = DROP;
    await app.service.sync(fra.id);
  });

  it('is told with the instance, and the old one is still shown', () => {
    expect(app.service.view(fra.id)).toMatchObject(ok({ countDrop: DROP, serverCount: 3, syncError: null }));
    expect(app.inventory.names(fra.id)).toEqual(['one', 'two', 'three']);
  });

  it('takes the old one’s place when it is accepted, which the journal and the window hear', async () => {
    expect(await inventory.answerDrop(fra.id, 'new')).toMatchObject(ok({ countDrop: null, serverCount: 1 }));
    expect(app.inventory.names(fra.id)).toEqual(['one']);
    expect(kinds()).toEqual([['copy.accepted-drop', fra.id]]);
    expect(replaced).toEqual([fra.id]);
    expect(changes).toBe(1);
  });

  it('is forgotten when the old one is to stay', async () => {
    expect(await inventory.answerDrop(fra.id, 'old')).toMatchObject(ok({ countDrop: null, serverCount: 3 }));
    expect(app.inventory.names(fra.id)).toEqual(['one', 'two', 'three']);
    expect(kinds()).toEqual([['copy.kept-old', fra.id]]);
    expect(replaced).toEqual([]);
  });

  it('is answered once: the second answer changes and notes nothing', async () => {
    await inventory.answerDrop(fra.id, 'old');
    expect(await inventory.answerDrop(fra.id, 'new')).toMatchObject(ok({ serverCount: 3 }));
    expect(kinds()).toEqual([['copy.kept-old', fra.id]]);
    expect(replaced).toEqual([]);
  });

  it('is no question any more after a reading that is not doubted', async () => {
    await app.service.sync(fra.id);
    expect(app.service.view(fra.id)).toMatchObject(ok({ countDrop: null, serverCount: 1 }));
  });
});

describe('deleting a copy', () => {
  it('leaves an empty one under a new key, and a line in the journal', async () => {
    const before = app.inventory.files.get(fra.id)?.key;
    expect(await inventory.deleteCopy(fra.id)).toMatchObject(
      ok({ copy: { kind: 'none', keptIn: 'disk' }, readAtMs: null }),
    );
    expect(app.inventory.files.get(fra.id)?.key).not.toBe(before);
    expect(kinds()).toEqual([['copy.deleted', fra.id]]);
    expect(app.inventory.names(led.id)).toHaveLength(3);
  });

  it('during a reading lets nothing of that come back', async () => {
    const release = app.dci.host('https://fra.example').hold();
    const running = app.service.sync(fra.id);
    await settled();
    const deleting = inventory.deleteCopy(fra.id);
    await settled();
    release();
    expect(await running).toEqual(fail('inventory.cancelled', {}));
    expect(await deleting).toMatchObject(ok({ readAtMs: null, syncError: null, sync: null }));
    expect(app.inventory.names(fra.id)).toBeNull();
  });

  it('that fails is told, and the instance can be read again', async () => {
    const { erase } = app.inventory;
    app.inventory.erase = async () => fail('store.unwritable', { reason: 'EBUSY' });
    expect(await inventory.deleteCopy(fra.id)).toEqual(fail('store.unwritable', { reason: 'EBUSY' }));
    expect(changes).toBe(1);
    app.inventory.erase = erase;
    expect(app.copies.state(fra.id).kind).not.toBe('opening');
  });
});

describe('searching', () => {
  it('asks every copy that can be read, in the order of the rail', async () => {
    expect(await groups()).toEqual([fra.id, led.id]);
  });

  it('asks no sealed one', async () => {
    await app.clock.advance(10_000 * 3_600_000);
    await app.copies.proven(led.id);
    await app.copies.checkLifetimes();
    expect(await groups()).toEqual([led.id]);
    expect((await inventory.generations(fra.id)).ok).toBe(false);
  });
});

describe('another address', () => {
  it('erases the copy with its key, and says where the new one is', async () => {
    const before = app.inventory.files.get(fra.id)?.key;
    const moved = await app.service.update({ ...fra, address: 'https://elsewhere.example' });
    expect(moved).toMatchObject(ok({ copy: { kind: 'none', keptIn: 'disk' }, readAtMs: null, serverCount: 0 }));
    expect(app.inventory.done).toContain(`erase ${fra.id}`);
    expect(app.inventory.files.get(fra.id)?.key).not.toBe(before);
    expect(app.inventory.names(led.id)).toHaveLength(3);
  });

  it('in other words is none: the copy stays', async () => {
    await app.service.update({ ...fra, address: 'FRA.example/' });
    expect(app.inventory.done).not.toContain(`erase ${fra.id}`);
    expect(app.inventory.names(fra.id)).toHaveLength(3);
  });
});
