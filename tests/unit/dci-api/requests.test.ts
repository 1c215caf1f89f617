/** What leaves the client: method, path, headers and body of every call of the vendor's page. */
import type { DciApi } from '@core/ports';
import { describe, expect, it } from 'vitest';
import { createFakeInstance, TOKEN } from './fake-instance';

interface Expected {
  readonly name: string;
  readonly call: (api: DciApi) => Promise<unknown>;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const WRITES: readonly Expected[] = [
  { name: 'power on', call: (api) => api.powerOn(7), method: 'POST', path: '/api/dci/v3/server/7/power_on', body: {} },
  {
    name: 'power off',
    call: (api) => api.powerOff(7),
    method: 'POST',
    path: '/api/dci/v3/server/7/power_off',
    body: {},
  },
  {
    name: 'reset',
    call: (api) => api.powerReset(7),
    method: 'POST',
    path: '/api/dci/v3/server/7/power_reset',
    body: {},
  },
  { name: 'suspend', call: (api) => api.suspend(7), method: 'POST', path: '/api/dci/v3/server/7/suspend', body: {} },
  { name: 'resume', call: (api) => api.resume(7), method: 'POST', path: '/api/dci/v3/server/7/resume', body: {} },
  {
    name: 'assign owner',
    call: (api) => api.assignOwner(7, 42),
    method: 'POST',
    path: '/api/dci/v3/server/7/owner',
    body: { owner: 42 },
  },
  { name: 'release', call: (api) => api.releaseOwner(7), method: 'DELETE', path: '/api/dci/v3/server/7/owner' },
  {
    name: 'diagnose with everything',
    call: (api) => api.diagnose(7, { setUpIpmi: false, ipmiPoolId: 3, templateId: 9, clearDisks: 'simple' }),
    method: 'POST',
    path: '/api/dci/v3/server/7/operation_diag',
    body: { setup_ipmi: false, ipmi_pool: 3, os_template_id: 9, clear_hdd: 'simple' },
  },
  {
    name: 'diagnose without the optional fields',
    call: (api) => api.diagnose(7, { templateId: 9, clearDisks: 'none' }),
    method: 'POST',
    path: '/api/dci/v3/server/7/operation_diag',
    body: { os_template_id: 9, clear_hdd: 'none' },
  },
  {
    name: 'clear disks',
    call: (api) => api.clearDisks(7, 'full'),
    method: 'POST',
    path: '/api/dci/v3/server/7/operation_clear_hdd',
    body: { clear_hdd: 'full' },
  },
  {
    name: 'install an OS',
    call: (api) =>
      api.installOs(7, { raid: 'raid_1', templateId: 5, password: 'Pa55', sshPublicKeys: ['ssh-ed25519 A'] }),
    method: 'POST',
    path: '/api/dci/v3/server/7/operation_os',
    body: { hdd_raid: 'raid_1', os_template_id: 5, password: 'Pa55', ssh_pub_keys: ['ssh-ed25519 A'] },
  },
  {
    name: 'allocate an address with everything',
    call: (api) =>
      api.allocateAddress(7, {
        domain: 'a.example',
        family: 'ipv4',
        address: '192.0.2.7',
        networkId: 2,
        poolId: 3,
        setAsMainIpv4: true,
        userspaceId: 1,
      }),
    method: 'POST',
    path: '/api/dci/v3/server/7/ip',
    body: {
      domain: 'a.example',
      family: 'ipv4',
      ip_name: '192.0.2.7',
      ip_net: 2,
      ip_pool: 3,
      set_as_main_ipv4: true,
      userspace: 1,
    },
  },
  {
    name: 'allocate any address of a pool',
    call: (api) => api.allocateAddress(7, { family: 'ipv6', poolId: 3 }),
    method: 'POST',
    path: '/api/dci/v3/server/7/ip',
    body: { family: 'ipv6', ip_pool: 3 },
  },
  {
    name: 'add a user',
    call: (api) => api.addUser({ email: 'a@b.example', fullName: 'A B', password: 'Pa55', phone: '+1', role: '@user' }),
    method: 'POST',
    path: '/api/dci/v3/user',
    body: { email: 'a@b.example', full_name: 'A B', password: 'Pa55', phone_number: '+1', role: '@user' },
  },
];

const LISTS: readonly Pick<Expected, 'name' | 'call' | 'path'>[] = [
  { name: 'servers', call: (api) => api.listServers(), path: '/api/dci/v3/server' },
  { name: 'configurations', call: (api) => api.listConfigurations(), path: '/api/dci/v3/server/configuration' },
  { name: 'racks', call: (api) => api.listRacks(), path: '/api/dci/v3/rack' },
  { name: 'users', call: (api) => api.listUsers(), path: '/api/dci/v3/user' },
  { name: 'addresses', call: (api) => api.listAddresses(), path: '/api/dci/v3/ip' },
  { name: "a server's addresses", call: (api) => api.listServerAddresses(7), path: '/api/dci/v3/server/7/ip' },
  { name: 'networks', call: (api) => api.listNetworks(), path: '/api/ip/v3/ipnet' },
  { name: 'pools', call: (api) => api.listPools(), path: '/api/ip/v3/ippool' },
];

describe('requests', () => {
  it.each(WRITES)('$name is sent once, as the vendor documents it', async ({ call, method, path, body }) => {
    const { api, sent } = createFakeInstance(() => ({ json: { id: 7, task: 91544 } }));
    await call(api);
    const writes = sent.filter((one) => one.method !== 'GET');
    expect(writes.map((one) => [one.method, one.path, one.query, one.body])).toEqual([[method, path, '', body]]);
  });

  it('answers an action with its object and its Consul number, and owner calls with the object alone', async () => {
    const { api } = createFakeInstance(({ path }) => ({
      json: path.endsWith('owner') ? { id: 7 } : { id: 7, task: 91544 },
    }));
    expect(await api.powerOn(7)).toEqual({ ok: true, value: { id: 7, task: 91544 } });
    expect(await api.assignOwner(7, 1)).toEqual({ ok: true, value: { id: 7, task: null, verified: false } });
  });

  it.each(LISTS)('$name are read with GET from their path', async ({ call, path }) => {
    const { api, sent } = createFakeInstance(() => ({ json: { list: [], size: 0 } }));
    expect(await call(api)).toEqual({ ok: true, value: [] });
    expect(sent.map((one) => [one.method, one.path])).toEqual([['GET', path]]);
    expect(sent[0]?.query).toMatch(/^limit=0,500/);
  });

  it('carries the session as header and cookie, the box mark, and JSON where there is a body', async () => {
    const { api, sent } = createFakeInstance(() => ({ json: { id: 7, task: 1 } }));
    await api.powerOn(7);
    const headers = sent[0]?.headers;
    expect(headers?.get('x-xsrf-token')).toBe(TOKEN);
    expect(headers?.get('cookie')).toBe(`ses6=${TOKEN}`);
    expect(headers?.get('isp-box-instance')).toBe('true');
    expect(headers?.get('content-type')).toBe('application/json');
  });

  it('asks for the token before each request, and sends nothing without one', async () => {
    let token: string | null = 'first';
    const { api, sent } = createFakeInstance(() => ({ json: { id: 7, task: 1 } }), { token: () => token });
    await api.powerOn(7);
    token = 'second';
    await api.powerOn(7);
    token = null;
    expect(await api.powerOn(7)).toMatchObject({ ok: false, error: { code: 'auth.signed-out' } });
    expect(await api.listServers()).toMatchObject({ ok: false, error: { code: 'auth.signed-out' } });
    expect(sent.map(({ headers }) => headers.get('x-xsrf-token'))).toEqual(['first', 'second']);
  });

  it.each(['a\r\nx: y', 'a;b', '', 'tök'])('never puts the unusable token %j into a header', async (token) => {
    const { api, sent } = createFakeInstance(() => ({ json: {} }), { token: () => token });
    expect(await api.listServers()).toMatchObject({ ok: false, error: { code: 'dci.unauthorised' } });
    expect(sent).toEqual([]);
  });

  it.each([Number.NaN, -1, 1.5, Number.MAX_VALUE])('treats server id %s as a bug, not as a path', async (id) => {
    const { api, sent } = createFakeInstance(() => ({ json: {} }));
    await expect(api.powerOff(id)).rejects.toThrow(RangeError);
    await expect(api.listServerAddresses(id)).rejects.toThrow(RangeError);
    await expect(api.removeAddress(1, id)).rejects.toThrow(RangeError);
    expect(sent).toEqual([]);
  });

  it('looks a task up by its Consul number and believes only rows that name it', async () => {
    const list = [
      { id: 1, consul_id: 5, name: 'x', status: 'complete' },
      { id: 2, consul_id: '91544', name: 'server_power_on', status: 'running' },
      { id: 3, name: 'nameless', status: 'fail' },
    ];
    const { api, sent } = createFakeInstance(() => ({ json: { list } }));
    const tasks = await api.tasksOf(91544);
    expect(sent[0]?.query).toBe('where=consul_id EQ 91544&limit=0,50');
    expect(tasks).toEqual({
      ok: true,
      value: [{ id: 2, consulId: 91544, name: 'server_power_on', status: 'running', phase: 'running' }],
    });
  });

  it('keeps a path prefix of the address', async () => {
    const { fetch, clock, log, sent } = createFakeInstance(() => ({ json: { list: [], size: 0 } }));
    const { createDciApi } = await import('../../../src/main/adapters/dci-api/dci-api');
    const api = createDciApi({ address: 'https://h.example:8443/dci1', token: () => TOKEN, fetch, clock, log });
    await api.listRacks();
    expect(sent[0]?.path).toBe('/dci1/api/dci/v3/rack');
  });
});
