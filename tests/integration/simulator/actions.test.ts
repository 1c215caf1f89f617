/** Writing to a simulated site: strict bodies, task numbers, and state that follows as time passes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src/main/demo/clock';
import type { ServerRecord } from '../../../src/main/demo/data/model';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { createRawClient, errorCode, listed, query, type RawAnswer, type RawClient } from './raw-client';

const HOUR_MS = 3_600_000;
const clock = createManualClock();
let simulator: Simulator;
let site: Site;
let client: RawClient;
let server: ServerRecord;

beforeAll(async () => {
  simulator = await createSimulator({
    clock,
    sessionLifetimeMs: 1_000 * HOUR_MS,
    sites: { ams1: { servers: 120, quirks: { sleepyServices: false } }, fra2: false, hel1: false },
  });
  site = simulator.site('ams1');
  client = createRawClient(site);
  await client.signIn();
});
afterAll(async () => {
  client.close();
  await simulator.close();
});
beforeEach(() => {
  clock.advance(HOUR_MS);
  site.control.setQuirks({ ipRemoval: 'post' });
  const found = site.control.data().servers.find((candidate) => {
    const { bmcKind, bmc, pdu, flaw, operation, state, ips, ownerId } = candidate;
    const ordinary = bmcKind === 'ipmi2' && bmc === 'on' && pdu === 'up' && flaw === null && state === 'ok';
    return ordinary && !operation && ips.length > 1 && ownerId !== null;
  });
  if (!found) throw new Error('no ordinary server');
  server = found;
  site.control.clearRequests();
});

const act = (verb: string, body: unknown = {}): Promise<RawAnswer> =>
  client.post(`/api/dci/v3/server/${server.id}/${verb}`, body);

async function row(): Promise<Record<string, unknown>> {
  const answer = await client.get(`/api/dci/v3/server${query({ where: `id EQ ${server.id}` })}`);
  return listed(answer).list[0] ?? {};
}

async function taskOf(answer: RawAnswer): Promise<Record<string, unknown> | undefined> {
  expect(answer.status).toBe(200);
  const { task } = answer.body as { task: number };
  return listed(await client.get(`/api/dci/v3/task${query({ where: `consul_id EQ ${task}` })}`)).list[0];
}

describe('bodies', () => {
  const OS = { hdd_raid: 'no_raid', os_template_id: 11, password: 'secret' };
  it.each<[string, string, unknown, number]>([
    ['a property too many', 'power_off', { force: true }, 3008],
    ['no object', 'power_off', [], 9002],
    ['a text for a number', 'owner', { owner: '5' }, 9002],
    ['a negative number', 'owner', { owner: -5 }, 9002],
    ['nothing where something is needed', 'owner', {}, 9002],
    ['a word that is no choice', 'operation_clear_hdd', { clear_hdd: 'quick' }, 9002],
    ['keys that are no list', 'operation_os', { ...OS, ssh_pub_keys: 'ssh-ed25519 A' }, 9002],
    ['a field of another action', 'operation_os', { ...OS, clear_hdd: 'none' }, 3008],
    ['a hidden property', 'power_off', JSON.parse('{"__proto__":{"a":1}}'), 3008],
    ['a template that is not there', 'operation_os', { ...OS, os_template_id: 999 }, 3080],
    ['a diagnostics template for an OS', 'operation_os', { ...OS, os_template_id: 1 }, 3080],
    ['a user that is not there', 'owner', { owner: 99_999 }, 3080],
  ])('%s is refused and changes nothing', async (_name, verb, body, code) => {
    const before = await row();
    const answer = await act(verb, body);
    expect(errorCode(answer)).toBe(code);
    expect([400, 404]).toContain(answer.status);
    expect(await row()).toEqual(before);
  });

  it('that are not JSON, or missing, are refused', async () => {
    const path = `/api/dci/v3/server/${server.id}/power_off`;
    expect((await client.send('POST', path, { rawBody: '{"a":' })).status).toBe(400);
    expect((await client.send('POST', path)).status).toBe(400);
  });
});

describe('tasks', () => {
  it('are found by their Consul number after a moment, and go from queued to complete', async () => {
    const answer = await act('power_off');
    expect(answer.body).toEqual({ id: server.id, task: expect.any(Number) });
    expect(await taskOf(answer)).toBeUndefined();
    clock.advance(500);
    const queued = await taskOf(answer);
    expect(queued?.status).toBe('queued');
    expect(queued?.id).not.toBe(queued?.consul_id);
    clock.advance(1_000);
    expect((await taskOf(answer))?.status).toBe('running');
    expect((await row()).ipmi).toMatchObject({ status: 'in_progress' });
    clock.advance(60_000);
    expect((await taskOf(answer))?.status).toBe('complete');
    expect((await row()).ipmi).toMatchObject({ status: 'off' });
    const byId = await client.get(`/api/dci/v3/task/${String(queued?.id)}`);
    expect(byId.body).toMatchObject({ status: 'complete' });
    expect(site.control.writes().map(({ path }) => path)).toEqual([`/dci/v3/server/${server.id}/power_off`]);
  });

  it('end in fail where a failure was asked for', async () => {
    site.control.failNextAction(server.id);
    const answer = await act('power_reset');
    clock.advance(60_000);
    expect(await taskOf(answer)).toMatchObject({ status: 'fail', message: expect.stringContaining(server.name) });
  });

  it('do not let a second action in', async () => {
    await act('power_reset');
    const second = await act('power_reset');
    expect([second.status, errorCode(second)]).toEqual([400, 9004]);
  });
});

describe('suspension, operations, owners', () => {
  it('suspending shows on the way and on the ports', async () => {
    await act('suspend');
    expect((await row()).state).toBe('suspending');
    clock.advance(60_000);
    const suspended = await row();
    expect(suspended.state).toBe('suspended');
    const ports = suspended.switch_connection as { admin_status: string; is_ipmi_connection: boolean }[];
    expect(ports.map(({ admin_status }) => admin_status)).toEqual(ports.map(() => 'down'));
    expect(ports.some(({ is_ipmi_connection }) => is_ipmi_connection)).toBe(true);
    await act('resume');
    clock.advance(60_000);
    expect((await row()).state).toBe('ok');
  });

  it('installing shows steps, then the new system; the password stays out of the log', async () => {
    const body = { hdd_raid: 'raid_1', os_template_id: 13, password: 'hunter2', ssh_pub_keys: ['ssh-ed25519 A'] };
    expect((await act('operation_os', body)).status).toBe(200);
    clock.advance(3 * 60_000);
    const operation = (await row()).operation as { status: string; progress_info: { percent: number }[] };
    expect(operation.status).toBe('running');
    expect(operation.progress_info[0]?.percent).toBe(100);
    expect(operation.progress_info.at(-1)?.percent).toBe(0);
    clock.advance(HOUR_MS);
    expect(await row()).toMatchObject({ operation: null, os_template: { name: 'Ubuntu 24.04 amd64' } });
    expect(JSON.stringify(site.control.requests)).not.toContain('hunter2');
  });

  it.each([
    ['operation_diag', { setup_ipmi: false, ipmi_pool: 0, os_template_id: 1, clear_hdd: 'none' }],
    ['operation_clear_hdd', { clear_hdd: 'simple' }],
  ])('%s runs to its end', async (verb, body) => {
    const answer = await act(verb, body);
    clock.advance(2 * HOUR_MS);
    expect((await taskOf(answer))?.status).toBe('complete');
  });

  it('assigning and releasing an owner is done at once, and the counts follow', async () => {
    const created = await client.post('/api/dci/v3/user', {
      email: 'new@customer.example',
      full_name: 'New One',
      password: 'pass',
      phone_number: '1',
      role: '@user',
    });
    const { id } = created.body as { id: number };
    const before = server.ownerId;
    const assigned = await act('owner', { owner: id });
    expect(assigned.body).toEqual({ id: server.id });
    expect(await row()).toMatchObject({ owner: { id }, owner_email: 'new@customer.example' });
    const users = listed(await client.get(`/api/dci/v3/user${query({ where: `id EQ ${id}` })}`));
    expect(users.list[0]).toMatchObject({ server_count: 1, email: 'new@customer.example' });
    expect((await client.delete(`/api/dci/v3/server/${server.id}/owner`)).body).toEqual({ id: server.id });
    expect(await row()).toMatchObject({ owner: null, owner_email: null });
    await act('owner', { owner: before });
  });
});

describe('addresses', () => {
  const statuses = async (): Promise<Record<string, unknown>> => {
    const { list } = listed(await client.get(`/api/dci/v3/server/${server.id}/ip`));
    return Object.fromEntries(list.map(({ id, status }) => [id, status]));
  };
  const second = (): number => server.ips.find(({ id }) => id !== server.mainIpv4 && id !== server.mainIpv6)?.id ?? 0;

  it('are allocating first, then in use, and main when asked for', async () => {
    const body = {
      domain: 'x.example',
      family: 'ipv4',
      ip_name: '',
      ip_net: 0,
      ip_pool: 1,
      set_as_main_ipv4: true,
      userspace: 1,
    };
    const { id } = (await act('ip', body)).body as { id: number };
    expect((await statuses())[id]).toBe('allocating');
    clock.advance(60_000);
    expect((await statuses())[id]).toBe('ok');
    expect((await row()).main_ipv4).toBe(id);
  });

  it('cannot be had twice, nor from a network that is not there', async () => {
    const taken = server.ips[0]?.name;
    const again = await act('ip', { family: 'ipv4', ip_name: taken });
    expect([again.status, errorCode(again)]).toEqual([400, 9006]);
    expect(errorCode(await act('ip', { family: 'ipv4', ip_net: 999 }))).toBe(3080);
    expect((await act('ip', { family: 'ipv4', ip_name: '8.8.8.8' })).status).toBe(400);
  });

  it.each<['post' | 'delete', 'POST' | 'DELETE', 'POST' | 'DELETE']>([
    ['post', 'POST', 'DELETE'],
    ['delete', 'DELETE', 'POST'],
  ])('are removed by %s where the site does it so, and the other way is unknown', async (ipRemoval, right, wrong) => {
    site.control.setQuirks({ ipRemoval });
    const id = second();
    const path = `/api/dci/v3/server/${server.id}/ip/${id}`;
    const refused = await client.send(wrong, path, { body: {} });
    expect([refused.status, errorCode(refused)]).toEqual([404, 1106]);
    const accepted = await client.send(right, path, right === 'POST' ? { body: {} } : {});
    expect(accepted.status).toBe(200);
    expect((await statuses())[id]).toBe('deleting');
    clock.advance(60_000);
    expect(await statuses()).not.toHaveProperty(String(id));
  });

  it('may be removed silently not at all', async () => {
    site.control.setQuirks({ ipRemoval: 'silent' });
    const id = server.ips[0]?.id ?? 0;
    const answer = await client.post(`/api/dci/v3/server/${server.id}/ip/${id}`);
    clock.advance(60_000);
    expect((await taskOf(answer))?.status).toBe('complete');
    expect((await statuses())[id]).toBe('ok');
  });
});

describe('somebody else', () => {
  it('may change a server behind the client, and the list shows it', async () => {
    await row();
    site.control.editServer(server.id, (record) => {
      record.name = 'renamed';
    });
    expect((await row()).name).toBe('renamed');
  });
});
