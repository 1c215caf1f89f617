/** Without a keychain the program says so, works for this run, and keeps nothing. */
import { expect, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { addDatacenter, must, startDatacenters } from './support/datacenters';
import { createProfile, type Profile, type Program } from './support/program';

/** A session bus that nobody listens on: what a console without a desktop session looks like. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

let simulator: Simulator;
let profile: Profile;
let program: Program;

test.beforeEach(async () => {
  simulator = await startDatacenters();
  profile = createProfile();
  program = await profile.start({ env: NO_BUS });
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

test('the first start says it, the session lasts for this run, and the next start asks to sign in', async () => {
  await expect(program.page.getByText('No keychain on this computer')).toBeVisible();
  const site = simulator.site('ams1');
  const id = await addDatacenter(program.page, site);
  const [view] = await must(program.page, 'instances.list', {});
  expect(view?.session).toMatchObject({ kind: 'signed-in', keptIn: 'memory' });
  await expect(program.page.getByText('Session in memory only')).toBeVisible();

  await program.close();
  program = await profile.start({ env: NO_BUS });
  const [after] = await must(program.page, 'instances.list', {});
  expect(after?.instance.id).toBe(id);
  await expect(program.page.getByText('Nothing read from AMS1 yet')).toBeVisible();
  await expect(program.page.getByRole('button', { name: 'Sign in' }).first()).toBeVisible();
});
