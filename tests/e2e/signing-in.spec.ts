/** Signing in where a password and a fingerprint are not all there is. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { totpAt } from '../../src/main/demo/http/totp';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { administrator, must, startDatacenters } from './support/datacenters';
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

async function openDialog(page: Page, doubt = 'Self-signed certificate') {
  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam');
  await expect(dialog.getByText(doubt)).toBeVisible();
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

test('an authority file: chosen by mouse, it lets its servers in, stops every other, and goes when it is removed', async () => {
  const { page, app } = program;
  const issued = await startDatacenters('authority');
  const stranger = await startDatacenters('authority');
  try {
    site = issued.site('ams1');
    const choose = async (pem: string) => {
      const file = join(dirname(profile.folder), 'authority.pem');
      writeFileSync(file, pem);
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, file);
    };
    const dialog = await openDialog(page, 'Unknown authority');

    await choose(site.certificate);
    await dialog.getByRole('button', { name: 'Use an authority file instead…' }).click();
    await expect(dialog.getByText(/holds a certificate that is no authority/)).toBeVisible();
    await choose(stranger.site('ams1').authority ?? '');
    await dialog.getByRole('button', { name: 'Use an authority file instead…' }).click();
    await expect(dialog.getByText('Your authority does not vouch for it')).toBeVisible();
    await choose(site.authority ?? '');
    await dialog.getByRole('button', { name: 'Choose another file…' }).click();
    await expect(dialog.getByText('Your authority vouches for it')).toBeVisible();

    const { email, password } = administrator(site);
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('grid').first()).toBeVisible();
    const [view] = await must(page, 'instances.list', {});
    expect(view?.instance).toMatchObject({ pinnedFingerprint: null });

    await page.getByRole('button', { name: /^AMS1, / }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit AMS1' });
    await expect(edit.getByText('Simulated root authority')).toBeVisible();
    await edit.getByRole('button', { name: 'Remove' }).click();
    site.control.clearRequests();
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(edit).toBeHidden();
    await page.keyboard.press('Control+R');
    await expect(page.getByText('AMS1 has not answered').first()).toBeVisible();
    expect(site.control.requests).toEqual([]);
  } finally {
    await issued.close();
    await stranger.close();
  }
});
