/** How an Electron is started depends on what stands beside its executable. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronEnvironment, findElectron, resourcesFolder } from '../../../scripts/lib/electron-runtime.mjs';
import { isRoot, ROOT } from '../../../scripts/lib/paths.mjs';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldaisle-electron-'));
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'electron'), '');
  await writeFile(join(folder, 'version'), 'v45.4.1\n');
});

afterEach(() => rm(folder, { recursive: true }));

describe('findElectron', () => {
  const find = () => findElectron({ COLDAISLE_ELECTRON: join(folder, 'electron') });
  const sandbox = isRoot() ? ['--no-sandbox'] : [];

  it('passes the app path first to a stock Electron', async () => {
    await writeFile(join(folder, 'resources/default_app.asar'), '');
    expect(find()).toEqual({
      executable: join(folder, 'electron'),
      args: [ROOT, ...sandbox],
      version: '45.4.1',
      source: 'COLDAISLE_ELECTRON',
    });
  });

  it('passes no app path to one whose resources/app is the app', () => {
    expect(find()?.args).toEqual(sandbox);
  });
});

describe('resourcesFolder', () => {
  it('knows the layout of a macOS bundle', () => {
    expect(resourcesFolder('/x/Electron.app/Contents/MacOS/Electron')).toBe('/x/Electron.app/Contents/Resources');
    expect(resourcesFolder('/x/electron')).toBe('/x/resources');
  });
});

describe('electronEnvironment', () => {
  it('drops the variable that would turn Electron into a plain Node, and nothing else', () => {
    expect(electronEnvironment({ ELECTRON_RUN_AS_NODE: '1', LANG: 'C' })).toEqual({ LANG: 'C' });
  });
});
