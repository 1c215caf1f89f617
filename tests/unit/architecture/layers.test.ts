/** The layer rules of ARCHITECTURE.md: contract <- core <- adapters, ipc <- compose, shell; bridge, ui, lib <- features <- app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edgesOf, type ImportEdge, importEdges, sourceFiles } from './imports';

interface Rule {
  readonly name: string;
  /** Whether the edge breaks the rule. */
  readonly broken: (edge: ImportEdge) => boolean;
  /** An edge that must be caught, so that the rule itself is known to work. */
  readonly planted: { readonly from: string; readonly text: string };
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const featureOf = (path: string) => /^renderer\/features\/([^/]+)/.exec(path)?.[1];
const ELECTRON_PLACES = [
  'main/index.ts',
  'main/compose.ts',
  'main/shell',
  'main/ipc/register.ts',
  'main/adapters',
  'preload/index.ts',
];

const RULES: readonly Rule[] = [
  {
    name: 'core imports only core and the contract’s types and errors',
    broken: ({ from, to, isPackage }) =>
      within(from, 'main/core') &&
      (isPackage ||
        !(within(to, 'main/core') || within(to, 'preload/contract/types') || to === 'preload/contract/errors')),
    planted: { from: 'main/core/racks/x.ts', text: `import { readFile } from 'node:fs/promises';` },
  },
  {
    name: 'electron is imported only where it is allowed',
    broken: ({ from, to, isPackage }) =>
      isPackage && to.split('/')[0] === 'electron' && !ELECTRON_PLACES.some((place) => within(from, place)),
    planted: { from: 'main/ipc/router.ts', text: `import { app } from 'electron';` },
  },
  {
    name: 'the window never imports main, electron, node or schemas',
    broken: ({ from, to, isPackage }) =>
      within(from, 'renderer') &&
      (isPackage
        ? to === 'electron' || to === 'zod' || to === 'ky' || to.startsWith('node:')
        : within(to, 'main') || within(to, 'preload/contract/schema') || to === 'preload/contract/wire'),
    planted: { from: 'renderer/app/x.ts', text: `import { inputSchemas } from '@contract/schema/inputs';` },
  },
  {
    name: 'a feature never imports a sibling feature',
    broken: ({ from, to }) => {
      const own = featureOf(from);
      const other = featureOf(to);
      return own !== undefined && other !== undefined && own !== other;
    },
    planted: { from: 'renderer/features/racks/view.tsx', text: `import { x } from '../servers/store';` },
  },
  {
    name: 'ui, lib and bridge know no feature and no app',
    broken: ({ from, to }) =>
      ['renderer/ui', 'renderer/lib', 'renderer/bridge'].some((folder) => within(from, folder)) &&
      (within(to, 'renderer/features') || (within(to, 'renderer/app') && !within(to, 'renderer/app/theme'))),
    planted: { from: 'renderer/ui/button/button.tsx', text: `import { x } from '@renderer/features/racks/store';` },
  },
  {
    name: 'features know no app, save its theme',
    broken: ({ from, to }) =>
      within(from, 'renderer/features') && within(to, 'renderer/app') && !within(to, 'renderer/app/theme'),
    planted: { from: 'renderer/features/racks/view.tsx', text: `import { x } from '../../app/app';` },
  },
  {
    name: 'main knows nothing of the window, the contract nothing of either',
    broken: ({ from, to }) =>
      (within(from, 'main') && within(to, 'renderer')) ||
      (within(from, 'preload/contract') && (within(to, 'main') || within(to, 'renderer'))),
    planted: { from: 'main/compose.ts', text: `import { x } from '../renderer/app/app';` },
  },
  {
    name: 'the simulator knows neither core nor adapters nor electron: it is the other side of the wire',
    broken: ({ from, to, isPackage }) =>
      within(from, 'main/demo') && (isPackage ? to === 'electron' : !within(to, 'main/demo')),
    planted: { from: 'main/demo/http/server.ts', text: `import { x } from '@core/ports';` },
  },
  {
    name: 'adapters, ipc and core are wired in compose alone: adapters and ipc do not know each other',
    broken: ({ from, to }) =>
      (within(from, 'main/adapters') && within(to, 'main/ipc')) ||
      (within(from, 'main/ipc') && within(to, 'main/adapters')),
    planted: { from: 'main/ipc/router.ts', text: `import { x } from '../adapters/system-clock';` },
  },
];

describe('layers', () => {
  const edges = importEdges();

  test('the tree was read', () => {
    expect(edges.length).toBeGreaterThan(100);
  });

  test.each(RULES)('$name', ({ broken, planted }) => {
    expect(edgesOf(planted.from, planted.text).some(broken)).toBe(true);
    expect(edges.filter(broken)).toEqual([]);
  });

  test.each([
    ['window.coldaisle', 'renderer/bridge/bridge.ts'],
    ['ipcMain', 'main/ipc/register.ts'],
    ['ipcRenderer', 'preload/index.ts'],
  ])('%s is used in one file', (word, only) => {
    const users = sourceFiles()
      .filter((file) => withoutComments(readFileSync(file, 'utf8')).includes(word))
      .map((file) => file.slice(join(process.cwd(), 'src').length + 1).replaceAll('\\', '/'));
    expect(users).toEqual([only]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
