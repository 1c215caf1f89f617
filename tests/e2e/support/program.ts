/** Starts the built program on a profile of its own and gives its window; the same profile can be started again. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

interface Runtime {
  readonly executable: string;
  /** What must come first on the command line: the app's folder where the runtime takes one, `--no-sandbox` for root. */
  readonly args: readonly string[];
}

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

export interface Profile {
  readonly folder: string;
  start(options?: { readonly args?: readonly string[]; readonly env?: Record<string, string> }): Promise<Program>;
  /** Addresses that were opened in the system's browser, in order. */
  opened(): string[];
  /** Every file below the profile that contains one of the texts. */
  filesWith(texts: readonly string[]): string[];
  remove(): void;
}

let runtime: Runtime | null = null;

/** Asked once: the command that anyone uses, so that the tests drive what users drive. */
function electronRuntime(): Runtime {
  runtime ??= JSON.parse(
    execFileSync(process.execPath, [resolve('scripts/electron-path.mjs'), '--json'], { encoding: 'utf8' }),
  ) as Runtime;
  return runtime;
}

export function createProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'coldaisle-e2e-'));
  const browser = installFakeBrowser(folder);
  return {
    folder: join(folder, 'profile'),
    start: ({ args = [], env = {} } = {}) => start(join(folder, 'profile'), args, { ...browser.env, ...env }),
    opened: browser.opened,
    filesWith: (texts) => filesBelow(join(folder, 'profile')).filter((file) => containsAny(file, texts)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function start(profile: string, args: readonly string[], env: Record<string, string>): Promise<Program> {
  const { executable, args: first } = electronRuntime();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...first, `--user-data-dir=${profile}`, '--lang=en-US', ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await app.firstWindow();
  await page.waitForSelector('[data-ready]');
  return { app, page, close: () => app.close() };
}

/** The desktop's `xdg-open` is what Electron runs; this one writes down what it was asked to open. */
function installFakeBrowser(folder: string): { env: Record<string, string>; opened: () => string[] } {
  const bin = join(folder, 'bin');
  const log = join(folder, 'opened.txt');
  mkdirSync(bin, { recursive: true });
  writeFileSync(log, '');
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${log}'\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  return {
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    opened: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return [];
    if (stat.isDirectory()) return filesBelow(path);
    return stat.isFile() ? [path] : [];
  });
}

/** UTF-8 and UTF-16, because Chromium's own databases use both. */
function containsAny(file: string, texts: readonly string[]): boolean {
  const bytes = readFileSync(file);
  return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')));
}
