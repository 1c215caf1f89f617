/** The floor in the real window: from all racks to one server and back, by mouse and by keyboard alone, clean for axe. */

import type { RackWall } from '@contract/types/rack';
import { expect, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { violations } from './support/axe';
import { addDatacenter, must, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let profile: Profile;
let program: Program;
let wall: RackWall;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  profile = createProfile();
  program = await profile.start();
  const id = await addDatacenter(program.page, simulator.site('ams1'));
  await expect(program.page.getByRole('grid').first()).toBeVisible();
  wall = JSON.parse(await must(program.page, 'racks.wall', { id, asOf: null })) as RackWall;
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

const floor = () => program.page.getByRole('grid', { name: 'Floor: all racks, Enter opens one' });
const tile = (name: string) => floor().getByRole('gridcell', { name: `Rack ${name},` });
const last = () => wall.racks.at(-1) as RackWall['racks'][number];

test('every rack is on it, and a click on one leads to its row, and back by mouse', async () => {
  const { page } = program;
  await page.getByRole('radio', { name: 'Floor' }).click();
  await expect(floor().getByRole('gridcell')).toHaveCount(wall.racks.length);
  await tile(last().name).hover();
  await expect(page.getByRole('tooltip', { name: `Details of ${last().name}` })).toContainText(
    `${last().usedUnits} of ${last().size} U`,
  );
  await tile(last().name).click();
  await expect(page.getByRole('rowheader', { name: new RegExp(`^${last().name}`) })).toBeInViewport();
  await page.getByRole('treeitem', { name: /^All racks/ }).click();
  await expect(floor()).toBeVisible();
});

test('by keyboard alone: out to the floor, to a rack by its name, its servers selected, in again', async () => {
  const { page } = program;
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('-');
  await floor().focus();
  await page.keyboard.type(last().name);
  await expect(floor()).toHaveAttribute('aria-activedescendant', new RegExp(`-${last().id}$`));
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText(/^\d+ selected$/).first()).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: new RegExp(`^${last().name}`) })).toBeInViewport();
});

test('no rule of accessibility is broken, in both themes', async () => {
  const { page } = program;
  await page.getByRole('radio', { name: 'Floor' }).click();
  await expect(floor()).toBeVisible();
  const preferences = { language: 'en' } as const;
  for (const theme of ['dark', 'light'] as const) {
    await must(page, 'app.setPreferences', { ...preferences, theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await violations(page)).toEqual([]);
  }
});
