/** The window keeps to itself: sandboxed, own origin, no network, no Node, one door. */
import { expect, test } from '@playwright/test';
import { createProfile, type Profile, type Program } from './support/program';

let profile: Profile;
let program: Program;

test.beforeAll(async () => {
  profile = createProfile();
  program = await profile.start();
});

test.afterAll(async () => {
  await program.close();
  profile.remove();
});

test('the page has its own origin, a strict policy and no Node', async () => {
  const page = await program.page.evaluate(() => ({
    origin: location.origin,
    node:
      typeof (globalThis as Record<string, unknown>)['process'] +
      typeof (globalThis as Record<string, unknown>)['require'],
    doors: Object.keys(window).filter((name) => name.startsWith('coldaisle')),
    calls: Object.keys(window.coldaisle).sort(),
  }));
  expect(page).toEqual({
    origin: 'app://coldaisle',
    node: 'undefinedundefined',
    doors: ['coldaisle'],
    calls: ['call', 'on'],
  });
});

test('the page reaches no network and runs no inline code', async () => {
  const outcome = await program.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const fetched = await fetch('https://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'window.__inline = true';
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return { fetched, inline: '__inline' in window, violations };
  });
  expect(outcome.fetched).toBe('refused');
  expect(outcome.inline).toBe(false);
  expect(outcome.violations).toEqual(expect.arrayContaining(['connect-src', 'script-src-elem']));
});

test('a foreign frame cannot be opened and the page cannot be led away', async () => {
  await program.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  expect(await program.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  expect(new URL(program.page.url()).protocol).toBe('app:');
});

test('the window runs sandboxed with an isolated context', async () => {
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration: nodeIntegration ?? false, webviewTag: webviewTag ?? false };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
});
