/** The settings file on a real disk: whole or not at all, and never over something that is still of use. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@contract/errors';
import type { Settings } from '@core/ports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsFile } from '../../../src/main/adapters/settings-store-file';

const SETTINGS: Settings = {
  instances: [
    {
      id: '3f2b8c1e-7a55-4c1b-9d0e-5b6a7c8d9e0f',
      name: 'Франкфурт',
      code: 'FRA',
      colour: 3,
      address: 'https://dci.example',
      account: 'engineer@dc.example',
      pinnedFingerprint: null,
      demoSite: null,
      pinned: false,
      copyLifetimeHours: null,
    },
  ],
  preferences: { theme: 'dark', language: 'ru' },
  numbering: { '3f2b8c1e-7a55-4c1b-9d0e-5b6a7c8d9e0f': { direction: 'top-down', anchor: 'highest' } },
};

let folder: string;
let path: string;

const store = (defaultLanguage: 'en' | 'ru' = 'en') =>
  createSettingsFile({ path, defaultLanguage, stamp: () => 'stamp' });
const numbered = (name: string): Settings => ({
  ...SETTINGS,
  instances: SETTINGS.instances.map((instance) => ({ ...instance, name })),
});
const stored = () => JSON.parse(readFileSync(path, 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-settings-'));
  path = join(folder, 'profile', 'settings.json');
  mkdirSync(join(folder, 'profile'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the settings file', () => {
  it('gives back what was saved, in a new start of the program', async () => {
    expect(await store().save(SETTINGS)).toEqual(ok());
    expect(await store().load()).toEqual(ok(SETTINGS));
  });

  it('is empty settings in the language of the system while there is none', async () => {
    expect(await store('ru').load()).toEqual(
      ok({ instances: [], preferences: { theme: 'system', language: 'ru' }, numbering: {} }),
    );
    expect(existsSync(path)).toBe(false);
  });

  it('makes its folder', async () => {
    rmSync(join(folder, 'profile'), { recursive: true });
    expect(await store().save(SETTINGS)).toEqual(ok());
    expect(await store().load()).toEqual(ok(SETTINGS));
  });

  it('is read by its owner alone', async () => {
    await store().save(SETTINGS);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('states its version, and loses fields it does not know', async () => {
    await store().save(SETTINGS);
    expect(stored().version).toBe(1);
    writeFileSync(
      path,
      JSON.stringify({ ...stored(), extra: 1, instances: [{ ...SETTINGS.instances[0], token: 'x' }] }),
    );
    expect(await store().load()).toEqual(ok(SETTINGS));
  });

  it('is always one whole file while it is saved over and over', async () => {
    const saving = store();
    await saving.save(numbered('first'));
    let isSaving = true;
    const read = async () => {
      const names = new Set<string>();
      while (isSaving) {
        names.add(stored().instances[0].name);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return names;
    };
    const reading = read();
    for (let round = 0; round < 40; round += 1) await saving.save(numbered('x'.repeat(round * 500)));
    isSaving = false;
    expect((await reading).size).toBeGreaterThan(1);
  });

  it('holds the last of many saves at the same time, and no temporary file stays', async () => {
    const saving = store();
    const names = Array.from({ length: 20 }, (_, n) => `save ${n}`);
    const results = await Promise.all(names.map((name) => saving.save(numbered(name))));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(stored().instances[0].name).toBe('save 19');
    expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json']);
  });

  it.each([
    ['half of one', '{"version":1,"inst'],
    ['a longer one', `${JSON.stringify({ version: 1, ...SETTINGS })}${'x'.repeat(10_000)}`],
  ])('does not mind a temporary file that a crash left behind: %s', async (_, leftover) => {
    await store().save(SETTINGS);
    writeFileSync(`${path}.new`, leftover);
    expect(await store().load()).toEqual(ok(SETTINGS));
    expect(await store().save(numbered('after'))).toEqual(ok());
    expect(await store().load()).toEqual(ok(numbered('after')));
    expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json']);
  });
});

describe('a damaged settings file', () => {
  it.each([
    ['nothing', ''],
    ['half of it', '{"version":1,"instances":[{"id":'],
    ['zeroes', '\0'.repeat(200)],
    ['no object', '[]'],
    ['null', 'null'],
    ['no version', JSON.stringify(SETTINGS)],
    ['a version that is no number', JSON.stringify({ version: '1', ...SETTINGS })],
    ['an instance without an id', JSON.stringify({ version: 1, ...SETTINGS, instances: [{ name: 'x' }] })],
    ['an unknown theme', JSON.stringify({ version: 1, ...SETTINGS, preferences: { theme: 'neon', language: 'en' } })],
  ])('(%s) is moved aside, whole, and reported', async (_, text) => {
    writeFileSync(path, text);
    expect(await store().load()).toEqual(fail('store.unreadable', { reason: 'damaged' }));
    expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json.damaged-stamp']);
    expect(readFileSync(`${path}.damaged-stamp`, 'utf8')).toBe(text);
    expect(await store().save(SETTINGS)).toEqual(ok());
    expect(await store().load()).toEqual(ok(SETTINGS));
  });

  it('that cannot be moved aside is not reported as moved', async () => {
    writeFileSync(path, 'damaged');
    mkdirSync(join(`${path}.damaged-stamp`, 'occupied'), { recursive: true });
    expect(await store().load()).toEqual(fail('store.unreadable', { reason: 'in-place' }));
    expect(readFileSync(path, 'utf8')).toBe('damaged');
  });
});

describe('a settings file of a newer version', () => {
  it.each([
    ['of the same shape', { version: 2, ...SETTINGS }],
    ['of another shape', { version: 2, datacenters: [], preferences: { theme: 'neon' } }],
    ['of a much later one', { version: 9_999 }],
  ])('%s is refused and left as it is, byte for byte', async (_, content) => {
    const text = `${JSON.stringify(content)}   \n`;
    writeFileSync(path, text);
    expect(await store().load()).toEqual(fail('store.unreadable', { reason: 'newer' }));
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json']);
  });
});

describe('a disk that refuses', () => {
  it('is told with the system\u2019s code when the file cannot be read, and the file stays', async () => {
    // A folder in the file's place fails for root too, whom no permission stops.
    mkdirSync(path);
    expect(await store().load()).toEqual(fail('store.unreadable', { reason: 'EISDIR' }));
    expect(existsSync(path)).toBe(true);
  });

  it('is told when the file cannot be replaced, and later saves are tried again', async () => {
    mkdirSync(join(path, 'occupied'), { recursive: true });
    const saving = store();
    expect((await saving.save(SETTINGS)).ok).toBe(false);
    rmSync(path, { recursive: true });
    expect(await saving.save(SETTINGS)).toEqual(ok());
  });

  it('is told when its folder cannot be made', async () => {
    rmSync(join(folder, 'profile'), { recursive: true });
    writeFileSync(join(folder, 'profile'), 'a file where the folder should be');
    const result = await store().save(SETTINGS);
    expect(result).toMatchObject({ ok: false, error: { code: 'store.unwritable' } });
  });

  it('keeps the old settings when the folder is read-only', async () => {
    await store().save(SETTINGS);
    chmodSync(join(folder, 'profile'), 0o500);
    const saved = await store().save(numbered('refused'));
    chmodSync(join(folder, 'profile'), 0o700);
    // Root writes into read-only folders; either way the file is whole and says what the answer said.
    expect(stored().instances[0].name).toBe(saved.ok ? 'refused' : 'Франкфурт');
    if (process.getuid?.() !== 0) expect(saved).toEqual(fail('store.unwritable', { reason: 'EACCES' }));
  });
});
