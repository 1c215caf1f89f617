/** A copy that is closed, erased or opened anew while it is at work; damage behind the first page; readings that follow each other. */
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@contract/errors';
import type { RackWall } from '@contract/types/rack';
import type { SearchAnswer } from '@contract/types/search';
import type { DciApi } from '@core/ports';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, filesReleased } from '../../../src/main/adapters/inventory-store/connection';
import { COPY_MIGRATIONS } from '../../../src/main/adapters/inventory-store/copy-schema';
import { openDatabase } from '../../../src/main/adapters/inventory-store/database';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { FRA, KEY, openLibrary, type SignedIn, signInTo, type TestLibrary, value } from '../../support/copies';

const SERVERS = 200;
const OTHER = '9d0e5b6a-7c8d-4e0f-8f2b-8c1e7a554c1b';
let simulator: Simulator;
let site: Site;
let signedIn: SignedIn;
let folder: string;
let library: TestLibrary;
let gate: Promise<void>;
let onAsked: () => void;
/** What the last list was asked for with. */
let lastSignal: AbortSignal | undefined;

/** From now on every list the instance is asked for waits, and whoever waits for `asked` hears of the first. */
function hold() {
  let release = () => undefined as void;
  gate = new Promise((resolve) => {
    release = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  return { asked, release };
}

beforeAll(async () => {
  simulator = await createSimulator({ seed: 3, sites: { ams1: { servers: SERVERS }, fra2: false, hel1: false } });
  site = simulator.site('ams1');
  signedIn = await signInTo(site);
});
afterAll(async () => {
  await signedIn.close();
  await simulator.close();
});
beforeEach(async () => {
  gate = Promise.resolve();
  onAsked = () => undefined;
  const held: Pick<DciApi, 'readText'> = {
    readText: async (request, signal) => {
      onAsked();
      lastSignal = signal;
      await gate;
      return signal?.aborted ? fail('inventory.cancelled', {}) : signedIn.api.readText(request, signal);
    },
  };
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-closing-'));
  library = openLibrary(folder, held);
  value(await library.open(FRA, KEY));
});
afterEach(async () => {
  site.control.removeServers([]);
  await library.close(FRA);
  await library.close(OTHER);
  rmSync(folder, { recursive: true, force: true });
});

const wall = async () => JSON.parse(value(await library.wall(FRA, null, null))) as RackWall;
const openFiles = () =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });
/** A reading, and what is done after it: an answer to no question has to wait its turn behind that. */
const readAndTidy = async () => {
  value(await library.read());
  value(await library.answerDrop(FRA, 'old'));
};
/** Runs this on the file while no library has it. */
async function edit(sql: string, id = FRA) {
  await library.close(id);
  const path = join(folder, `${id}.db`);
  const { db } = value(await openDatabase({ path, key: KEY, migrations: COPY_MIGRATIONS, stamp: () => 'x' }));
  db.exec(sql);
  db.close();
}

describe('a reading of a copy that is closed meanwhile', () => {
  it.each(['close', 'erase'] as const)('by %s ends as cancelled', async (how) => {
    const { asked, release } = hold();
    const running = library.read();
    await asked;
    await library[how](FRA);
    expect(lastSignal?.aborted).toBe(true);
    release();
    expect(await running).toEqual(fail('inventory.cancelled', {}));
  });

  it('writes nothing into the one that is opened in its place', async () => {
    value(await library.read());
    const { asked, release } = hold();
    const running = library.read();
    await asked;
    await library.close(FRA);
    value(await library.open(FRA, KEY));
    release();
    expect(await running).toEqual(fail('inventory.cancelled', {}));
    expect(value(await library.generations(FRA)).map(({ id }) => id)).toEqual([1]);
    expect(value(await library.read())).toMatchObject({ summary: { generation: 2, serverCount: SERVERS } });
  });

  it('leaves nothing behind when it is erased', async () => {
    const { asked, release } = hold();
    const running = library.read();
    await asked;
    value(await library.erase(FRA));
    release();
    await running;
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what asks a closed copy', () => {
  it('halfway through hears that there is none, and nobody calls it a bug', async () => {
    value(await library.read());
    const past = library.wall(FRA, null, 1);
    await library.close(FRA);
    const answer = await past;
    expect(answer.ok || answer.error.code).toBe('inventory.not-read');
    expect(await library.generations(FRA)).toEqual(fail('inventory.not-read', {}));
  });

  it('is refused by the connection itself, statement or not', () => {
    const db = connect(':memory:', null);
    db.exec('CREATE TABLE t (a)');
    const add = db.prepare('INSERT INTO t VALUES (?)');
    add.run(1);
    db.close();
    db.close();
    for (const use of [() => add.run(2), () => add.raw(), () => db.prepare('SELECT 1'), () => db.exec('SELECT 1')]) {
      expect(use).toThrow('closed');
    }
  });

  it.runIf(process.platform === 'linux')(
    'finds its files let go of: Windows deletes and renames no open one',
    async () => {
      await readAndTidy();
      await library.close(FRA);
      await filesReleased();
      expect(openFiles()).toEqual([]);
    },
  );
});

describe('one transaction', () => {
  it('undone by the library itself still says why', async () => {
    const { db } = value(
      await openDatabase({
        path: join(folder, 'full.db'),
        key: KEY,
        migrations: ['CREATE TABLE t (a)'],
        stamp: () => 'x',
      }),
    );
    db.exec('PRAGMA max_page_count = 3');
    const add = db.prepare('INSERT INTO t VALUES (?)');
    const fill = () =>
      db.inOne(() => {
        for (let row = 0; row < 100; row += 1) add.run('x'.repeat(1_000));
      });
    expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(db.prepare('SELECT count(*) FROM t').raw().get()).toEqual([0]);
    db.close();
  });

  it('takes a buffer or nothing as its only value', () => {
    const db = connect(':memory:', null);
    db.exec('CREATE TABLE t (a)');
    db.prepare('INSERT INTO t VALUES (?)').run(Buffer.from('abc'));
    db.prepare('INSERT INTO t VALUES (?)').run(null);
    expect(db.prepare('SELECT a IS NULL FROM t ORDER BY rowid').raw().all()).toEqual([[0], [1]]);
    expect(db.prepare('SELECT count(*) FROM t WHERE a IS ?').raw().get(null)).toEqual([1]);
    db.close();
  });
});

describe('damage within a value, which SQLite does not see', () => {
  const spoil = (table: string, where: string) => `UPDATE ${table} SET body = x'ffffffffffff' WHERE ${where}`;

  it('in what is shown at once is met by opening it', async () => {
    await readAndTidy();
    await edit(spoil('projection', "name = 'rows'"));
    const opened = value(await library.open(FRA, KEY));
    expect(opened.movedAside).toContain('.damaged-');
    expect(value(await library.read())).toMatchObject({ summary: { generation: 1, serverCount: SERVERS } });
  });

  it('in a piece of rows fails the reading that meets it, and the next opening puts it aside', async () => {
    await readAndTidy();
    await edit(spoil('chunk', 'id = 3'));
    expect(value(await library.open(FRA, KEY)).movedAside).toBeNull();
    expect(await library.read()).toMatchObject(fail('store.unreadable', {} as never));
    expect(value(await library.open(FRA, KEY)).movedAside).toContain('.damaged-');
    expect(value(await library.read())).toMatchObject({ summary: { generation: 1, serverCount: SERVERS } });
  });

  it('in one copy’s list leaves another searchable, and the next reading says so', async () => {
    await readAndTidy();
    value(await library.open(OTHER, KEY));
    const signal = new AbortController().signal;
    value(await library.sync(OTHER, { signal, numbering: null, onProgress: () => undefined }));
    await edit(spoil('list', "name = 'users'"));
    value(await library.open(FRA, KEY));
    const answer = JSON.parse(value(await library.search('a', [FRA, OTHER], 5))) as SearchAnswer;
    expect(answer.groups.map(({ instanceId }) => instanceId)).toEqual([OTHER]);
    expect(await library.read()).toEqual(fail('store.unreadable', { reason: 'damaged' }));
    expect(value(await library.open(FRA, KEY)).movedAside).toContain('.damaged-');
  });
});

describe('readings that follow each other', () => {
  it('wait for each other, and the second is whole', async () => {
    const both = await Promise.all([library.read(), library.read()]);
    expect(both.map((one) => value(one))).toMatchObject([
      { summary: { generation: 1, serverCount: SERVERS } },
      { summary: { generation: 2, serverCount: SERVERS } },
    ]);
  });

  it('lose no row to the tidying after the one before, which drops many old ones', async () => {
    value(await library.read());
    // Readings of one hour long ago: all but one of them are not to be kept, which is enough for tidying.
    const old = Array.from({ length: 60 }, (_, at) => `(${at - 100}, ${at}, ${1_000 + at}, 0, 0, 0)`).join(', ');
    await edit(`INSERT INTO generation VALUES ${old}`);
    value(await library.open(FRA, KEY));
    const servers = site.control.data().servers.map(({ id, name }) => ({ id, name }));
    for (const { id, name } of servers) site.control.editServer(id, (server) => (server.name = `${name}~`));
    try {
      value(await library.read());
      for (const { id, name } of servers) site.control.editServer(id, (server) => (server.name = name));
      value(await library.read());
      expect(value(await library.generations(FRA)).length).toBeLessThan(10);
      const kept = await Promise.all(servers.map(({ id }) => library.server(FRA, id, null)));
      expect(kept.map((one) => value(one)?.row.name)).toEqual(servers.map(({ name }) => name));
    } finally {
      for (const { id, name } of servers) site.control.editServer(id, (server) => (server.name = name));
    }
  });

  it('that is cancelled while it waits asks for nothing', async () => {
    const { asked, release } = hold();
    const first = library.read();
    await asked;
    const abort = new AbortController();
    const second = library.read(abort.signal);
    abort.abort();
    let askedAgain = false;
    release();
    value(await first);
    onAsked = () => {
      askedAgain = true;
    };
    expect(await second).toEqual(fail('inventory.cancelled', {}));
    expect(askedAgain).toBe(false);
  });
});

describe('a list that lost many servers', () => {
  beforeEach(async () => {
    value(await library.read());
    site.control.removeServers(
      site.control
        .data()
        .servers.slice(0, SERVERS / 2)
        .map(({ id }) => id),
    );
    expect(value(await library.read()).kind).toBe('dropped');
  });

  it('proves the copy all the same: the instance answered', async () => {
    await library.close(FRA);
    const { provenAtMs, summary } = value(await library.open(FRA, KEY));
    expect(provenAtMs).toBeGreaterThan(summary?.readAtMs ?? Number.POSITIVE_INFINITY);
  });

  it('is accepted whole while the next reading already waits', async () => {
    const [answered, next] = await Promise.all([library.answerDrop(FRA, 'new'), library.read()]);
    expect(answered).toMatchObject(ok({ serverCount: SERVERS / 2, generation: 2 }));
    expect(value(next)).toMatchObject({ kind: 'replaced', changes: 0, summary: { generation: 3 } });
    await library.close(FRA);
    value(await library.open(FRA, KEY));
    expect((await wall()).servers).toHaveLength(SERVERS / 2);
  });

  it('can be accepted again after the disk was full', async () => {
    library.limitPages(1);
    expect(await library.answerDrop(FRA, 'new')).toEqual(fail('store.unwritable', { reason: 'SQLITE_FULL' }));
    library.limitPages(null);
    expect(value(await library.answerDrop(FRA, 'new'))).toMatchObject({ serverCount: SERVERS / 2 });
    expect((await wall()).servers).toHaveLength(SERVERS / 2);
  });
});

describe('a server that was read by itself', () => {
  it('is in nothing that outlives the reading after it', async () => {
    value(await library.read());
    const { id } = site.control.data().servers[5] as { id: number };
    const kept = value(await library.server(FRA, id, null));
    if (!kept) throw new Error('no server');
    // Kept before what the next start is quicker with was written: it is in that too.
    const record = { ...kept.record, server: { ...kept.record.server, name: 'fresh-from-the-wire' } };
    value(await library.keep(FRA, record, Date.now() - 1));
    value(await library.answerDrop(FRA, 'old'));
    // Ended before it could be written anew.
    value(await library.read());
    await library.close(FRA);
    value(await library.open(FRA, KEY));
    expect((await wall()).servers.find((row) => row.id === id)?.name).toBe(kept.row.name);
  });
});
