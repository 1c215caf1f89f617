/** In the cold aisle: nothing answers any more, and what was read before is all there, encrypted on the disk. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Simulator } from '../../src/main/demo/simulator';
import type { ServerRow } from '../../src/preload/contract/types/server';
import { addDatacenter, administrator, call, must, startDatacenters, wallOf } from './support/datacenters';
import { clearKeychain, keychainEntries } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let profile: Profile;
let program: Program;
/** What the window complains of, in every start of the program. */
let complaints: string[];
let ams: string;
let fra: string;

test.beforeEach(async () => {
  clearKeychain();
  complaints = [];
  simulator = await startDatacenters();
  profile = createProfile();
  await start();
  ams = await addDatacenter(program.page, simulator.site('ams1'));
  fra = await addDatacenter(program.page, simulator.site('fra2'));
  for (const id of [ams, fra]) await must(program.page, 'inventory.sync', { id });
});

test.afterEach(async () => {
  await program.close();
  await simulator.close();
  profile.remove();
  expect(complaints).toEqual([]);
});

async function start(): Promise<void> {
  program = await profile.start();
  const { page } = program;
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** The program is started anew, and nothing answers. */
async function startOffline(): Promise<Page> {
  await program.close();
  for (const key of ['ams1', 'fra2'] as const) await simulator.site(key).control.stop();
  await start();
  return program.page;
}

async function someServer(id: string): Promise<{ row: ServerRow; mac: string }> {
  const { servers } = await wallOf(program.page, id);
  const row = servers.find(({ power, rackName, name }) => power === 'on' && rackName !== null && name.length > 5);
  if (!row) throw new Error('no server is on');
  const detail = JSON.parse(await must(program.page, 'servers.get', { instanceId: id, serverId: row.id, asOf: null }));
  return { row, mac: detail.server.mac };
}

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search all datacenters' })).toBeFocused();
  await page.keyboard.type(text);
}

const tile = (page: Page, code: string) => page.getByRole('button', { name: new RegExp(`^${code}, `) });
const inspectorOf = (page: Page) => page.getByRole('complementary', { name: 'Server' });

test('racks of both datacenters are there, and a server of the other is found by its MAC in another notation', async () => {
  const { row, mac } = await someServer(fra);
  const page = await startOffline();
  for (const [key, code] of [
    ['Control+2', 'FRA2'],
    ['Control+1', 'AMS1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tile(page, code)).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('grid').first()).toBeVisible();
    // Read seconds ago, it would not be asked again at once.
    await page.keyboard.press('Control+r');
    await expect(page.getByText(`${code} has not answered`)).toBeVisible();
  }

  const cisco = mac.replaceAll(':', '').replace(/(.{4})(.{4})(.{4})/, '$1.$2.$3');
  expect(cisco).not.toBe(mac);
  await search(page, cisco);
  await page.keyboard.press('Enter');
  await expect(tile(page, 'FRA2')).toHaveAttribute('aria-current', 'true');
  const inspector = inspectorOf(page);
  await expect(inspector.getByRole('heading', { level: 2 }).first()).toHaveText(row.name);
  await expect(inspector.getByText(mac, { exact: true })).toBeVisible();
  await expect(inspector.getByText(/^Copy from /)).toBeVisible();
  await expect(inspector.getByText(/^Last known, .+ old$/).first()).toBeVisible();

  const power = inspector.getByRole('button', { name: 'Power', exact: true });
  await expect(power).toHaveAttribute('aria-disabled', 'true');
  await expect(power).toHaveAccessibleDescription(/FRA2 has not answered since/);
});

test('what changed is told, and a note is kept over a restart', async () => {
  const { row } = await someServer(fra);
  simulator.site('fra2').control.editServer(row.id, (server) => {
    server.name = 'renamed-on-monday';
  });
  await must(program.page, 'inventory.sync', { id: fra });
  let page = await startOffline();
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'What changed' }).click();
  const changes = page.getByRole('main');
  await expect(changes.getByText('renamed-on-monday').first()).toBeVisible();
  await changes.getByRole('button', { name: 'Open renamed-on-monday, FRA2' }).first().click();

  const note = () => inspectorOf(page).getByRole('textbox', { name: 'Note about renamed-on-monday' });
  await note().fill('PSU 2 hums');
  await note().press('Control+Enter');
  await expect(inspectorOf(page).getByText(/^Changed \d\d:\d\d$/)).toBeVisible();
  await program.close();
  await start();
  page = program.page;
  await search(page, 'renamed-on-monday');
  await page.keyboard.press('Enter');
  await expect(note()).toHaveValue('PSU 2 hums');
});

test('a pasted list is resolved and saved as a file', async () => {
  const [one, two] = [await someServer(ams), await someServer(fra)];
  const page = await startOffline();
  await page.keyboard.press('Control+0');
  await page.getByRole('button', { name: 'Paste a list…' }).click();
  const list = page.getByRole('textbox', { name: 'Pasted list' });
  await list.fill(`${one.mac.toUpperCase()}\n${two.mac.replaceAll(':', '-')}\nno-such-server`);
  await list.press('Control+Enter');
  await expect(page.getByRole('button', { name: `Open ${one.row.name}` })).toBeVisible();
  await expect(page.getByRole('button', { name: `Open ${two.row.name}` })).toBeVisible();
  await expect(page.getByText('no-such-server')).toBeVisible();

  const file = join(dirname(profile.folder), 'list.csv');
  await program.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save CSV…' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const saved = readFileSync(file, 'utf8');
  expect(saved.startsWith('\uFEFF"Datacenter"')).toBe(true);
  for (const { row } of [one, two]) expect(saved).toContain(`"${row.name}"`);
  expect(saved).not.toContain('no-such-server');
});

test('no file of the profile holds a server, an address, a note or a session in clear', async () => {
  const { row, mac } = await someServer(ams);
  await must(program.page, 'notes.set', { instanceId: ams, serverId: row.id, text: 'note in clear', pinned: true });
  await must(program.page, 'inventory.search', { query: row.name, instanceIds: null, limit: 10 });
  const token = /"token":"([^"]+)"/.exec(keychainEntries().replaceAll('\\"', '"'))?.[1] ?? '';
  expect(token.length).toBeGreaterThan(20);
  const secrets = [row.name, row.mainIpv4 ?? mac, mac, row.owner ?? mac, 'note in clear', token];
  // Also while everything is open: what is on the disk now is what a thief finds.
  expect(profile.filesWith(secrets)).toEqual([]);
  await startOffline();
  expect(profile.filesWith(secrets)).toEqual([]);
  await program.close();
  expect(profile.filesWith(secrets)).toEqual([]);
  expect(profile.filesWith(['"copyLifetimeHours"']).length).toBeGreaterThan(0);
  await start();
});

test('a copy past its lifetime is sealed, says nothing any more, and a sign-in opens it', async () => {
  const { row } = await someServer(ams);
  await must(program.page, 'instances.update', { ...(await changeOf(ams)), copyLifetimeHours: 1 });
  let page = await startOffline();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('grid').first()).toBeVisible();
  await program.app.evaluate(({ powerMonitor }) => {
    const real = Date.now;
    Date.now = Object.assign(() => real.call(Date) + 2 * 3_600_000, { real });
    // The computer slept for two hours.
    powerMonitor.emit('resume');
  });
  await expect(page.getByText('AMS1 copy is sealed')).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  expect(await call(page, 'servers.get', { instanceId: ams, serverId: row.id, asOf: null })).toMatchObject({
    ok: false,
    error: { code: 'inventory.sealed' },
  });
  await page.keyboard.press('Control+0');
  await search(page, row.name);
  await expect(page.getByText('AMS1: copy sealed, sign in to search')).toBeVisible();
  await page.keyboard.press('Control+1');

  // A clock that goes right again opens nothing; the copy's own thread never heard of the other time.
  await program.app.evaluate(() => {
    Date.now = (Date.now as typeof Date.now & { real: typeof Date.now }).real;
  });
  await simulator.site('ams1').control.start();
  page = program.page;
  await expect(page.getByText('AMS1 copy is sealed')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in to AMS1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to AMS1' });
  await dialog.getByLabel('Password', { exact: true }).fill(administrator(simulator.site('ams1')).password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('grid').first()).toBeVisible();
  await expect(page.getByText('AMS1 copy is sealed')).toBeHidden();
});

test('a second program on the same profile ends, and the first stays', async () => {
  const second = program.app.process().spawnargs;
  const { spawn } = await import('node:child_process');
  const [, ...args] = second.filter(
    (argument) => !argument.startsWith('--remote-debugging-port') && !argument.startsWith('--inspect'),
  );
  const other = spawn(second[0] ?? '', args, { stdio: 'ignore' });
  const code = await new Promise((resolve) => other.once('exit', resolve));
  expect(code).toBe(0);
  expect(program.app.process().exitCode).toBeNull();
  await program.page.keyboard.press('Control+2');
  await expect(program.page.getByRole('grid').first()).toBeVisible();
  expect((await wallOf(program.page, fra)).servers.length).toBe(200);
});

/** What `instances.update` takes, as it is now. */
async function changeOf(id: string) {
  const view = (await must(program.page, 'instances.list', {})).find(({ instance }) => instance.id === id);
  if (!view) throw new Error('it was added');
  const { name, code, colour, address, pinned, copyLifetimeHours } = view.instance;
  return { id, name, code, colour, address, pinned, copyLifetimeHours };
}
