/** Datacenters in the rail, by mouse and by keyboard alone: renamed, coded, coloured, and put in another order. */
import { expect, type Locator, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import { addDatacenter, administrator, must, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { chooseByKeys, tabTo } from './support/keys';
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
  await expect(tile('FRA2')).toBeVisible();
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

test('a datacenter is renamed, coded and coloured by mouse', async () => {
  const { page } = program;
  await tile('AMS1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit AMS1' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam Zuid');
  await dialog.getByRole('textbox', { name: 'Short code' }).fill('amz');
  await dialog.getByRole('radio', { name: /^Violet/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await changedTo({ name: 'Amsterdam Zuid', code: 'AMZ', colour: 5 });
});

test('a datacenter is renamed, coded and coloured by keyboard alone', async () => {
  const { page } = program;
  await tabTo(page, tile('AMS1'));
  await page.keyboard.press('Shift+F10');
  await chooseByKeys(page, page.getByRole('menuitem', { name: 'Edit…' }));
  const dialog = page.getByRole('dialog', { name: 'Edit AMS1' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Amsterdam Zuid');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Short code' }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('amz');
  await tabTo(page, dialog.getByRole('radio', { checked: true }));
  const violet = dialog.getByRole('radio', { name: /^Violet/ });
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect(violet).toBeChecked();
  await page.keyboard.press('Enter');
  await changedTo({ name: 'Amsterdam Zuid', code: 'AMZ', colour: 5 });
  await expect(tile('AMZ')).toBeFocused();
});

test('a code that is taken is told at its field, and nothing changes', async () => {
  const { page } = program;
  await tile('AMS1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit AMS1' });
  await dialog.getByRole('textbox', { name: 'Short code' }).fill('FRA2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Short code' })).toHaveAccessibleDescription(/FRA2 is in use/);
  await expect(dialog.getByRole('textbox', { name: 'Short code' })).toBeFocused();
  expect(await codes()).toEqual(['AMS1', 'FRA2']);
});

test('datacenters are put in order by dragging', async () => {
  const { width, height } = (await tile('AMS1').boundingBox()) ?? { width: 0, height: 0 };
  await tile('FRA2').dragTo(tile('AMS1'), { targetPosition: { x: width / 2, y: height / 4 } });
  await expect.poll(codes).toEqual(['FRA2', 'AMS1']);
  await expect(tile('FRA2')).toHaveAttribute('aria-keyshortcuts', 'Control+1');
  await expect(tile('AMS1')).toHaveAttribute('aria-keyshortcuts', 'Control+2');
  // Let go over the lower half of the last one: after it.
  await tile('FRA2').dragTo(tile('AMS1'), { targetPosition: { x: width / 2, y: (height * 3) / 4 } });
  await expect.poll(codes).toEqual(['AMS1', 'FRA2']);
});

test('datacenters are put in order by keyboard alone, and the focus stays with the one that moves', async () => {
  const { page } = program;
  await tabTo(page, tile('AMS1'));
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(codes).toEqual(['FRA2', 'AMS1']);
  await expect(tile('AMS1')).toBeFocused();
  await expect(page.getByText('AMS1 is now number 2 of 2')).toBeAttached();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(codes).toEqual(['AMS1', 'FRA2']);
  await expect(tile('AMS1')).toBeFocused();
});

test('a refused sign-in keeps the e-mail, empties the password and stays in it', async () => {
  const { page } = program;
  const { email, password } = administrator(simulator.site('ams1'));
  await tile('AMS1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await tile('AMS1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sign in…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to AMS1' });
  const mail = dialog.getByRole('textbox', { name: 'E-mail' });
  const secret = dialog.getByLabel('Password', { exact: true });
  await mail.fill('someone@else.example');
  await secret.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(secret).toHaveAttribute('aria-invalid', 'true');
  await expect(mail).toHaveValue('someone@else.example');
  await expect(secret).toHaveValue('');
  await expect(secret).toBeFocused();
  await mail.fill(email);
  await secret.fill(password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

function tile(code: string): Locator {
  return program.page
    .getByRole('navigation', { name: 'Datacenters' })
    .getByRole('button', { name: new RegExp(`^${code}, `) });
}

async function codes(): Promise<string[]> {
  return (await must(program.page, 'instances.list', {})).map(({ instance }) => instance.code);
}

/** In the rail, in the bar, and in what main keeps; the session and what was read stay. */
async function changedTo(wanted: { name: string; code: string; colour: number }): Promise<void> {
  const { page } = program;
  await expect(tile(wanted.code)).toHaveAccessibleName(new RegExp(`^${wanted.code}, ${wanted.name}, `));
  await tile(wanted.code).focus();
  await expect(page.getByRole('banner').getByText(wanted.name)).toBeVisible();
  const [first] = await must(page, 'instances.list', {});
  expect(first).toMatchObject({ instance: wanted, session: { kind: 'signed-in' } });
}
