/** Datacenters handed on in a file: exported, dropped or chosen, looked at, added, and stopped by another certificate. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { violations } from './support/axe';
import { addDatacenter, administrator, must, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let profile: Profile;
let program: Program;
let file: string;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  profile = createProfile();
  program = await profile.start();
  file = join(dirname(profile.folder), 'datacenters.coldaisle');
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

/** The system's own dialogs answer with this file. */
const answerDialogs = () =>
  program.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);

test('what one exports another imports, never signed in, its fingerprint pinned', async () => {
  for (const key of ['ams1', 'fra2'] as const) await addDatacenter(program.page, simulator.site(key));
  await answerDialogs();
  await program.page.getByRole('button', { name: 'Settings' }).click();
  await program.page.getByRole('menuitem', { name: 'Export a profile…' }).click();
  await program.page
    .getByRole('dialog', { name: 'Export a profile' })
    .getByRole('button', { name: /Save file/ })
    .click();
  await expect(program.page.getByText('Profile is saved')).toBeVisible();
  const { email, password } = administrator(simulator.site('ams1'));
  for (const secret of [email, password, 'token']) expect(readFileSync(file, 'utf8')).not.toContain(secret);

  await program.close();
  profile.remove();
  profile = createProfile();
  program = await profile.start();
  file = join(dirname(profile.folder), 'datacenters.coldaisle');
  const exported = simulator.site('ams1');
  const other = simulator.site('fra2');
  const entry = (name: string, code: string, address: string, fingerprint: string) => ({
    ...{ name, code, address, fingerprint, colour: 2, account: email, numbering: null },
    ...{ copyLifetimeHours: 168, pinned: false },
  });
  const datacenters = [
    entry('Amsterdam', 'AMS1', exported.url, exported.fingerprint256),
    entry('Frankfurt', 'AMS1', other.url, exported.fingerprint256),
    entry('In clear', 'OLD1', 'http://dci.example', exported.fingerprint256),
  ];
  writeFileSync(file, JSON.stringify({ format: 'coldaisle-profile', version: 1, datacenters }));
  await answerDialogs();
  const { page } = program;
  await page.keyboard.press('Control+O');
  const dialog = page.getByRole('dialog', { name: 'Import a profile' });
  await expect(dialog.getByText('AMS1 is in use, so AMS2 is proposed.')).toBeVisible();
  await expect(dialog.getByText('The address is not https.')).toBeVisible();
  expect(await violations(page, '[role="dialog"]')).toEqual([]);
  expect(await must(page, 'instances.list', {})).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Short code of Frankfurt' }).fill('fra2');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'AMS1, Amsterdam, Never signed in' })).toBeVisible();
  expect((await must(page, 'instances.list', {})).map(({ instance }) => instance)).toMatchObject([
    { code: 'AMS1', pinnedFingerprint: exported.fingerprint256, account: email },
    { code: 'FRA2', pinnedFingerprint: exported.fingerprint256 },
  ]);

  // The pin of the file is not what Frankfurt shows: the hard stop, before anything is sent.
  const before = other.control.sessionCount();
  await page.getByRole('button', { name: /^FRA2, / }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  const stop = page.getByRole('alertdialog', { name: /FRA2 shows a new certificate/ });
  await stop.getByRole('button', { name: 'Stay offline' }).click();
  await expect(stop).toBeHidden();
  expect(other.control.sessionCount()).toBe(before);
  await page.getByRole('button', { name: /^AMS1, / }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  const signIn = page.getByRole('dialog', { name: 'Sign in to AMS1' });
  await signIn.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid').first()).toBeVisible();
});

test('a file that is dropped on the first start is looked at, and a wrong one is refused for its reason', async () => {
  const { page } = program;
  const drop = async (text: string) => {
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'x.coldaisle'));
      return data;
    }, text);
    await page.getByRole('heading', { name: 'Import a profile' }).dispatchEvent('drop', { dataTransfer: transfer });
  };
  await drop('no profile');
  await expect(page.getByText('The file is not text that a profile is written in.')).toBeVisible();
  await drop('x'.repeat(1_100_000));
  await expect(page.getByText('The file is larger than 1 MB')).toBeVisible();
  const entry = {
    name: 'Oslo',
    code: 'OSL',
    colour: 1,
    address: 'dci.osl.example',
    copyLifetimeHours: null,
    pinned: true,
  };
  await drop(JSON.stringify({ format: 'coldaisle-profile', version: 1, datacenters: [entry] }));
  const dialog = page.getByRole('dialog', { name: 'Import a profile' });
  await expect(dialog.getByText('https://dci.osl.example')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await must(page, 'instances.list', {})).toEqual([]);

  // The keys at the foot of the first start do what they say.
  await page.keyboard.press('Control+N');
  await expect(page.getByRole('dialog', { name: 'Add datacenter' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /All keys/ }).click();
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('textbox').fill('profile');
  await expect(keys.getByRole('listitem')).toHaveText([/Import profile/]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+D');
  await expect(page.getByRole('button', { name: /^AMS1, / })).toBeVisible({ timeout: 60_000 });
});
