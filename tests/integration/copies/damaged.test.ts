/** A file that does not open is put aside and begun anew; a newer one is left alone; notes, journal and others stay. */
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '@contract/errors';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COPY_MIGRATIONS } from '../../../src/main/adapters/inventory-store/copy-schema';
import { openDatabase } from '../../../src/main/adapters/inventory-store/database';
import { createSimulator, type Simulator } from '../../../src/main/demo/simulator';
import { FRA, KEY, openLibrary, type SignedIn, signInTo, type TestLibrary, value } from '../../support/copies';

const SERVERS = 300;
const OTHER = '9d0e5b6a-7c8d-4e0f-8f2b-8c1e7a554c1b';
let simulator: Simulator;
let signedIn: SignedIn;
let folder: string;
let library: TestLibrary;

const path = (name: string) => join(folder, name);
const copyFile = () => path(`${FRA}.db`);
const aside = () => readdirSync(folder).filter((name) => name.includes('.damaged-'));

beforeAll(async () => {
  simulator = await createSimulator({ seed: 3, sites: { ams1: { servers: SERVERS }, fra2: false, hel1: false } });
  signedIn = await signInTo(simulator.site('ams1'));
});
afterAll(async () => {
  await signedIn.close();
  await simulator.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-damaged-'));
  library = openLibrary(folder, signedIn.api);
  value(await library.open(FRA, KEY));
  value(await library.read());
  value(await library.setNote(FRA, { serverId: 20_001, text: 'front fan rattles', pinned: true, changedAtMs: 1 }));
  await library.close(FRA);
});
afterEach(async () => {
  await library.close(FRA);
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** Opens it, and sees that it was begun anew and can be read into again, with the notes as they were. */
async function expectRebuilt() {
  const opened = value(await library.open(FRA, KEY));
  expect(opened.summary).toBeNull();
  expect(opened.movedAside).toContain('.damaged-');
  expect(aside()).toContain(opened.movedAside?.slice(folder.length + 1));
  expect(value(await library.notes(FRA)).map(({ text }) => text)).toEqual(['front fan rattles']);
  expect(value(await library.read())).toMatchObject({ kind: 'replaced', summary: { serverCount: SERVERS } });
}

describe('a copy that does not open', () => {
  it('because it is no database is put aside and begun anew', async () => {
    writeFileSync(copyFile(), 'this is somebody else’s file '.repeat(1_000));
    await expectRebuilt();
    const kept = readFileSync(path(aside()[0] ?? ''), 'utf8');
    expect(kept).toContain('somebody else’s file');
  });

  it('because it was cut short is put aside and begun anew', async () => {
    truncateSync(copyFile(), Math.floor(statSync(copyFile()).size / 2 / 4_096) * 4_096 + 100);
    await expectRebuilt();
  });

  it.each([0.1, 0.5, 0.9])(
    'because its pages at %f of it are overwritten is put aside, at once or when they are met',
    async (at) => {
      const bytes = readFileSync(copyFile());
      const from = Math.floor(bytes.length * at);
      bytes.fill(0x5a, from, Math.min(bytes.length, from + 40_960));
      writeFileSync(copyFile(), bytes);
      const opened = value(await library.open(FRA, KEY));
      if (opened.movedAside === null) {
        // What opening reads was whole: the next reading meets the rest, and must not fail for ever.
        await library.read();
        await library.close(FRA);
        value(await library.open(FRA, KEY));
      }
      expect(value(await library.read())).toMatchObject({ kind: 'replaced', summary: { serverCount: SERVERS } });
      expect(value(await library.notes(FRA)).map(({ text }) => text)).toEqual(['front fan rattles']);
    },
  );

  it('with another key is put aside: it cannot be read, and is not lost', async () => {
    rmSync(path(`${FRA}.notes.db`));
    const opened = value(await library.open(FRA, 'b2'.repeat(32)));
    expect(opened).toMatchObject({ summary: null, movedAside: expect.stringContaining('.damaged-') });
    const old = value(
      await openDatabase({ path: opened.movedAside, key: KEY, migrations: COPY_MIGRATIONS, stamp: () => 'x' }),
    );
    expect(old.db.prepare('SELECT count(*) FROM chunk').raw().get()).toEqual([Math.ceil(SERVERS / 16)]);
    old.db.close();
  });

  it('leaves another instance’s copy as it is', async () => {
    value(await library.open(OTHER, KEY));
    await library.close(OTHER);
    const before = readFileSync(path(`${OTHER}.db`));
    writeFileSync(copyFile(), 'rubbish');
    value(await library.open(FRA, KEY));
    expect(readFileSync(path(`${OTHER}.db`))).toEqual(before);
    expect(value(await library.open(OTHER, KEY)).movedAside).toBeNull();
    await library.close(OTHER);
  });
});

describe('a copy of a newer version', () => {
  it('is refused, named, and left as it is', async () => {
    const { db } = value(
      await openDatabase({ path: copyFile(), key: KEY, migrations: COPY_MIGRATIONS, stamp: () => 'x' }),
    );
    db.exec('PRAGMA user_version = 99');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const before = readFileSync(copyFile());
    expect(await library.open(FRA, KEY)).toEqual({
      ok: false,
      error: { code: 'store.newer', details: { version: 99 } },
    });
    expect(readFileSync(copyFile())).toEqual(before);
    expect(aside()).toEqual([]);
  });
});

describe('a disk that takes nothing', () => {
  it('keeps the old generation, says so, and goes on when there is room', async () => {
    value(await library.open(FRA, KEY));
    // SQLite’s own limit stands for the disk’s: the same code, SQLITE_FULL, and the same way back.
    library.limitPages(1);
    simulator.site('ams1').control.editServer(20_005, (server) => {
      server.name = 'does-not-fit';
    });
    expect(await library.read()).toEqual(fail('store.unwritable', { reason: 'SQLITE_FULL' }));
    const shown = value(await library.wall(FRA, null, null));
    expect(shown).not.toContain('does-not-fit');
    library.limitPages(null);
    value(await library.read());
    expect(value(await library.wall(FRA, null, null))).toContain('does-not-fit');
  });

  it('is told by its code when the folder cannot be written', async () => {
    const blocked = openLibrary('/proc/coldaisle', signedIn.api);
    expect(await blocked.open(FRA, KEY)).toMatchObject({ ok: false, error: { code: 'store.unreadable' } });
    expect(value(await blocked.open(FRA, null))).toMatchObject({ summary: null });
    expect(value(await blocked.read())).toMatchObject({ kind: 'replaced', summary: { serverCount: SERVERS } });
    await blocked.close(FRA);
  });
});

describe('erasing', () => {
  it('leaves no file of it', async () => {
    value(await library.open(FRA, KEY));
    value(await library.erase(FRA));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes with it what was put aside, and nothing of another instance', async () => {
    value(await library.open(OTHER, KEY));
    await library.close(OTHER);
    writeFileSync(copyFile(), 'rubbish');
    value(await library.open(FRA, KEY));
    expect(aside()).not.toEqual([]);
    value(await library.erase(FRA));
    expect(readdirSync(folder).filter((name) => name.startsWith(FRA))).toEqual([]);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([`${OTHER}.db`, `${OTHER}.notes.db`]));
  });
});
