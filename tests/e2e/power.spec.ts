/** Power actions in the window itself, by mouse and by keyboard alone: menu, question, progress, the power read back. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import type { ServerRow } from '../../src/preload/contract/types/server';
import { addDatacenter, must, quietServers, startDatacenters } from './support/datacenters';
import { clearKeychain } from './support/keychain';
import { chooseByKeys, tabTo } from './support/keys';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let site: Site;
let profile: Profile;
let program: Program;
let id: string;

test.beforeEach(async () => {
  clearKeychain();
  simulator = await startDatacenters();
  site = simulator.site('ams1');
  profile = createProfile();
  program = await profile.start();
  id = await addDatacenter(program.page, site);
  await must(program.page, 'inventory.sync', { id });
  await expect(program.page.getByRole('grid').first()).toBeVisible();
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
});

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Server' });
const powerButton = (page: Page) => page.getByRole('button', { name: 'Power', exact: true });

test('power on by mouse', async () => {
  const { page } = program;
  const server = await shownServer('off');
  await cellOf(server).click();
  await expect(inspector(page).getByRole('heading', { name: server.name, exact: true })).toBeVisible();
  await powerButton(page).click();
  await expect(page.getByRole('menuitem', { name: /^Off…/ })).toHaveAccessibleName(/Is off/);
  await page.getByRole('menuitem', { name: 'On…' }).click();
  const question = await questionAbout(`Power on ${server.name}`);
  expect(site.control.writes()).toEqual([]);
  await question.getByRole('button', { name: `Power on ${server.name}` }).click();
  await seenToTheEnd('Power on', server, 'power_on');
});

test('reset by mouse', async () => {
  const { page } = program;
  const server = await shownServer('on');
  await cellOf(server).click();
  await powerButton(page).click();
  await page.getByRole('menuitem', { name: 'Reset…' }).click();
  const question = await questionAbout(`Reset ${server.name}`);
  await question.getByRole('button', { name: `Reset ${server.name}` }).click();
  await seenToTheEnd('Reset', server, 'power_reset');
});

for (const [verb, before, entry, words] of [
  ['power_on', 'off', 'On…', 'Power on'],
  ['power_reset', 'on', 'Reset…', 'Reset'],
] as const) {
  test(`${words} by keyboard alone`, async () => {
    const { page } = program;
    const server = await shownServer(before);
    await tabTo(page, page.getByRole('grid').first());
    await page.keyboard.type(server.name);
    await page.keyboard.press('Enter');
    await expect(inspector(page).getByRole('heading', { name: server.name, exact: true })).toBeVisible();
    await tabTo(page, powerButton(page));
    await page.keyboard.press('Enter');
    await chooseByKeys(page, page.getByRole('menuitem', { name: entry }));
    const question = await questionAbout(`${words} ${server.name}`);
    // Enter alone confirms nothing: it is on Cancel, which leaves without a write.
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(site.control.writes()).toEqual([]);
    await expect(powerButton(page)).toBeFocused();

    await page.keyboard.press('Enter');
    await chooseByKeys(page, page.getByRole('menuitem', { name: entry }));
    await questionAbout(`${words} ${server.name}`);
    await page.keyboard.press('Control+Enter');
    await seenToTheEnd(words, server, verb);
  });
}

test('the menu of a server in the racks leads to the same question, by mouse and by keyboard', async () => {
  const { page } = program;
  const server = await shownServer('on');
  await cellOf(server).click({ button: 'right' });
  const menu = page.getByRole('menu').first();
  await expect(menu.getByText(`${server.name}, AMS1`)).toBeVisible();
  await page.getByRole('menuitem', { name: 'Power', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'On…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('menuitem', { name: 'On…' })).toContainText('Is on');
  await page.getByRole('menuitem', { name: 'Off…' }).click();
  const question = await questionAbout(`Power off ${server.name}`);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect(site.control.writes()).toEqual([]);

  const grid = page.getByRole('grid').first();
  await tabTo(page, grid);
  await page.keyboard.type(server.name);
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByText(`${server.name}, AMS1`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(grid).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await chooseByKeys(page, page.getByRole('menuitem', { name: 'Power', exact: true }));
  await chooseByKeys(page, page.getByRole('menuitem', { name: 'Reset…' }));
  await questionAbout(`Reset ${server.name}`);
  await page.keyboard.press('Control+Enter');
  await seenToTheEnd('Reset', server, 'power_reset');
});

test('a plan that could not be made is told at the server', async () => {
  const { page } = program;
  const server = await shownServer('on');
  await cellOf(server).click();
  site.control.addFault({ effect: { kind: 'cut', when: 'before' }, times: 20 });
  await powerButton(page).click();
  await page.getByRole('menuitem', { name: 'Reset…' }).click();
  const told = inspector(page).getByRole('alert').filter({ hasText: 'Reset: ' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toBeHidden();
  expect(site.control.writes()).toEqual([]);
});

/** A quiet server that is drawn in the row on screen. */
async function shownServer(power: 'on' | 'off'): Promise<ServerRow> {
  const quiet = await quietServers(program.page, site, id, power);
  for (const row of quiet) if ((await cellOf(row).count()) === 1) return row;
  throw new Error(`no quiet server that is ${power} is on screen`);
}

function cellOf({ name }: ServerRow): Locator {
  return program.page.getByRole('gridcell', { name: new RegExp(`^${name}, `) });
}

/** Names server and datacenter; so does its button. */
async function questionAbout(title: string): Promise<Locator> {
  const question = program.page.getByRole('dialog', { name: title });
  await expect(question).toContainText('AMS1');
  await expect(question).toContainText(site.name);
  // Keys go to the question from here on.
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  return question;
}

/** Progress while it runs, one write in all, and the power as it was read at the end. */
async function seenToTheEnd(words: string, server: ServerRow, verb: string): Promise<void> {
  const panel = inspector(program.page);
  await panel.getByText(`${words}: Sent, waiting for the end`).waitFor();
  await expect(panel.getByText(`${words}: Done`)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText(/Power is on, read/)).toBeVisible();
  await expect(cellOf(server)).toHaveAccessibleName(/power on/);
  expect(site.control.writes().map(({ path }) => path)).toEqual([`/dci/v3/server/${server.id}/${verb}`]);
}
