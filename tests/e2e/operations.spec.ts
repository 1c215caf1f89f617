/** One write all the way through the real program: planned, approved, sent once, followed, read back. */
import { expect, test } from '@playwright/test';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { addDatacenter, call, must, quietServers, startDatacenters, wallOf } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let site: Site;
let profile: Profile;
let program: Program;
let id: string;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  site = simulator.site('ams1');
  profile = createProfile();
  program = await profile.start();
  id = await addDatacenter(program.page, site);
  await must(program.page, 'inventory.sync', { id });
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

test('power off is sent once and ends with the power read back', async () => {
  const serverId = await quietServer();
  const plan = await must(program.page, 'operations.planPower', { instanceId: id, serverId, verb: 'power_off' });
  expect(plan).toMatchObject({ eligible: true, serverId, verb: 'power_off' });
  expect(site.control.writes()).toEqual([]);

  await must(program.page, 'operations.approve', { planId: plan.id, hash: plan.hash });
  await expect.poll(() => phase(), { timeout: 60_000 }).toBe('done');
  const [run] = await must(program.page, 'operations.list', {});
  expect(run).toMatchObject({ powerBefore: 'on', powerNow: 'off' });
  expect(site.control.writes().map(({ path }) => path)).toEqual([`/dci/v3/server/${serverId}/power_off`]);

  const again = await call(program.page, 'operations.approve', { planId: plan.id, hash: plan.hash });
  expect(again).toMatchObject({ ok: false, error: { code: 'operation.plan-unknown' } });
});

for (const [verb, before] of [
  ['power_on', 'off'],
  ['power_reset', 'on'],
] as const) {
  test(`${verb} of a server that is ${before} is sent once and ends with the power on, read back`, async () => {
    const serverId = await quietServer(before);
    const plan = await must(program.page, 'operations.planPower', { instanceId: id, serverId, verb });
    await must(program.page, 'operations.approve', { planId: plan.id, hash: plan.hash });
    await expect.poll(() => phase(), { timeout: 60_000 }).toBe('done');
    const [run] = await must(program.page, 'operations.list', {});
    expect(run).toMatchObject({ verb, powerBefore: before, powerNow: 'on' });
    expect(site.control.writes().map(({ path }) => path)).toEqual([`/dci/v3/server/${serverId}/${verb}`]);
  });
}

test('a write whose answer is lost on a used connection reaches the server exactly once', async () => {
  const serverId = await quietServer();
  const plan = await must(program.page, 'operations.planPower', { instanceId: id, serverId, verb: 'power_off' });
  site.control.addFault({ effect: { kind: 'cut', when: 'after' }, path: '/power_off', times: 5 });
  await must(program.page, 'operations.approve', { planId: plan.id, hash: plan.hash });
  await expect.poll(() => phase(), { timeout: 60_000 }).toBe('done');
  expect(site.control.writes().length).toBe(1);
});

test('a hash that was not approved sends nothing', async () => {
  const serverId = await quietServer();
  const plan = await must(program.page, 'operations.planPower', { instanceId: id, serverId, verb: 'power_off' });
  const answer = await call(program.page, 'operations.approve', { planId: plan.id, hash: 'f'.repeat(64) });
  expect(answer).toMatchObject({ ok: false, error: { code: 'operation.plan-changed' } });
  expect(site.control.writes()).toEqual([]);
});

test('the web console opens in the system browser at the BMC’s own address, and a foreign address is refused', async () => {
  const wall = await wallOf(program.page, id);
  const good = wall.servers.find(({ hasWebConsole, bmcAddress }) => hasWebConsole && bmcAddress);
  const { host } = await must(program.page, 'servers.openWebConsole', { instanceId: id, serverId: good?.id ?? 0 });
  expect(host).toBe(good?.bmcAddress);
  await expect.poll(() => profile.opened()).toEqual([expect.stringContaining(`//${host}`)]);

  const hostile = site.control.data().oddities.hostileWebUrls[0] ?? 0;
  const refused = await call(program.page, 'servers.openWebConsole', { instanceId: id, serverId: hostile });
  expect(refused).toMatchObject({ ok: false, error: { code: 'console.refused' } });
  expect(profile.opened().length).toBe(1);
});

async function phase(): Promise<string | undefined> {
  return (await must(program.page, 'operations.list', {}))[0]?.phase;
}

async function quietServer(power: 'on' | 'off' = 'on'): Promise<number> {
  const [found] = await quietServers(program.page, site, id, power);
  if (!found) throw new Error('no quiet server in the simulator');
  return found.id;
}
