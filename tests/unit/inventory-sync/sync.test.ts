/** A reading replaces the one before it whole or not at all; one at a time per instance; nothing comes back after a cancel. */
import { fail, ok } from '@contract/errors';
import { type Copies, createCopies } from '@core/inventory/copies';
import { createSyncs, type Syncs } from '@core/inventory/sync';
import type { DciApi } from '@core/ports';
import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock, settled } from '../../support/manual-clock';
import {
  createMemoryDciManagers,
  type MemoryDciManagers,
  type MemoryHost,
  serverRecord,
} from '../../support/memory-dcimanager';
import { createMemoryKeys } from '../../support/memory-ids';
import { createMemoryInventoryStore, type MemoryInventoryStore } from '../../support/memory-inventory-store';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { createMemorySecretStore } from '../../support/memory-secret-store';

let dci: MemoryDciManagers;
let fra: MemoryHost;
let led: MemoryHost;
let clock: ManualClock;
let log: MemoryLog;
let store: MemoryInventoryStore;
let copies: Copies;
let progressed: string[];
let replaced: { id: string; readAtMs: number }[];
let syncs: Syncs;

const api = (id: string): DciApi => {
  const address = `https://${id}.example`;
  dci.host(address).tokens.add('token');
  return dci.connector.connect({ instanceId: id, address, pinnedFingerprint: null }, () => 'token');
};
const names = (id: string) => store.names(id);
const calls = (call: string) => dci.requests.filter((request) => request.call === call).length;

beforeEach(() => {
  dci = createMemoryDciManagers();
  fra = dci.host('https://fra.example');
  led = dci.host('https://led.example');
  clock = createManualClock();
  log = createMemoryLog();
  store = createMemoryInventoryStore(() => clock.nowMs());
  copies = createCopies({
    store,
    secrets: createMemorySecretStore(),
    keys: createMemoryKeys(),
    clock,
    log,
    find: () => null,
    onChange: () => {},
  });
  progressed = [];
  replaced = [];
  syncs = createSyncs({
    store,
    copies,
    numbering: () => null,
    clock,
    log,
    onProgress: (id) => progressed.push(id),
    onReplaced: (id, readAtMs) => replaced.push({ id, readAtMs }),
  });
});

describe('a sync', () => {
  it('reads racks and every page of servers, and replaces the reading once', async () => {
    expect(await syncs.run('fra', api('fra'))).toEqual(ok());
    expect(names('fra')).toEqual(['one', 'two', 'three']);
    expect(store.racks('fra')).toEqual(fra.racks);
    expect(replaced).toEqual([{ id: 'fra', readAtMs: clock.nowMs() }]);
    expect(syncs.progress('fra')).toBeNull();
    expect(syncs.lastError('fra')).toBeNull();
  });

  it.each([
    { stepMs: 0, told: [2] },
    { stepMs: 150, told: [2] },
    { stepMs: 250, told: [2, 3] },
  ])('tells how far it is, at most five times a second (pages $stepMs ms apart), and that it is over', async (pace) => {
    const seen: ReturnType<typeof syncs.progress>[] = [];
    let laterMs = 0;
    syncs = createSyncs({
      store,
      copies,
      numbering: () => null,
      clock: {
        ...clock,
        nowMs: () => {
          laterMs += pace.stepMs;
          return clock.nowMs() + laterMs;
        },
      },
      log,
      onProgress: (id) => seen.push(syncs.progress(id)),
      onReplaced: () => {},
    });
    await syncs.run('fra', api('fra'));
    const [begun, ...rest] = seen;
    expect(begun).toMatchObject({ lists: [], pages: 0, secondsLeft: null });
    expect(rest.map((progress) => progress?.lists ?? null)).toEqual([
      ...pace.told.map((read) => [{ name: 'servers', state: 'reading', read, total: 3 }]),
      null,
    ]);
  });

  it('is joined by whoever asks while it runs', async () => {
    const release = fra.hold();
    const first = syncs.run('fra', api('fra'));
    const second = syncs.run('fra', api('fra'));
    release();
    expect(await Promise.all([first, second])).toEqual([ok(), ok()]);
    expect(calls('listRacks')).toBe(1);
    expect(replaced).toHaveLength(1);
  });

  it('starts anew once the one before it is over', async () => {
    await syncs.run('fra', api('fra'));
    fra.servers = [serverRecord(9, 'nine')];
    await syncs.run('fra', api('fra'));
    expect(names('fra')).toEqual(['nine']);
    expect(replaced).toHaveLength(2);
  });

  it('waits for no other instance', async () => {
    fra.hold();
    void syncs.run('fra', api('fra'));
    expect(await syncs.run('led', api('led'))).toEqual(ok());
    expect(syncs.progress('fra')).not.toBeNull();
    expect(names('led')).toHaveLength(3);
  });

  it('knows an instance without a rack list by null racks, not by an error', async () => {
    fra.racks = null;
    expect(await syncs.run('fra', api('fra'))).toEqual(ok());
    expect(store.racks('fra')).toBeNull();
    expect(names('fra')).toHaveLength(3);
  });

  it('tells an empty rack list from none', async () => {
    fra.racks = [];
    await syncs.run('fra', api('fra'));
    expect(store.racks('fra')).toEqual([]);
  });
});

describe('a sync that fails', () => {
  beforeEach(async () => {
    await syncs.run('fra', api('fra'));
    replaced.length = 0;
  });

  it('keeps the old reading and its error until the next success', async () => {
    const readAtMs = clock.nowMs();
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await clock.advance(1_000);
    expect(await syncs.run('fra', api('fra'))).toEqual({ ok: false, error: fra.down });
    expect(names('fra')).toEqual(['one', 'two', 'three']);
    expect(copies.summary('fra')?.readAtMs).toBe(readAtMs);
    expect(syncs.lastError('fra')).toEqual(fra.down);
    expect(syncs.progress('fra')).toBeNull();
    expect(replaced).toEqual([]);
    fra.down = null;
    await syncs.run('fra', api('fra'));
    expect(syncs.lastError('fra')).toBeNull();
  });

  it('half-way through the servers leaves no half list', async () => {
    fra.servers = [serverRecord(7, 'seven'), serverRecord(8, 'eight'), serverRecord(9, 'nine')];
    const client = api('fra');
    const broken: DciApi = {
      ...client,
      listServers: (options) =>
        client.listServers({
          ...options,
          onPage: (page) => {
            options?.onPage?.(page);
            fra.down = fail('network.cut', { host: 'fra.example' }).error;
          },
        }),
    };
    expect((await syncs.run('fra', broken)).ok).toBe(false);
    expect(names('fra')).toEqual(['one', 'two', 'three']);
  });

  it('of one instance is no error of another', async () => {
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await Promise.all([syncs.run('fra', api('fra')), syncs.run('led', api('led'))]);
    expect(syncs.lastError('fra')).not.toBeNull();
    expect(syncs.lastError('led')).toBeNull();
    expect(led.tokens.size).toBe(1);
  });

  it('through a bug in a read can be started again', async () => {
    const buggy: DciApi = { ...api('fra'), listRacks: () => Promise.reject(new Error('bug')) };
    await expect(syncs.run('fra', buggy)).rejects.toThrow('bug');
    expect(syncs.progress('fra')).toBeNull();
    expect(await syncs.run('fra', api('fra'))).toEqual(ok());
  });
});

describe('a sync that is cancelled', () => {
  it('keeps the old reading and is not an error', async () => {
    await syncs.run('fra', api('fra'));
    fra.servers = [];
    fra.hold();
    const running = syncs.run('fra', api('fra'));
    await settled();
    syncs.cancel('fra');
    expect(await running).toEqual(fail('inventory.cancelled', {}));
    expect(names('fra')).toEqual(['one', 'two', 'three']);
    expect(syncs.lastError('fra')).toBeNull();
    expect(syncs.progress('fra')).toBeNull();
  });

  it('after its last page arrived still replaces nothing', async () => {
    const client = api('fra');
    const late: DciApi = {
      ...client,
      listServers: async (options) => {
        const all = await client.listServers(options);
        syncs.cancel('fra');
        return all;
      },
    };
    expect(await syncs.run('fra', late)).toEqual(fail('inventory.cancelled', {}));
    expect(names('fra')).toBeNull();
    expect(replaced).toEqual([]);
  });

  it('keeps an earlier error: nothing succeeded since', async () => {
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await syncs.run('fra', api('fra'));
    fra.down = null;
    fra.hold();
    const running = syncs.run('fra', api('fra'));
    await settled();
    syncs.cancel('fra');
    await running;
    expect(syncs.lastError('fra')).toMatchObject({ code: 'network.cut' });
  });

  it('is not joined: who asks next gets a reading of their own', async () => {
    const release = fra.hold();
    const first = syncs.run('fra', api('fra'));
    syncs.cancel('fra');
    const second = syncs.run('fra', api('fra'));
    release();
    expect(await first).toEqual(fail('inventory.cancelled', {}));
    expect(await second).toEqual(ok());
    expect(names('fra')).toHaveLength(3);
    expect(syncs.progress('fra')).toBeNull();
  });

  it('does not disturb the progress of the one that took over', async () => {
    const stuck: DciApi = { ...api('fra'), listRacks: () => new Promise(() => {}) };
    let finish = () => {};
    const first: DciApi = {
      ...stuck,
      listRacks: () => new Promise((resolve) => (finish = () => resolve(fail('inventory.cancelled', {})))),
    };
    const old = syncs.run('fra', first);
    await settled();
    syncs.cancel('fra');
    void syncs.run('fra', stuck);
    await settled();
    finish();
    await old;
    expect(syncs.progress('fra')).not.toBeNull();
  });

  it('is none where nothing runs', () => {
    syncs.cancel('fra');
    expect(progressed).toEqual([]);
  });
});

describe('forgetting an instance', () => {
  it('during its sync brings nothing back and leaves no error', async () => {
    const release = fra.hold();
    const running = syncs.run('fra', api('fra'));
    await settled();
    syncs.forget('fra');
    await copies.erase('fra');
    release();
    await running;
    expect(names('fra')).toBeNull();
    expect(syncs.lastError('fra')).toBeNull();
    expect(syncs.progress('fra')).toBeNull();
  });

  it('forgets its last error', async () => {
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await syncs.run('fra', api('fra'));
    syncs.forget('fra');
    expect(syncs.lastError('fra')).toBeNull();
  });
});

describe('a copy that turns out damaged while it is read into', () => {
  beforeEach(async () => {
    await syncs.run('fra', api('fra'));
    store.failSync = fail('store.unreadable', { reason: 'SQLITE_CORRUPT' });
  });
  const openings = () => store.done.filter((one) => one === 'open fra').length;

  it('is opened anew once, and read into at once', async () => {
    expect(openings()).toBe(1);
    expect(await syncs.run('fra', api('fra'))).toEqual(ok());
    expect(openings()).toBe(2);
    expect(syncs.lastError('fra')).toBeNull();
  });

  it('again fails for its reason: it is not tried for ever', async () => {
    const { sync } = store;
    store.sync = async () => fail('store.unreadable', { reason: 'SQLITE_CORRUPT' });
    expect(await syncs.run('fra', api('fra'))).toEqual(fail('store.unreadable', { reason: 'SQLITE_CORRUPT' }));
    expect(openings()).toBe(2);
    store.sync = sync;
  });

  it('of an instance that was forgotten meanwhile is not opened again', async () => {
    store.sync = async () => {
      syncs.forget('fra');
      return fail('store.unreadable', { reason: 'SQLITE_CORRUPT' });
    };
    expect(await syncs.run('fra', api('fra'))).toEqual(fail('inventory.cancelled', {}));
    expect(openings()).toBe(1);
  });
});

describe('a reading that was put in place as it was cancelled', () => {
  it('is told: what is shown and what is said of it are one', async () => {
    const { sync } = store;
    store.sync = async (...input) => {
      const outcome = await sync(...input);
      syncs.cancel('fra');
      return outcome;
    };
    expect(await syncs.run('fra', api('fra'))).toEqual(ok());
    expect(copies.summary('fra')?.serverCount).toBe(3);
    expect(replaced).toHaveLength(1);
  });

  it('is not told of an instance that was forgotten, whatever ran before', async () => {
    const { sync } = store;
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    store.sync = async (...input) => {
      const outcome = await sync(...input);
      await held;
      return outcome;
    };
    const first = syncs.run('fra', api('fra'));
    await settled();
    syncs.cancel('fra');
    const second = syncs.run('fra', api('fra'));
    syncs.forget('fra');
    await copies.erase('fra');
    release();
    expect(await first).toEqual(fail('inventory.cancelled', {}));
    expect(await second).toEqual(fail('inventory.cancelled', {}));
    expect(replaced).toEqual([]);
    expect(copies.summary('fra')).toBeNull();
  });
});

describe('two readings of one instance', () => {
  it('never write at one time: the second waits until the cancelled one is over', async () => {
    const order: string[] = [];
    const { sync } = store;
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let count = 0;
    store.sync = async (...input) => {
      count += 1;
      const name = count;
      order.push(`begin ${name}`);
      if (name === 1) await held;
      const outcome = await sync(...input);
      order.push(`end ${name}`);
      return outcome;
    };
    const first = syncs.run('fra', api('fra'));
    await settled();
    syncs.cancel('fra');
    const second = syncs.run('fra', api('fra'));
    await settled();
    expect(order).toEqual(['begin 1']);
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });
});
