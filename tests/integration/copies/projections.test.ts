/** What a start shows first is kept beside the rows; whichever generation it is of, the copy shows the current one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RackWall } from '@contract/types/rack';
import type { SearchAnswer } from '@contract/types/search';
import type { ServerRecord } from '@core/ports';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COPY_MIGRATIONS } from '../../../src/main/adapters/inventory-store/copy-schema';
import { openDatabase } from '../../../src/main/adapters/inventory-store/database';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { FRA, KEY, openLibrary, type SignedIn, signInTo, type TestLibrary, value } from '../../support/copies';

type Projection = [name: string, gen: number, body: ArrayBuffer];

let simulator: Simulator;
let site: Site;
let signedIn: SignedIn;
let folder: string;
let library: TestLibrary;
let aheadMs = 0;

const wall = async () => JSON.parse(value(await library.wall(FRA, null, null))) as RackWall;
const found = async (query: string) => {
  const answer = JSON.parse(value(await library.search(query, [FRA], 50))) as SearchAnswer;
  return answer.groups[0]?.servers.total ?? 0;
};
const server = (at: number) =>
  site.control.data().servers[at] as ReturnType<typeof site.control.data>['servers'][number];

/** A question whose answer comes behind whatever is being tidied. */
const settled = async () => value(await library.answerDrop(FRA, 'old'));

async function withFile<T>(use: (db: Awaited<ReturnType<typeof openFile>>) => T): Promise<T> {
  const db = await openFile();
  try {
    return use(db);
  } finally {
    db.close();
  }
}
async function openFile() {
  const path = join(folder, `${FRA}.db`);
  return value(await openDatabase({ path, key: KEY, migrations: COPY_MIGRATIONS, stamp: () => 'x' })).db;
}
const projections = () =>
  withFile((db) => db.prepare('SELECT name, gen, body FROM projection ORDER BY name').raw().all() as Projection[]);

/** Closes the copy, puts these projections into its file, and opens it again. */
async function restartWith(kept: readonly Projection[]): Promise<void> {
  await library.close(FRA);
  await withFile((db) => {
    db.exec('DELETE FROM projection');
    const add = db.prepare('INSERT INTO projection VALUES (?, ?, ?)');
    for (const [name, gen, body] of kept) add.run(name, gen, Buffer.from(body));
  });
  value(await library.open(FRA, KEY));
}

/** What the file has of the reading that has just ended. */
async function projectionsNow(): Promise<readonly Projection[]> {
  await settled();
  await library.close(FRA);
  const kept = await projections();
  value(await library.open(FRA, KEY));
  return kept;
}

beforeAll(async () => {
  simulator = await createSimulator({ seed: 5, sites: { ams1: { servers: 300 }, fra2: false, hel1: false } });
  site = simulator.site('ams1');
  signedIn = await signInTo(site);
});
afterAll(async () => {
  await signedIn.close();
  await simulator.close();
});
beforeEach(async () => {
  aheadMs = 0;
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-copies-'));
  library = openLibrary(folder, signedIn.api, () => Date.now() + aheadMs);
  value(await library.open(FRA, KEY));
  value(await library.read());
});
afterEach(async () => {
  await library.close(FRA);
  rmSync(folder, { recursive: true, force: true });
});

describe('a copy whose projections', () => {
  it('are missing is shown all the same, and has them again for the next start', async () => {
    const before = await wall();
    await restartWith([]);
    expect(await wall()).toEqual(before);
    // An older wall takes breaths, in which the repair takes its turn.
    value(await library.wall(FRA, null, 1));
    await settled();
    await library.close(FRA);
    expect((await projections()).map(([name, gen]) => [name, gen])).toEqual([
      ['fresh', 1],
      ['lines', 1],
      ['rows', 1],
      ['wall', 1],
    ]);
    value(await library.open(FRA, KEY));
  });

  it('are of an older reading shows the last one: renamed, moved, gone and new servers', async () => {
    const old = await projectionsNow();
    const [renamed, moved, gone] = [server(10), server(20), server(30)];
    const was = { name: renamed.name, unit: moved.unit };
    site.control.editServer(renamed.id, (one) => {
      one.name = 'renamed-meanwhile';
    });
    site.control.editServer(moved.id, (one) => {
      one.unit = 41;
    });
    site.control.removeServers([gone.id]);
    try {
      value(await library.read());
      const now = await wall();
      expect(now.servers).toHaveLength(299);
      const names = ['renamed-meanwhile', was.name, gone.name];
      const counts = await Promise.all(names.map(found));
      expect(counts[0]).toBe(1);
      await restartWith(old);
      expect(await wall()).toEqual(now);
      expect(await Promise.all(names.map(found))).toEqual(counts);
      const withoutOne = await projectionsNow();
      site.control.removeServers([]);
      value(await library.read());
      const back = await wall();
      await restartWith(withoutOne);
      expect(await wall()).toEqual(back);
      expect(await found(gone.name)).toBe(1);
    } finally {
      site.control.removeServers([]);
      site.control.editServer(renamed.id, (one) => {
        one.name = was.name;
      });
      site.control.editServer(moved.id, (one) => {
        one.unit = was.unit;
      });
    }
  });

  it('had in them a server read by itself shows the list when that is the newer one', async () => {
    const { id, name } = server(40);
    const kept = value(await library.server(FRA, id, null));
    const raw = { ...(kept?.record.raw ?? {}), name: 'seen-by-itself' };
    const record = { ...kept?.record, server: { ...kept?.record.server, name: 'seen-by-itself' }, raw } as ServerRecord;
    value(await library.keep(FRA, record, Date.now() + 60_000));
    value(await library.read());
    expect((await wall()).servers.find((row) => row.id === id)?.name).toBe('seen-by-itself');
    const withIt = await projectionsNow();
    aheadMs = 120_000;
    value(await library.read());
    const now = await wall();
    expect(now.servers.find((row) => row.id === id)?.name).toBe(name);
    await restartWith(withIt);
    expect(await wall()).toEqual(now);
    expect([await found('seen-by-itself'), await found(name)]).toEqual([0, 1]);
  });
});
