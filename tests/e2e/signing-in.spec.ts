/** Signing in where a password and a fingerprint are not all there is. */
import { expect, type Page, test } from '@playwright/test';
import { totpAt } from '../../src/main/demo/http/totp';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { startDatacenters } from './support/datacenters';
import { clearKeychain, keychainEntries } from './support/keychain';
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

async function openDialog(page: Page) {
  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam');
  await expect(dialog.getByText('Self-signed certificate')).toBeVisible();
  return dialog;
}

test('a second factor: a refused code is told under its boxes, the next one signs in, the password is asked once', async () => {
  const { page } = program;
  const { email = '', password = '', totpSecret } = site.accounts[2] ?? {};
  const dialog = await openDialog(page);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('checkbox', { name: /fingerprint matches/ }).check();
  await page.keyboard.press('Enter');

  const code = dialog.getByRole('textbox', { name: 'Two-factor code' });
  await expect(code).toBeFocused();
  await expect(dialog.getByText('Assumed step.')).toBeVisible();
  expect(keychainEntries()).not.toContain('session ');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByText(/The code was not accepted/)).toBeVisible();
  expect(keychainEntries()).not.toContain('session ');

  // Typed over the refused one, without deleting it.
  await page.keyboard.type(totpAt(totpSecret ?? '', Date.now()));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid').first()).toBeVisible();
  expect(keychainEntries()).toContain('session ');
  const passwords = site.control.requests.filter(({ path, handled }) => handled && path === '/auth/v4/public/token');
  expect(passwords).toHaveLength(1);
});
