/** No violation of the accessibility rules axe knows, in both themes, on the screens a person meets first. */
import { expect, type Page, test } from '@playwright/test';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { violations } from './support/axe';
import { addDatacenter, must, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let site: Site;
let profile: Profile;
let program: Program;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  site = simulator.site('ams1');
  profile = createProfile();
  program = await profile.start();
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

test('first start', async () => {
  await expect(program.page.getByRole('heading', { name: 'Add your first datacenter' })).toBeVisible();
  await cleanInBothThemes();
});

test('racks with an open server', async () => {
  await openServer();
  await cleanInBothThemes();
});

test('the dialog that adds a datacenter, with a certificate to compare and a field that is wrong', async () => {
  const { page } = program;
  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await expect(dialog.getByText('Self-signed certificate')).toBeVisible();
  await cleanInBothThemes();
  await dialog.getByRole('button', { name: 'Pin and sign in' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
  await cleanInBothThemes();
});

test('the question before power off', async () => {
  const { page } = program;
  await openServer();
  await page.getByRole('button', { name: 'Power', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Off…' })).toBeVisible();
  // A menu stands outside every landmark, as menus do: it alone is looked at.
  await cleanInBothThemes('[role="menu"]');
  await page.getByRole('menuitem', { name: 'Off…' }).click();
  await expect(page.getByRole('dialog', { name: /^Power off / })).toBeVisible();
  await cleanInBothThemes();
});

test('offline', async () => {
  const { page } = program;
  await openServer();
  await site.control.stop();
  await page.keyboard.press('Control+R');
  await expect(page.getByText('AMS1 has not answered', { exact: true })).toBeVisible();
  await cleanInBothThemes();
});

async function openServer(): Promise<void> {
  const { page } = program;
  const id = await addDatacenter(page, site);
  await must(page, 'inventory.sync', { id });
  await page
    .getByRole('gridcell', { name: /, 2 U.*OK.*power on/i })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Open web console' })).toBeVisible();
}

async function cleanInBothThemes(within?: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await must(program.page, 'app.setPreferences', { theme, language: 'en' });
    await expect(root(program.page)).toHaveAttribute('data-theme', theme);
    expect(await violations(program.page, within), theme).toEqual([]);
  }
}

function root(page: Page) {
  return page.locator('html');
}
