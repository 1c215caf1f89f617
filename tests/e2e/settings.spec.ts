/** Settings outside the page: the theme the system draws in, and a file that must not be saved over. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call } from './support/datacenters';
import { createProfile, type Profile, type Program } from './support/program';

let profile: Profile;
let program: Program | null = null;

test.beforeEach(() => {
  profile = createProfile();
});

test.afterEach(async () => {
  await program?.close();
  program = null;
  profile.remove();
});

test('a chosen theme holds for what the system draws too, at once', async () => {
  program = await profile.start();
  const { app, page } = program;
  const source = () => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  expect(await source()).toBe('system');
  for (const theme of ['Light', 'Dark', 'System']) {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Theme' }).click();
    await page.getByRole('menuitemcheckbox', { name: theme }).click();
    await expect.poll(source).toBe(theme.toLowerCase());
  }
});

test('settings of a newer version are left alone, and the window says that nothing is saved', async () => {
  const file = join(profile.folder, 'settings.json');
  const newer = JSON.stringify({ version: 99, instances: 'in a form of its own' });
  mkdirSync(profile.folder, { recursive: true });
  writeFileSync(file, newer);
  program = await profile.start();
  const { page } = program;
  const told = page.getByRole('alert').filter({ hasText: 'Settings not read' });
  await expect(told).toContainText('A newer Coldaisle wrote the settings file');
  const answer = await call(page, 'app.setPreferences', { theme: 'light', language: 'en' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'store.unreadable' } });
  await expect(told).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('a damaged file is put aside, and the window says so until something is saved', async () => {
  mkdirSync(profile.folder, { recursive: true });
  writeFileSync(join(profile.folder, 'settings.json'), '{ "version": 1, "inst');
  program = await profile.start();
  const { page } = program;
  const told = page.getByRole('alert').filter({ hasText: 'Settings not read' });
  await expect(told).toContainText('It was put aside');
  expect(await call(page, 'app.setPreferences', { theme: 'dark', language: 'en' })).toMatchObject({ ok: true });
  await expect(told).toBeHidden();
  expect(JSON.parse(readFileSync(join(profile.folder, 'settings.json'), 'utf8'))).toMatchObject({
    preferences: { theme: 'dark' },
  });
});
