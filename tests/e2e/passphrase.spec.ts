/** Where no keychain answers, a passphrase takes its place: set, asked for at the next start, locked, forgotten. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { violations } from './support/axe';
import { addDatacenter, call, must, startDatacenters } from './support/datacenters';
import { heapSnapshot, referrersOf } from './support/heap';
import { clearKeychain, keychainEntries } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

/** A session bus that nobody listens on: what a console without a desktop session looks like. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
const PASSPHRASE = 'anvil crumpet heron 42';

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

const racks = (page: Page) => page.getByRole('grid').first();
const unlocking = (page: Page) => ({
  field: page.getByRole('textbox', { name: 'Passphrase', exact: true }),
  button: page.getByRole('button', { name: 'Unlock' }),
});

async function setPassphrase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a passphrase' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill('too short');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('At least 12 characters.', { exact: true })).toBeVisible();
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel('The same again').fill(`${PASSPHRASE}!`);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The two are not the same.')).toBeVisible();
  await dialog.getByLabel('The same again').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('set on the first start, it keeps session and racks for the next one, and gives nothing without it', async () => {
  const { page } = program;
  await setPassphrase(page);
  await expect(page.getByText('No keychain on this computer')).toBeHidden();
  await expect(page.getByRole('cell', { name: 'File behind your passphrase' })).toHaveCount(2);
  const site = simulator.site('ams1');
  const id = await addDatacenter(page, site);
  await must(page, 'inventory.sync', { id });
  const [view] = await must(page, 'instances.list', {});
  expect(view).toMatchObject({ session: { kind: 'signed-in', keptIn: 'keychain' }, copy: { keptIn: 'disk' } });
  expect(statSync(join(profile.folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(referrersOf(await heapSnapshot(page), PASSPHRASE)).toEqual([]);
  expect(profile.filesWith([PASSPHRASE, '"token"', 'session '])).toEqual([]);

  await program.close();
  program = await profile.start({ env: NO_BUS });
  const next = program.page;
  await expect(next.getByRole('heading', { name: 'Coldaisle is locked' })).toBeVisible();
  expect(await violations(next)).toEqual([]);
  expect((await must(next, 'instances.list', {}))[0]).toMatchObject({
    session: { kind: 'restoring' },
    copy: { kind: 'opening' },
    serverCount: 0,
  });
  const { field, button } = unlocking(next);
  await field.fill('anvil crumpet heron 43');
  await button.click();
  await expect(next.getByText('This passphrase does not open the file.')).toBeVisible();
  await field.fill(PASSPHRASE);
  await button.click();
  await expect(racks(next)).toBeVisible();
  await expect
    .poll(async () => (await must(next, 'instances.list', {}))[0]?.session)
    .toMatchObject({
      kind: 'signed-in',
    });
  expect(site.control.sessionCount()).toBe(1);
  expect(referrersOf(await heapSnapshot(next), PASSPHRASE)).toEqual([]);
  expect(profile.filesWith([PASSPHRASE])).toEqual([]);
});

test('what was begun in memory moves behind it; locking hides it all; forgetting deletes file and copies', async () => {
  const { page } = program;
  const id = await addDatacenter(page, simulator.site('ams1'));
  await must(page, 'inventory.sync', { id });
  await expect(page.getByText('AMS1 is kept in memory only')).toBeVisible();
  await must(page, 'notes.set', { instanceId: id, serverId: 1, text: 'PSU hums', pinned: false });
  await setPassphrase(page);
  await expect(page.getByText('AMS1 is kept in memory only')).toBeHidden();
  await expect
    .poll(async () => (await must(page, 'instances.list', {}))[0])
    .toMatchObject({ session: { keptIn: 'keychain' }, copy: { kind: 'ready', keptIn: 'disk' } });
  expect(await must(page, 'notes.list', { instanceId: id })).toMatchObject([{ text: 'PSU hums' }]);
  await expect(racks(page)).toBeVisible();

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitem', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Coldaisle is locked' })).toBeVisible();
  await expect(racks(page)).toBeHidden();
  expect(await call(page, 'inventory.sync', { id })).toMatchObject({ ok: false, error: { code: 'auth.signed-out' } });
  await unlocking(page).field.fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(racks(page)).toBeVisible();
  await expect.poll(async () => (await must(page, 'instances.list', {}))[0]?.session.kind).toBe('signed-in');

  await must(page, 'passphrase.lock', {});
  await page.getByRole('button', { name: 'Forget and start over…' }).click();
  const question = page.getByRole('dialog', { name: 'Forget and start over' });
  await question.getByRole('textbox').fill('forget');
  await page.keyboard.press('Enter');
  await expect(question.getByText('Type FORGET in capitals.')).toBeVisible();
  await question.getByRole('textbox').fill('FORGET');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page.getByText('Nothing read from AMS1 yet')).toBeVisible();
  const left = readdirSync(profile.folder).concat(readdirSync(join(profile.folder, 'copies')));
  expect(left.filter((name) => name === 'secrets.json' || name.startsWith(id))).toEqual([]);
  expect((await must(page, 'instances.list', {}))[0]).toMatchObject({ session: { kind: 'signed-out' } });
});

test('a keychain that answers later takes everything over in one click, and nobody signs in again', async () => {
  clearKeychain();
  await setPassphrase(program.page);
  const id = await addDatacenter(program.page, simulator.site('ams1'));
  await must(program.page, 'inventory.sync', { id });
  await program.close();

  program = await profile.start();
  await unlocking(program.page).field.fill(PASSPHRASE);
  await program.page.keyboard.press('Enter');
  await program.page.getByRole('button', { name: 'Move them' }).click();
  await expect(program.page.getByText('Moved into the system keyring')).toBeVisible();
  for (const entry of [`session ${id}`, `copy ${id}`, 'journal']) expect(keychainEntries()).toContain(entry);
  expect(readdirSync(profile.folder)).not.toContain('secrets.json');
  await program.close();

  program = await profile.start();
  await expect(racks(program.page)).toBeVisible();
  await expect.poll(async () => (await must(program.page, 'instances.list', {}))[0]?.session.kind).toBe('signed-in');
});
