/** Copies: a key each in the keychain, sealed when their lifetime is over, deleted key first. */
import { fail, ok } from '@contract/errors';
import type { Instance } from '@contract/types/instance';
import { type Copies, copyKeyName, createCopies } from '@core/inventory/copies';
import { createSyncs } from '@core/inventory/sync';
import type { DciApi, SecretStore } from '@core/ports';
import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock, settled } from '../../support/manual-clock';
import { createMemoryDciManagers, type MemoryDciManagers } from '../../support/memory-dcimanager';
import { createMemoryKeys } from '../../support/memory-ids';
import { createMemoryInventoryStore, type MemoryInventoryStore } from '../../support/memory-inventory-store';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { createMemorySecretStore, type MemorySecretStore } from '../../support/memory-secret-store';

const HOUR_MS = 3_600_000;
const FIRST_KEY = '1'.padStart(64, '0');
const START_MS = 1_700_000_000_000;

let secrets: MemorySecretStore;
let store: MemoryInventoryStore;
let clock: ManualClock;
let log: MemoryLog;
let dci: MemoryDciManagers;
let changes: string[];
let lifetimeHours: number | null;
let copies: Copies;

const api = (): DciApi => {
  const address = 'https://fra.example';
  dci.host(address).tokens.add('token');
  return dci.connector.connect({ instanceId: 'fra', address, pinnedFingerprint: null }, () => 'token');
};

/** As a program that starts: what is on disk and in the keychain stays. */
const start = (change: { secrets?: SecretStore } = {}) => {
  changes = [];
  copies = createCopies({
    store,
    secrets: change.secrets ?? secrets,
    keys: createMemoryKeys(),
    clock,
    log,
    find: () => ({ copyLifetimeHours: lifetimeHours }) as Instance,
    onChange: (id) => changes.push(id),
  });
};
const sync = () =>
  createSyncs({
    store,
    copies,
    numbering: () => null,
    clock,
    log,
    onProgress: () => undefined,
    onReplaced: () => undefined,
  }).run('fra', api());
/** The program starts anew, at this time by the computer's clock. */
const startAt = async (nowMs: number) => {
  await store.close('fra');
  clock = createManualClock(nowMs);
  start();
  await copies.restore(['fra']);
};

beforeEach(async () => {
  secrets = createMemorySecretStore();
  clock = createManualClock(START_MS);
  store = createMemoryInventoryStore(() => clock.nowMs());
  log = createMemoryLog();
  dci = createMemoryDciManagers();
  dci.host('https://fra.example');
  lifetimeHours = 24;
  start();
});

describe('the key of a copy', () => {
  it('is made once, kept in the keychain, and opens the copy after a restart', async () => {
    await copies.restore(['fra']);
    expect(copies.state('fra')).toEqual({ kind: 'none', keptIn: 'disk' });
    await sync();
    expect(copies.state('fra')).toEqual({ kind: 'ready', keptIn: 'disk' });
    await startAt(START_MS + 1);
    expect(copies.state('fra')).toEqual({ kind: 'ready', keptIn: 'disk' });
    expect(copies.summary('fra')?.serverCount).toBe(3);
    expect(secrets.entries).toEqual(new Map([[copyKeyName('fra'), FIRST_KEY]]));
    expect(store.files.get('fra')?.key).toBe(FIRST_KEY);
  });

  it('is another one for each instance', async () => {
    await copies.restore(['fra', 'led']);
    expect(new Set([store.files.get('fra')?.key, store.files.get('led')?.key]).size).toBe(2);
  });

  it('that no keychain keeps leaves the copy in memory, and that is said', async () => {
    secrets.break();
    await copies.restore(['fra']);
    expect(copies.state('fra')).toEqual({ kind: 'none', keptIn: 'memory' });
    expect(store.files.get('fra')?.key).toBeNull();
    await sync();
    expect(copies.state('fra')).toEqual({ kind: 'ready', keptIn: 'memory' });
    expect(copies.readable(['fra'])).toEqual(['fra']);
  });

  it('that the keychain refuses to store encrypts nothing', async () => {
    start({ secrets: { ...secrets, set: async () => fail('keychain.failed', { reason: 'full' }) } });
    await copies.restore(['fra']);
    expect(copies.state('fra')).toEqual({ kind: 'none', keptIn: 'memory' });
    expect(store.files.get('fra')?.key).toBeNull();
  });

  it('is in no line of the log', async () => {
    await copies.restore(['fra']);
    await sync();
    expect(log.text()).not.toContain(FIRST_KEY);
  });
});

describe('a copy that does not open', () => {
  it('is failed for its reason, and can be read into for this run', async () => {
    store.failOpening = fail('store.unreadable', { reason: 'EACCES' });
    await copies.restore(['fra']);
    expect(copies.state('fra')).toEqual({ kind: 'failed', reason: 'EACCES' });
    expect(await sync()).toEqual(ok());
    expect(copies.state('fra')).toEqual({ kind: 'failed', reason: 'EACCES' });
    expect(copies.readable(['fra'])).toEqual(['fra']);
    expect(store.files.get('fra')?.key).toBeNull();
  });

  it('because it is a newer version’s is left alone, and said to be', async () => {
    store.failOpening = fail('store.newer', { version: 99 });
    await copies.restore(['fra']);
    expect(copies.state('fra')).toEqual({ kind: 'newer' });
    expect(store.done).not.toContain('erase fra');
    expect(await copies.ready('fra')).toEqual(ok());
  });

  it('because it is damaged is begun anew, and where the old one is put is told', async () => {
    await copies.restore(['fra']);
    await sync();
    secrets.entries.set(copyKeyName('fra'), 'f'.repeat(64));
    await startAt(START_MS + 5);
    expect(copies.movedAside('fra')).toEqual({ atMs: START_MS + 5, file: 'fra.damaged' });
    expect(copies.state('fra')).toEqual({ kind: 'none', keptIn: 'disk' });
  });

  it('through a bug keeps no other from being opened, and is tried again', async () => {
    const { open } = store;
    store.open = async (id, key) => (id === 'fra' ? Promise.reject(new Error('bug')) : open(id, key));
    await copies.restore(['fra', 'led']);
    expect(copies.state('led')).toEqual({ kind: 'none', keptIn: 'disk' });
    expect(log.lines.map(({ event }) => event)).toContain('copy.bug');
    store.open = open;
    expect(await copies.ready('fra')).toEqual(ok());
  });
});

describe('deleting', () => {
  it('takes the key before the files', async () => {
    const order: string[] = [];
    const { erase } = store;
    store.erase = (id) => {
      order.push('files');
      return erase(id);
    };
    start({
      secrets: {
        ...secrets,
        delete: async (name) => {
          const done = await secrets.delete(name);
          order.push('key');
          return done;
        },
      },
    });
    await copies.restore(['fra']);
    await sync();
    expect(await copies.erase('fra')).toEqual(ok());
    expect(order).toEqual(['key', 'files']);
    expect(secrets.entries.size).toBe(0);
    expect(store.files.size).toBe(0);
    expect(copies.summary('fra')).toBeNull();
  });

  it('deletes the files also where the key does not go', async () => {
    await copies.restore(['fra']);
    secrets.break();
    await copies.erase('fra');
    expect(store.files.size).toBe(0);
  });

  it('while it is being opened leaves neither key nor files', async () => {
    const unlock = secrets.lock();
    const opening = copies.restore(['fra']);
    const erasing = copies.erase('fra');
    unlock();
    await Promise.all([opening, erasing]);
    await settled();
    expect(secrets.entries.size).toBe(0);
    expect(store.files.size).toBe(0);
  });
});

describe('the lifetime of a copy', () => {
  beforeEach(async () => {
    await copies.restore(['fra']);
    await sync();
  });
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await copies.checkLifetimes();
  };
  const sealed = { kind: 'sealed', sinceMs: START_MS + 24 * HOUR_MS, lifetimeHours: 24 };

  it('ends with its hours: closed in the store, told, and nothing of it left to ask for', async () => {
    await pass(24 * HOUR_MS - 1);
    expect(copies.state('fra').kind).toBe('ready');
    changes.length = 0;
    await pass(1);
    expect(copies.state('fra')).toEqual(sealed);
    expect(changes).toEqual(['fra']);
    expect(store.opened.has('fra')).toBe(false);
    expect(copies.summary('fra')).toBeNull();
    expect(copies.readable(['fra'])).toEqual([]);
    expect(await copies.ready('fra')).toEqual(fail('inventory.sealed', { sinceMs: sealed.sinceMs }));
  });

  it('is looked at whenever the copy is asked for', async () => {
    await clock.advance(24 * HOUR_MS);
    expect((await copies.ready('fra')).ok).toBe(false);
    expect(store.opened.has('fra')).toBe(false);
  });

  it('is told once', async () => {
    await pass(25 * HOUR_MS);
    changes.length = 0;
    await pass(HOUR_MS);
    expect(changes).toEqual([]);
  });

  it('over, nothing is sent for it', async () => {
    await pass(24 * HOUR_MS);
    const before = dci.requests.length;
    expect(await sync()).toEqual(fail('inventory.sealed', { sinceMs: sealed.sinceMs }));
    expect(dci.requests).toHaveLength(before);
  });

  it('is found over by the next start, and shows nothing first', async () => {
    await startAt(START_MS + 30 * HOUR_MS);
    expect(copies.state('fra')).toEqual(sealed);
    expect(store.opened.has('fra')).toBe(false);
  });

  it('begins anew by a sign-in alone, with what was read before', async () => {
    await pass(24 * HOUR_MS);
    lifetimeHours = null;
    await copies.checkLifetimes();
    expect(copies.state('fra').kind).toBe('sealed');
    await copies.proven('fra');
    expect(copies.state('fra')).toEqual({ kind: 'ready', keptIn: 'disk' });
    expect(copies.summary('fra')?.serverCount).toBe(3);
    lifetimeHours = 24;
    await pass(24 * HOUR_MS - 1);
    expect(copies.state('fra').kind).toBe('ready');
    await pass(1);
    expect(copies.state('fra').kind).toBe('sealed');
  });

  it('begins anew by a sign-in at a start that finds it over', async () => {
    await store.close('fra');
    clock = createManualClock(START_MS + 30 * HOUR_MS);
    start();
    await copies.proven('fra');
    expect(copies.state('fra').kind).toBe('ready');
    await startAt(START_MS + 53 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('ready');
  });

  it('begins anew with every reading, and with one that is doubted', async () => {
    await pass(20 * HOUR_MS);
    await sync();
    await pass(20 * HOUR_MS);
    store.doubt = { ...DROP };
    await sync();
    await pass(20 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('ready');
  });

  it('stays over when the clock is set back, also before the next start', async () => {
    await pass(24 * HOUR_MS);
    await startAt(START_MS + HOUR_MS);
    expect(copies.state('fra')).toEqual(sealed);
  });

  it('goes on from the highest time seen when the clock is set back before its end', async () => {
    await pass(23 * HOUR_MS);
    await startAt(START_MS + HOUR_MS);
    expect(store.files.get('fra')?.latestSeenMs).toBe(START_MS + 23 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('ready');
  });

  it('ends with a clock set far ahead, stays over when that is corrected, and a sign-in opens it', async () => {
    await startAt(START_MS + 1_000 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('sealed');
    await startAt(START_MS + HOUR_MS);
    expect(copies.state('fra').kind).toBe('sealed');
    await copies.proven('fra');
    expect(copies.state('fra').kind).toBe('ready');
    await startAt(START_MS + 2 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('ready');
  });

  it('is none where the instance has none', async () => {
    lifetimeHours = null;
    await pass(100_000 * HOUR_MS);
    expect(copies.state('fra').kind).toBe('ready');
  });

  it('is none in memory', async () => {
    secrets.break();
    await store.erase('fra');
    start();
    await copies.restore(['fra']);
    await sync();
    await pass(1_000 * HOUR_MS);
    expect(copies.state('fra')).toEqual({ kind: 'ready', keptIn: 'memory' });
  });

  it('over, says memory when a sign-in finds no keychain any more', async () => {
    await pass(24 * HOUR_MS);
    secrets.break();
    await copies.proven('fra');
    expect(copies.state('fra')).toEqual({ kind: 'none', keptIn: 'memory' });
    expect(await sync()).toEqual(ok());
  });

  it('over, and its file not to be opened any more, can be read into for this run', async () => {
    await pass(24 * HOUR_MS);
    store.failOpening = fail('store.unreadable', { reason: 'EACCES' });
    await copies.proven('fra');
    expect(copies.state('fra')).toEqual({ kind: 'failed', reason: 'EACCES' });
    expect(await sync()).toEqual(ok());
  });

  it('is written down as time passes, but not at every look', async () => {
    let written = 0;
    const { seen } = store;
    store.seen = (id, nowMs) => {
      written += 1;
      return seen(id, nowMs);
    };
    for (let minute = 0; minute < 60; minute += 1) await pass(60_000);
    expect(written).toBe(6);
  });
});

const DROP = {
  before: 100,
  beforeReadAtMs: 1,
  now: 10,
  nowReadAtMs: 2,
  racksTouched: 3,
  ownersTouched: 4,
  vanished: 90,
};
