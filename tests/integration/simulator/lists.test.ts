/** Reading a simulated site: rows with the fields of the vendor's page, filters, paging, the habits in which sites differ. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src/main/demo/clock';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { createRawClient, errorCode, listed, query, type RawClient } from './raw-client';

let simulator: Simulator;
let site: Site;
let client: RawClient;

beforeAll(async () => {
  const quirks = { sleepyServices: false };
  const sites = { ams1: { servers: 400, quirks }, fra2: { servers: 80, quirks }, hel1: { servers: 250, quirks } };
  simulator = await createSimulator({ clock: createManualClock(), sites });
  site = simulator.site('ams1');
  client = createRawClient(site);
  await client.signIn();
});
afterAll(async () => {
  client.close();
  await simulator.close();
});

const servers = async (params: Readonly<Record<string, string>> = {}) =>
  listed(await client.get(`/api/dci/v3/server${query(params)}`));

const LIST_FIELDS =
  'operation domain id os_template hardware_info perform_info configuration settings state state_info ip ' +
  'switch_connection pdu_connection ipmi intel_amt location location_id mac main_ipv4 main_ipv6 name platform rack unit ' +
  'chassis slot owner owner_email diag_error is_new';
const BY_ID_FIELDS =
  'operation domain id os_template hardware_info configuration state state_info ip switch_connection pdu_connection ' +
  'ipmi location location_id mac main_ipv4 name platform rack unit';

describe('server rows', () => {
  it('have every field of the vendor page, and some it does not know', async () => {
    const { list } = await servers();
    const racked = list.find((row) => row.rack !== null && row.rack !== undefined);
    const names = Object.keys(racked ?? {});
    expect(names).toEqual(expect.arrayContaining(LIST_FIELDS.split(' ')));
    expect(names.filter((name) => !LIST_FIELDS.split(' ').includes(name))).toEqual(['barcode', 'note', 'purchase']);
  });

  it('are poorer by id, exactly as the vendor page shows', async () => {
    const { list } = await servers();
    const running = list.find((row) => row.operation !== null && row.rack);
    const { body } = await client.get(`/api/dci/v3/server/${String(running?.id)}`);
    const row = body as Record<string, unknown> & { switch_connection: Record<string, unknown>[] };
    expect(Object.keys(row).sort()).toEqual(BY_ID_FIELDS.split(' ').sort());
    expect(Object.keys(row.operation as object).sort()).toEqual(['id', 'progress_info', 'status']);
    expect(row.switch_connection[0]).not.toHaveProperty('is_ipmi_connection');
    expect(row.name).toBe(running?.name);
  });

  it('tell a missing place in all its shapes', async () => {
    const { list } = await servers();
    const shapes = new Set(
      list.map((row) => {
        if (!('rack' in row)) return 'absent';
        return row.rack === null ? 'null' : row.unit === null ? 'no unit' : 'placed';
      }),
    );
    expect([...shapes].sort()).toEqual(['absent', 'no unit', 'null', 'placed']);
  });

  it('use the words of the API for power, state and BMC', async () => {
    const { list } = await servers();
    const words = (read: (row: Record<string, unknown>) => unknown): unknown[] =>
      [...new Set(list.map(read))].filter((word) => word !== undefined).sort();
    const inner = (name: string, field: string) => (row: Record<string, unknown>) =>
      (row[name] as Record<string, unknown> | null)?.[field];
    expect(words(inner('pdu_connection', 'power_status'))).toEqual(['down', 'unknown', 'up']);
    expect(words(inner('ipmi', 'status'))).toEqual(['in_progress', 'off', 'on', 'unknown']);
    expect(words(inner('ipmi', 'type'))).toEqual(['IPMI v1.5/v2', 'IPMI v2(lanplus)']);
    expect(words((row) => row.state)).toHaveLength(6);
  });

  it('name main addresses by the id of one of the addresses', async () => {
    const { list } = await servers();
    const wrong = list.filter((row) => {
      const ids = (row.ip as { id: number }[]).map(({ id }) => id);
      return [row.main_ipv4, row.main_ipv6].some((id) => id !== null && !ids.includes(id as number));
    });
    expect(wrong).toEqual([]);
  });
});

describe('filters and pages', () => {
  it('pages put together are the whole list, in order, and size is what matches', async () => {
    const where = 'is_new EQ false';
    const whole = await servers({ where, orderby: 'name desc' });
    const pages: unknown[] = [];
    for (let offset = 0; offset < whole.list.length; offset += 90) {
      const page = await servers({ where, orderby: 'name desc', limit: `${offset},90` });
      expect(page.size).toBe(whole.list.length);
      pages.push(...page.list);
    }
    expect(pages).toEqual(whole.list);
    expect((await servers({ limit: '100000,5' })).list).toEqual([]);
  });

  it.each([
    ["name CP 'gpu-%'", (row: Record<string, unknown>) => String(row.name).startsWith('gpu-')],
    ['owner_email IS null AND is_new EQ false', (row) => row.owner_email === null && row.is_new === false],
    ["rack.name EQ 'A1-02'", (row) => (row.rack as { name: string } | null)?.name === 'A1-02'],
    ["NOT state EQ 'ok'", (row) => row.state !== 'ok'],
    ["ipmi.status EQ 'off'", (row) => (row.ipmi as { status: string } | null)?.status === 'off'],
  ] as [string, (row: Record<string, unknown>) => boolean][])('where %s', async (where, holds) => {
    const whole = await servers();
    const expected = whole.list.filter(holds).map(({ id }) => id);
    expect((await servers({ where })).list.map(({ id }) => id)).toEqual(expected);
  });

  it.each([{ where: 'id EQ 1 OR id EQ 2' }, { where: 'colour EQ 1' }, { limit: 'all' }, { orderby: 'name sideways' }])(
    'refuses %j',
    async (params) => {
      expect((await client.get(`/api/dci/v3/server${query(params)}`)).status).toBe(400);
    },
  );

  it('reads spaces written as plus', async () => {
    const answer = await client.get("/api/dci/v3/rack?orderby=name+desc&where=name+CP+'A1-0%25'&limit=2");
    expect(listed(answer).list.map(({ name }) => name)).toEqual(['A1-09', 'A1-08']);
  });
});

describe('everything else that is read', () => {
  it('counts free servers per configuration', async () => {
    const { list } = listed(await client.get('/api/dci/v3/server/configuration'));
    const { servers: all } = site.control.data();
    const free = all.filter((server) => server.ownerId === null && !server.isNew && server.configuration !== '');
    expect(list.reduce((sum, row) => sum + Number(row.free_server_count), 0)).toBe(free.length);
  });

  it('lists addresses of all servers and of one', async () => {
    const server = site.control.data().servers.find(({ ips }) => ips.length > 1);
    const own = listed(await client.get(`/api/dci/v3/server/${server?.id}/ip`));
    const all = listed(await client.get(`/api/dci/v3/ip${query({ where: `server EQ '${server?.name}'` })}`));
    expect(own.list).toEqual(all.list);
    expect(own.list).toHaveLength(server?.ips.length ?? 0);
  });

  it.each(['/api/ip/v3/ipnet', '/api/ip/v3/ippool'])('%s counts in texts, and by id too', async (path) => {
    const { list } = listed(await client.get(path));
    expect(typeof list[0]?.using_ip).toBe('string');
    const byId = await client.get(`${path}/${String(list[0]?.id)}`);
    expect(byId.body).toEqual(list[0]);
  });

  it.each([
    ['/api/dci/v3/server/999999', 3080],
    ['/api/ip/v3/ipnet/9999', 3080],
    ['/api/dci/v3/nothing', 1106],
    ['/api/dci/v3/server/abc', 1106],
    ['/api/rdns/v3/zone', 1106],
    ['/swagger/', 1106],
  ])('%s answers 404 with code %i', async (path, code) => {
    const answer = await client.get(path);
    expect([answer.status, errorCode(answer)]).toEqual([404, code]);
  });
});

describe('habits of a site', () => {
  it('may leave size out, ignore limit, count in numbers and have no rack list', async () => {
    const helsinki = createRawClient(simulator.site('hel1'));
    await helsinki.signIn();
    const page = listed(await helsinki.get('/api/dci/v3/server?limit=0,10'));
    const nets = listed(await helsinki.get('/api/ip/v3/ipnet'));
    const racks = await helsinki.get('/api/dci/v3/rack');
    helsinki.close();
    expect([page.list.length, page.size]).toEqual([250, undefined]);
    expect(typeof nets.list[0]?.using_ip).toBe('number');
    expect([racks.status, errorCode(racks)]).toEqual([404, 1106]);
  });

  it('may have a field for power, no stickers and no task list', async () => {
    const frankfurt = createRawClient(simulator.site('fra2'));
    await frankfurt.signIn();
    const { list } = listed(await frankfurt.get('/api/dci/v3/server'));
    const tasks = await frankfurt.get('/api/dci/v3/task');
    frankfurt.close();
    expect(new Set(list.map((row) => row.power_status))).toEqual(new Set(['up', 'down', 'unknown']));
    expect(list[0]).not.toHaveProperty('barcode');
    expect(errorCode(tasks)).toBe(1106);
  });

  it('can be switched while it runs', async () => {
    site.control.setQuirks({ listSize: false, rackList: false });
    expect((await servers({ limit: '1' })).size).toBeUndefined();
    expect((await client.get('/api/dci/v3/rack')).status).toBe(404);
    site.control.setQuirks({ listSize: true, rackList: true });
    expect((await servers({ limit: '1' })).size).toBe(400);
  });
});
