/** The main job by mouse and keyboard in the real window: add a datacenter, see its racks, open a server, act, come back. */

import { createServer, type Server } from 'node:https';
import { expect, type Page, test } from '@playwright/test';
import { generate } from 'selfsigned';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { administrator, startDatacenters } from './support/datacenters';
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

test('from nothing to a powered-off server, and still signed in after a restart', async () => {
  let { page } = program;
  const { email, password } = administrator(site);

  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await expect(dialog.getByText(/Answers in \d+ ms, DCImanager 6/)).toBeVisible();
  await expect(dialog.getByText('Self-signed certificate')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam');
  await expect(dialog.getByRole('textbox', { name: 'Short code' })).toHaveValue('AMS1');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByLabel('Password', { exact: true }).fill('not the password');

  // Nothing is sent while the fingerprint was not compared.
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  expect(site.control.requests.every(({ path }) => !path.includes('/auth/'))).toBe(true);

  await dialog.getByRole('checkbox', { name: /fingerprint matches/ }).check();
  await dialog.getByRole('button', { name: 'Pin and sign in' }).click();
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Pin and sign in' }).click();

  await expect(page.getByRole('grid').first()).toBeVisible();
  await expect(page.getByText(/^Synced /)).toBeVisible();

  const cell = page.getByRole('gridcell', { name: /, 2 U.*OK.*power on/i }).first();
  await cell.dblclick();
  const inspector = page.getByRole('complementary', { name: 'Server' });
  await inspector.getByRole('button', { name: 'Open web console' }).click();
  await expect.poll(() => profile.opened().length).toBe(1);

  await powerOff(page);
  expect(site.control.writes().length).toBe(1);

  await program.close();
  program = await profile.start();
  page = program.page;
  await expect(page.getByText(/^Synced /)).toBeVisible();
  await expect(page.getByRole('grid').first()).toBeVisible();

  await page.getByRole('button', { name: /^AMS1, / }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('AMS1 session ended')).toBeVisible();
  await expect.poll(() => keychainEntries()).not.toContain('session ');
});

test('another program at the address is told at the address, before anything is typed further', async () => {
  const other = await startOther();
  try {
    const { page } = program;
    await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(other.address);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveAttribute('aria-invalid', 'true');
  } finally {
    other.server.close();
  }
});

test('leaving the dialog asks before typed words are lost', async () => {
  const { page } = program;
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Oslo');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Oslo');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
});

test('a session that ends is said where the data is, and what was read stays', async () => {
  const { page } = program;
  await signIn(page);
  await expect(page.getByRole('grid').first()).toBeVisible();
  site.control.expireSessions();
  await page.keyboard.press('Control+R');
  await expect(page.getByText('AMS1 session ended')).toBeVisible();
  await expect(page.getByRole('grid').first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to AMS1' });
  await dialog.getByLabel('Password', { exact: true }).fill(administrator(site).password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('AMS1 session ended')).toBeHidden();
});

async function signIn(page: Page): Promise<void> {
  const { email, password } = administrator(site);
  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('checkbox', { name: /fingerprint matches/ }).check();
  await page.keyboard.press('Enter');
}

async function powerOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Power', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Off…' }).click();
  const question = page.getByRole('dialog', { name: /^Power off / });
  await expect(question).toContainText('AMS1');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  // Enter alone must not confirm.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Power off: Done')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Power is off, read/)).toBeVisible();
}

async function startOther(): Promise<{ server: Server; address: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const server = createServer({ cert, key }, (_, response) => response.end('<!doctype html><h1>Router</h1>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, address: `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}
