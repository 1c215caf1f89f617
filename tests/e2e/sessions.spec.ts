/** Sessions through the real program: keychain, restart, sign-out, and nothing secret left anywhere. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Simulator, Site } from '../../src/main/demo/simulator';
import { addDatacenter, administrator, call, must, startDatacenters, wallOf } from './support/datacenters';
import { heapSnapshot, referrersOf } from './support/heap';
import { clearKeychain, keychainEntries } from './support/keychain';
import { createProfile, type Profile, type Program } from './support/program';

let simulator: Simulator;
let site: Site;
let profile: Profile;
let program: Program;

/** What was kept of the datacenters' answers. */
function copyFiles({ folder }: Profile): string[] {
  return readdirSync(join(folder, 'copies'));
}

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

test('a session is in the keychain, survives a restart, and is gone after signing out', async () => {
  const id = await addDatacenter(program.page, site);
  expect(keychainEntries()).toContain(`session ${id}`);
  expect(site.control.sessionCount()).toBe(1);

  await program.close();
  program = await profile.start();
  await expect.poll(async () => (await must(program.page, 'instances.list', {}))[0]?.session.kind).toBe('signed-in');
  await must(program.page, 'inventory.sync', { id });
  expect((await wallOf(program.page, id)).servers.length).toBe(400);

  await must(program.page, 'instances.signOut', { id });
  expect(keychainEntries()).not.toContain(`session ${id}`);
  expect(site.control.sessionCount()).toBe(0);
});

test('signing out forgets the session even when the server is unreachable', async () => {
  const id = await addDatacenter(program.page, site);
  await site.control.stop();
  await must(program.page, 'instances.signOut', { id });
  expect(keychainEntries()).not.toContain(`session ${id}`);
});

test('a wrong password, an untrusted certificate and another program are each told apart, and nothing is kept', async () => {
  const { email } = administrator(site);
  const input = { name: 'A', code: 'AA', colour: 0, address: site.url, email, password: 'wrong' } as const;
  const untrusted = await call(program.page, 'instances.add', { ...input, trustedFingerprint: null });
  expect(untrusted).toMatchObject({ ok: false, error: { code: 'tls.untrusted' } });
  expect(site.control.requests.length).toBe(0);

  const wrong = await call(program.page, 'instances.add', { ...input, trustedFingerprint: site.fingerprint256 });
  expect(wrong).toMatchObject({ ok: false, error: { code: 'auth.rejected' } });

  site.control.addFault({ effect: { kind: 'html' }, times: 1 });
  const other = await call(program.page, 'instances.probe', { address: site.url });
  expect(other).toMatchObject({ ok: false, error: { code: 'dci.not-dcimanager' } });

  expect(await must(program.page, 'instances.list', {})).toEqual([]);
  expect(keychainEntries()).not.toContain('session ');
});

test('a changed certificate stops everything before a session is sent', async () => {
  const id = await addDatacenter(program.page, site);
  await must(program.page, 'inventory.sync', { id });
  const { port } = site;
  await simulator.close();
  const { createSimulator } = await import('../../src/main/demo/simulator');
  simulator = await createSimulator({ port, sites: { ams1: { servers: 10 }, fra2: false, hel1: false } });
  const answer = await call(program.page, 'inventory.sync', { id });
  expect(answer).toMatchObject({ ok: false, error: { code: 'tls.changed' } });
  expect(simulator.site('ams1').control.requests.length).toBe(0);
});

test('no token and no password reaches the disk, the log or the page', async () => {
  const id = await addDatacenter(program.page, site);
  await must(program.page, 'inventory.sync', { id });
  const { password } = administrator(site);
  const token = /"token":"([^"]+)"/.exec(keychainEntries().replaceAll('\\"', '"'))?.[1] ?? '';
  expect(token.length).toBeGreaterThan(20);

  const heap = await heapSnapshot(program.page);
  expect(heap).toContain('coldaisle');
  expect(heap.includes(token)).toBe(false);
  // While the session lives, and with everything that was read on the disk.
  expect(copyFiles(profile)).not.toEqual([]);
  expect(profile.filesWith([token, password])).toEqual([]);

  await must(program.page, 'instances.signOut', { id });
  await program.close();
  expect(profile.filesWith([token, password])).toEqual([]);
  expect(profile.filesWith(['instance.signed-in']).some((file) => file.endsWith('coldaisle.log'))).toBe(true);
});

test('removing a datacenter by mouse leaves neither its session, its key nor its copy behind', async () => {
  const { page } = program;
  const kept = await addDatacenter(page, simulator.site('fra2'));
  await must(page, 'inventory.sync', { id: kept });
  const keptFiles = copyFiles(profile);
  const id = await addDatacenter(page, site);
  await must(page, 'inventory.sync', { id });
  expect(copyFiles(profile).length).toBeGreaterThan(keptFiles.length);
  expect(keychainEntries()).toContain(`session ${id}`);
  expect(keychainEntries()).toContain(`copy ${id}`);

  const tile = page.getByRole('button', { name: /^AMS1, / });
  await tile.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  const question = page.getByRole('dialog', { name: /Remove AMS1/ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(tile).toBeVisible();
  expect(keychainEntries()).toContain(`session ${id}`);

  await tile.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await question.getByRole('button', { name: 'Remove AMS1' }).click();
  await expect(tile).toHaveCount(0);
  await expect.poll(keychainEntries).not.toContain(id);
  await expect.poll(() => copyFiles(profile).length).toBe(keptFiles.length);
  expect(site.control.sessionCount()).toBe(0);
  expect(copyFiles(profile).toSorted()).toEqual(keptFiles.toSorted());
  expect(keychainEntries()).toContain(`copy ${kept}`);
  expect(keychainEntries()).toContain(`session ${kept}`);
});

test('nothing in the page refers to a password that was typed, once it was used', async () => {
  const { page } = program;
  const { email, password } = administrator(site);
  await page.getByRole('textbox', { name: 'Address of DCImanager' }).fill(site.url);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add datacenter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Amsterdam');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByLabel('Password', { exact: true }).pressSequentially(password);
  expect(referrersOf(await heapSnapshot(page), password).length).toBeGreaterThan(0);
  await dialog.getByRole('checkbox', { name: /fingerprint matches/ }).check();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid').first()).toBeVisible();
  expect(referrersOf(await heapSnapshot(page), password)).toEqual([]);
});
