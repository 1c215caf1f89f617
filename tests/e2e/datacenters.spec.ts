/** Several datacenters in one window: each keeps its place, and one that is down delays no other. */
import { expect, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { addDatacenter, must, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let profile: Profile;
let program: Program;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  profile = createProfile();
  program = await profile.start();
  await addDatacenter(program.page, simulator.site('ams1'));
  await addDatacenter(program.page, simulator.site('fra2'));
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

test('switching keeps the row and the open server of each', async () => {
  const { page } = program;
  await page.keyboard.press('Control+1');
  await page.getByRole('grid').first().waitFor();
  const row = page.getByRole('treeitem', { name: /Row 2/ }).first();
  await row.click();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page
    .getByRole('gridcell', { name: /power on/i })
    .first()
    .dblclick();
  const inspector = page.getByRole('complementary', { name: 'Server' });
  const name = await inspector.getByRole('heading', { level: 2 }).first().textContent();

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('button', { name: /^FRA2, / })).toHaveAttribute('aria-current', 'true');
  await expect(inspector).toBeHidden();

  await page.keyboard.press('Control+1');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(inspector.getByRole('heading', { level: 2 }).first()).toHaveText(name ?? '');
});

test('names, colours and order outlive a restart, and a new address ends the session there', async () => {
  const [ams, fra] = await must(program.page, 'instances.list', {});
  if (!ams || !fra) throw new Error('two datacenters were added');
  const { id, address } = ams.instance;
  await must(program.page, 'instances.update', {
    id,
    name: 'Amsterdam Zuid',
    code: 'AMZ',
    colour: 5,
    address,
    pinned: true,
    copyLifetimeHours: 168,
  });
  await must(program.page, 'instances.reorder', { ids: [fra.instance.id, id] });
  await program.close();
  program = await profile.start();
  const after = await must(program.page, 'instances.list', {});
  expect(after.map(({ instance }) => [instance.code, instance.name])).toEqual([
    ['FRA2', 'Frankfurt'],
    ['AMZ', 'Amsterdam Zuid'],
  ]);
  const moved = {
    id,
    name: 'Amsterdam Zuid',
    code: 'AMZ',
    colour: 5,
    address: 'https://elsewhere.example',
    pinned: true,
    copyLifetimeHours: 168,
  } as const;
  const view = await must(program.page, 'instances.update', moved);
  expect(view).toMatchObject({
    session: { kind: 'signed-out' },
    instance: { pinnedFingerprint: null },
    readAtMs: null,
  });
  expect(simulator.site('ams1').control.sessionCount()).toBe(0);
});

test('one that is unreachable is said, and the other is read all the same', async () => {
  const { page } = program;
  const [down, up] = await must(page, 'instances.list', {});
  await must(page, 'inventory.sync', { id: up?.instance.id ?? '' });
  await simulator.site('ams1').control.stop();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+R');
  await expect(page.getByText('AMS1 has not answered').first()).toBeVisible();
  await must(page, 'inventory.sync', { id: up?.instance.id ?? '' });
  const views = await must(page, 'instances.list', {});
  expect(views.map(({ reach }) => reach.kind)).toEqual(['offline', 'online']);
  expect(down?.instance.code).toBe('AMS1');
});
