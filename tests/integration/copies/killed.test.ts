/** A program killed while it reads or migrates leaves one whole generation, a whole journal, and one version or the next. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RackWall } from '@contract/types/rack';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/main/adapters/inventory-store/connection';
import { openDatabase } from '../../../src/main/adapters/inventory-store/database';
import { openJournal } from '../../../src/main/adapters/inventory-store/journal-file';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { FRA, KEY, openLibrary, type SignedIn, signInTo, value } from '../../support/copies';

const KILLS = 50;
const SERVERS = 240;
// Below node_modules, because the native module is looked up from where the built file lies.
const OUT = resolve('node_modules/.cache/copies-child');
const CHILD = join(OUT, 'child.cjs');

let simulator: Simulator;
let site: Site;
let signedIn: SignedIn;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@contract': resolve('src/preload/contract'), '@core': resolve('src/main/core') } },
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: resolve('tests/support/copies-child.ts'),
      outDir: OUT,
      target: 'node18',
      rollupOptions: { external: ['libsql'], output: { format: 'cjs', entryFileNames: 'child.cjs' } },
    },
  });
  simulator = await createSimulator({ seed: 5, sites: { ams1: { servers: SERVERS }, fra2: false, hel1: false } });
  site = simulator.site('ams1');
  signedIn = await signInTo(site);
}, 60_000);
afterAll(async () => {
  await signedIn.close();
  await simulator.close();
});

interface Killed {
  /** What it had said by then, a line each. */
  readonly said: readonly string[];
}

/** Starts it, waits for so many lines, and kills it so many milliseconds later: the moment is what is being tried. */
async function runAndKill(task: unknown, afterLines: number, afterMs: number): Promise<Killed> {
  const child: ChildProcess = spawn(process.execPath, [CHILD, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  await new Promise<void>((begun) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').length > afterLines) begun();
    });
    child.once('close', () => begun());
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await ended;
  clearTimeout(timer);
  return { said: text.split('\n').filter(Boolean) };
}

/** The same points in every run: a failure can be looked at again. */
function pointsUpTo(longestMs: number): number[] {
  return Array.from({ length: KILLS }, (_, index) => Math.round((((index * 37) % KILLS) / KILLS) * longestMs));
}

describe('killed while it reads', () => {
  it(`leaves one whole generation and every journal entry, at each of ${KILLS} moments`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coldaisle-killed-'));
    let promised = 0;
    let generations = 0;
    const task = {
      kind: 'read',
      folder,
      id: FRA,
      key: KEY,
      address: site.url,
      fingerprint: site.fingerprint256,
      token: signedIn.token,
    };
    for (const [round, afterMs] of pointsUpTo(120).entries()) {
      // A third of all rows differ in each round, so that there is always something to write.
      for (const { id, name } of site.control.data().servers.slice(0, SERVERS / 3)) {
        const changed = `${name.replace(/~\d+$/, '')}~${round}`;
        site.control.editServer(id, (server) => {
          server.name = changed;
        });
      }
      // In the first reading of its run, the second or the third; each says two lines.
      const { said } = await runAndKill(task, 1 + 2 * (round % 3), afterMs);
      expect(said.filter((line) => line.includes('failed'))).toEqual([]);
      promised += said.filter((line) => line.includes('appended')).length;

      const library = openLibrary(folder, signedIn.api);
      const opened = value(await library.open(FRA, KEY));
      expect(opened.movedAside).toBeNull();
      if (opened.summary) {
        expect(opened.summary.serverCount).toBe(SERVERS);
        const wall = JSON.parse(value(await library.wall(FRA, null, null))) as RackWall;
        expect(new Set(wall.servers.map(({ id }) => id)).size).toBe(SERVERS);
        // One reading and no other: the names of one round, or of the one before.
        const rounds = new Set(wall.servers.map(({ name }) => /~(\d+)$/.exec(name)?.[1]).filter(Boolean));
        expect(rounds.size).toBe(1);
        generations = Math.max(generations, opened.summary.generation);
        expect(value(await library.generations(FRA))[0]?.id).toBe(opened.summary.generation);
      }
      await library.close(FRA);
      const { journal } = value(await openJournal(join(folder, 'journal.db'), KEY, () => 'then'));
      const entries = journal.list({ instanceId: null, serverId: null, limit: 100_000 });
      expect(entries.length).toBeGreaterThanOrEqual(promised);
      // One may have been written whose saying was cut off; it counts from now on.
      promised = entries.length;
      journal.close();
    }
    expect(generations).toBeGreaterThan(5);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 180_000);
});

function rowsOf(db: Database, table: string): [count: number, last: string] {
  return db
    .prepare(`SELECT count(*), max(CASE WHEN n = (SELECT max(n) FROM ${table}) THEN text END) FROM ${table}`)
    .raw()
    .get() as [number, string];
}

describe('killed while it migrates', () => {
  const first = 'CREATE TABLE kept (n INTEGER PRIMARY KEY, text TEXT)';
  const second = `
    CREATE TABLE made (n INTEGER PRIMARY KEY, text TEXT);
    INSERT INTO made SELECT n, text || text FROM kept;
    UPDATE kept SET text = upper(text)`;
  const ROWS = 12_000;

  it(`leaves the old version or the new one, at each of ${KILLS} moments`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coldaisle-killed-'));
    const path = join(folder, 'copy.db');
    const open = async (migrations: readonly string[]) =>
      value(await openDatabase({ path, key: KEY, migrations, stamp: () => 'x' }));
    const { db } = await open([first]);
    db.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS}) INSERT INTO kept SELECT i, 'row ' || i FROM n`,
    );
    db.close();
    const base = join(mkdtempSync(join(tmpdir(), 'coldaisle-killed-')), 'base.db');
    copyFileSync(path, base);
    const seen = new Set<number>();
    for (const afterMs of pointsUpTo(120)) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      copyFileSync(base, path);
      await runAndKill({ kind: 'migrate', path, key: KEY, migrations: [first, second] }, 1, afterMs);

      // A program that knows only the first version opens what was left unless the second is there: then it must be whole.
      const before = await openDatabase({ path, key: KEY, migrations: [first], stamp: () => 'x' });
      if (before.ok) {
        expect(before.value.movedAside).toBeNull();
        expect(rowsOf(before.value.db, 'kept')).toEqual([ROWS, `row ${ROWS}`]);
        before.value.db.close();
        seen.add(1);
      } else {
        expect(before.error).toEqual({ code: 'store.newer', details: { version: 2 } });
        seen.add(2);
      }
      const { db: migrated } = await open([first, second]);
      expect(rowsOf(migrated, 'kept')).toEqual([ROWS, `ROW ${ROWS}`]);
      expect(rowsOf(migrated, 'made')).toEqual([ROWS, `row ${ROWS}row ${ROWS}`]);
      migrated.close();
      // The copy made before is the file as it was.
      const backup = value(await openDatabase({ path: `${path}.v1`, key: KEY, migrations: [first], stamp: () => 'x' }));
      expect(rowsOf(backup.db, 'kept')).toEqual([ROWS, `row ${ROWS}`]);
      backup.db.close();
    }
    rmSync(folder, { recursive: true, force: true });
    rmSync(dirname(base), { recursive: true, force: true });
    expect(seen).toEqual(new Set([1, 2]));
  }, 180_000);
});
