/** A reading becomes a generation of the copy: whole or not at all, packed, searchable, with what changed since the last. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from '@contract/types/history';
import type { RackWall } from '@contract/types/rack';
import type { ResolveAnswer, SearchAnswer } from '@contract/types/search';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { FRA, KEY, openLibrary, type SignedIn, signInTo, type TestLibrary, value } from '../../support/copies';

const SERVERS = 1_200;
let simulator: Simulator;
let site: Site;
let signedIn: SignedIn;
let folder: string;
let library: TestLibrary;

const everything = { instanceId: null, serverId: null, kinds: [], beforeMs: null, limit: 1_000 } as const;
const wall = async (asOf: number | null = null) => JSON.parse(value(await library.wall(FRA, null, asOf))) as RackWall;
const search = async (query: string) => {
  const answer = JSON.parse(value(await library.search(query, [FRA], 50))) as SearchAnswer;
  return answer.groups[0] ?? null;
};
const rename = (id: number, name: string) =>
  site.control.editServer(id, (server) => {
    server.name = name;
  });
const someServer = () => site.control.data().servers[17] as ReturnType<typeof site.control.data>['servers'][number];

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
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-copies-'));
  library = openLibrary(folder, signedIn.api);
  value(await library.open(FRA, KEY));
});
afterEach(async () => {
  site.control.clearFaults();
  await library.close(FRA);
  rmSync(folder, { recursive: true, force: true });
});

describe('a first reading', () => {
  it('shows every server and rack, and is there again after a restart', async () => {
    const outcome = value(await library.read());
    expect(outcome).toMatchObject({ kind: 'replaced', changes: 0, summary: { serverCount: SERVERS } });
    const shown = await wall();
    expect(shown.servers).toHaveLength(SERVERS);
    const laidOut = new Set(shown.racks.flatMap(({ cells }) => cells.map((cell) => JSON.stringify(cell))));
    expect(laidOut.size).toBeGreaterThan(100);
    await library.close(FRA);
    const again = value(await library.open(FRA, KEY));
    expect(again).toMatchObject({ movedAside: null, summary: { serverCount: SERVERS, rackCount: shown.racks.length } });
    expect(await wall()).toEqual(shown);
  });

  it('keeps each server whole, its unknown fields too', async () => {
    value(await library.read());
    const { id, name } = someServer();
    const kept = value(await library.server(FRA, id, null));
    expect(kept?.record.server).toMatchObject({ id, name });
    const live = value(await signedIn.api.readServer(id));
    expect(Object.keys(kept?.record.raw ?? {})).toEqual(expect.arrayContaining(Object.keys(live.raw)));
    expect(value(await library.server(FRA, 99_999_999, null))).toBeNull();
  });

  it('can be searched, and resolves pasted names', async () => {
    value(await library.read());
    const { name } = someServer();
    const found = await search(name);
    expect(found?.servers.first.map(({ row }) => row.name)).toContain(name);
    const resolved = JSON.parse(value(await library.resolve(`${name}\nno-such-server`, [FRA]))) as ResolveAnswer;
    expect(resolved.items.map(({ servers }) => servers.length)).toEqual([1, 0]);
    await library.close(FRA);
    value(await library.open(FRA, KEY));
    expect((await search(name))?.servers).toEqual(found?.servers);
  });

  it('leaves nothing readable on the disk', async () => {
    value(await library.read());
    const { name, id } = someServer();
    const { mac, addresses } = value(await library.server(FRA, id, null))?.record.server ?? {};
    await library.close(FRA);
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
    expect(files.length).toBeGreaterThan(0);
    for (const text of [
      name,
      mac ?? name,
      addresses?.[0]?.address ?? name,
      'switch_connection',
      'SQLite format 3',
      KEY,
    ]) {
      expect(files.filter((bytes) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))).toEqual([]);
    }
  });

  it('is smaller on the disk than the JSON it came from', async () => {
    value(await library.read());
    await library.close(FRA);
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    const text = value(await signedIn.api.readText({ path: '/api/dci/v3/server', timeoutMs: 20_000 }));
    expect(bytes).toBeLessThan(text.length);
  });
});

describe('another reading', () => {
  it('of an instance where nothing happened writes no row', async () => {
    value(await library.read());
    const before = await wall();
    const outcome = value(await library.read());
    expect(outcome).toMatchObject({ kind: 'replaced', changes: 0, summary: { generation: 2 } });
    const after = await wall();
    // What runs goes on running between two readings.
    const still = (one: RackWall) => ({
      ...one,
      readAtMs: 0,
      servers: one.servers.map((row) => ({ ...row, operation: null })),
    });
    expect(still(after)).toEqual(still(before));
    expect(value(await library.generations(FRA)).map(({ id }) => id)).toEqual([2, 1]);
  });

  it('tells what changed, and shows both as they were', async () => {
    value(await library.read());
    const server = { id: someServer().id, name: 'renamed-by-a-colleague' };
    const oldName = someServer().name;
    rename(server.id, server.name);
    try {
      value(await library.read());
      const { entries } = value(await library.changes(everything, [FRA]));
      expect(entries).toEqual([
        expect.objectContaining({ kind: 'renamed', serverId: server.id, before: oldName, after: server.name }),
      ]);
      const nameAt = async (asOf: number | null) => (await wall(asOf)).servers.find(({ id }) => id === server.id)?.name;
      expect([await nameAt(1), await nameAt(2), await nameAt(null)]).toEqual([oldName, server.name, server.name]);
      expect(value(await library.server(FRA, server.id, 1))?.record.server.name).toBe(oldName);
      const compared = JSON.parse(value(await library.compare(FRA, 1, 2))) as Comparison;
      expect(compared.servers.map(({ serverId, changes }) => [serverId, changes.map(({ kind }) => kind)])).toEqual([
        [server.id, ['renamed']],
      ]);
      expect((await search(server.name))?.servers.total).toBe(1);
    } finally {
      rename(server.id, oldName);
    }
  });

  it('tells of servers that came and went', async () => {
    value(await library.read());
    const gone = someServer();
    site.control.removeServers([gone.id]);
    value(await library.read());
    expect((await wall()).servers.map(({ id }) => id)).not.toContain(gone.id);
    expect((await search(gone.name))?.servers.total).toBe(0);
    site.control.removeServers([]);
    value(await library.read());
    const { entries } = value(await library.changes({ ...everything, serverId: gone.id }, [FRA]));
    expect(entries.map(({ kind }) => kind)).toEqual(['appeared', 'gone']);
    expect((await wall()).servers).toHaveLength(SERVERS);
  });

  it('that lost a third of its servers asks before it replaces the old one', async () => {
    value(await library.read());
    site.control.removeServers(
      site.control
        .data()
        .servers.slice(100, 500)
        .map(({ id }) => id),
    );
    try {
      const outcome = value(await library.read());
      expect(outcome).toMatchObject({ kind: 'dropped', drop: { before: SERVERS, now: SERVERS - 400, vanished: 400 } });
      expect((await wall()).servers).toHaveLength(SERVERS);
      expect(value(await library.answerDrop(FRA, 'old'))).toMatchObject({ generation: 1, serverCount: SERVERS });
      expect((await wall()).servers).toHaveLength(SERVERS);
      value(await library.read());
      expect(value(await library.answerDrop(FRA, 'new'))).toMatchObject({ serverCount: SERVERS - 400 });
      expect((await wall()).servers).toHaveLength(SERVERS - 400);
    } finally {
      site.control.removeServers([]);
    }
  });

  it('that is cancelled or cut leaves the old one', async () => {
    value(await library.read());
    const abort = new AbortController();
    const running = library.read(abort.signal);
    abort.abort();
    expect(await running).toMatchObject({ ok: false, error: { code: 'inventory.cancelled' } });
    site.control.addFault({
      path: '/dci/v3/server',
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'status', status: 500 },
    });
    expect((await library.read()).ok).toBe(false);
    expect((await wall()).servers).toHaveLength(SERVERS);
    expect(value(await library.generations(FRA))).toHaveLength(1);
  });
});

describe('a server that was read by itself', () => {
  it('is shown and found at once, outlives a restart, and gives way to the next reading', async () => {
    value(await library.read());
    const { id } = someServer();
    const kept = value(await library.server(FRA, id, null));
    if (!kept) throw new Error('no server');
    const record = {
      raw: { ...kept.record.raw, name: 'fresh-from-the-wire' },
      server: { ...kept.record.server, name: 'fresh-from-the-wire' },
    };
    value(await library.keep(FRA, record, Date.now() - 1));
    const nameNow = async () => (await wall()).servers.find((row) => row.id === id)?.name;
    expect(await nameNow()).toBe('fresh-from-the-wire');
    expect((await search('fresh-from-the-wire'))?.servers.total).toBe(1);
    await library.close(FRA);
    value(await library.open(FRA, KEY));
    expect(await nameNow()).toBe('fresh-from-the-wire');
    expect((await search('fresh-from-the-wire'))?.servers.total).toBe(1);
    value(await library.read());
    expect(await nameNow()).toBe(kept.record.server.name);
    expect((await search('fresh-from-the-wire'))?.servers.total).toBe(0);
  });
});
