/**
 * Secrets in a real Secret Service: gnome-keyring on a session bus of its own, the adapter built as the program builds it
 * (CommonJS for Node 18). And what happens where there is no such service, or one that does not answer.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const SERVICE = 'Coldaisle test';
// Below node_modules, because keytar is looked up from where the built file lies.
const OUT = resolve('node_modules/.cache/keychain-child');
const CHILD = join(OUT, 'child.cjs');
/** A daemon with one unlocked keyring. The password must not be empty: that would wait for a prompt for ever. */
const KEYRING = `printf 'x\\n' | gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null 2>&1`;
const DAEMON_PID =
  'dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / ' +
  "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | tr -dc '0-9 ' | awk '{print $NF}'";

type Step = readonly [
  call: 'status' | 'set' | 'get' | 'delete' | 'ask-eight-times-and-read-a-file',
  name?: string,
  secret?: string,
];

let folder: string;

beforeAll(async () => {
  const alias = { '@contract': resolve('src/preload/contract'), '@core': resolve('src/main/core') };
  const output = { format: 'cjs', entryFileNames: 'child.cjs' } as const;
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias },
    build: {
      ssr: resolve('tests/support/keychain-child.ts'),
      outDir: OUT,
      target: 'node18',
      rollupOptions: { external: ['keytar'], output },
    },
  });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-keychain-'));
  for (const name of ['home', 'run']) mkdirSync(join(folder, name), { mode: 0o700 });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Without this user's own session: a test must not meet the keyring of whoever runs it. */
const privateEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: join(folder, 'home'),
  XDG_RUNTIME_DIR: join(folder, 'run'),
});

const sh = (script: string, env = privateEnv()): Promise<string> =>
  new Promise((done, failed) => {
    const started = spawn('sh', ['-c', script], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { out: '', err: '' };
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.out += text;
    });
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.err += text;
    });
    // The whole group: a shell that ends alone would leave its children behind.
    const timer = setTimeout(() => started.pid && process.kill(-started.pid, 'SIGKILL'), 25_000);
    started.on('error', failed);
    started.on('close', (status) => {
      clearTimeout(timer);
      if (status === 0) done(texts.out);
      else failed(new Error(`${script}\nended with ${status}\n${texts.out}\n${texts.err}`));
    });
  });
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const inSession = (script: string) => sh(`exec dbus-run-session -- sh -c ${quoted(script)}`);
// It ends itself by a signal, see there; what counts are its answers.
const child = (...steps: Step[]) =>
  `${[process.execPath, CHILD, SERVICE, JSON.stringify(steps)].map(quoted).join(' ')} || true`;
const answersOf = (output: string): unknown[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{') || line.startsWith('"'))
    .map((line) => JSON.parse(line));
/** It shows attributes on stderr. */
const SHOW_ALL = `secret-tool search --all service ${quoted(SERVICE)} 2>&1`;

describe('with a Secret Service', () => {
  it('keeps a secret for the next start of the program, under its service and name, and gives it back exactly', async () => {
    const output = await inSession(
      [
        KEYRING,
        child(['status'], ['get', 'session a'], ['set', 'session a', 'tökén "1"']),
        SHOW_ALL,
        child(['get', 'session a']),
      ].join('; '),
    );
    expect(answersOf(output)).toEqual([
      { kind: 'available', name: 'secret-service' },
      { ok: true, value: null },
      { ok: true },
      { ok: true, value: 'tökén "1"' },
    ]);
    expect(output).toContain('secret = tökén "1"');
    expect(output).toContain('attribute.account = session a');
  });

  it('deletes the entry for good, and no other', async () => {
    const output = await inSession(
      [
        KEYRING,
        child(['set', 'a', 'secret of a'], ['set', 'b', 'secret of b'], ['delete', 'a'], ['get', 'a'], ['get', 'b']),
        'echo LEFT',
        SHOW_ALL,
      ].join('; '),
    );
    expect(answersOf(output).slice(2)).toEqual([
      { ok: true },
      { ok: true, value: null },
      { ok: true, value: 'secret of b' },
    ]);
    const left = output.slice(output.indexOf('LEFT'));
    expect(left).toContain('secret of b');
    expect(left).not.toContain('secret of a');
  });

  it('replaces a secret, and has no quarrel with deleting what is not there', async () => {
    const output = await inSession(
      [KEYRING, child(['set', 'a', 'one'], ['set', 'a', 'two'], ['get', 'a'], ['delete', 'nobody'])].join('; '),
    );
    expect(answersOf(output).slice(2)).toEqual([{ ok: true, value: 'two' }, { ok: true }]);
  });

  it('holds a long session', async () => {
    const long = 'x'.repeat(20_000);
    const output = await inSession([KEYRING, child(['set', 'a', long], ['get', 'a'])].join('; '));
    expect(answersOf(output)[1]).toEqual({ ok: true, value: long });
  });

  it('leaves nothing readable on the disk', async () => {
    await inSession([KEYRING, child(['set', 'a', 'needle-in-the-haystack'])].join('; '));
    const files = await sh('find "$HOME" -name "*.keyring" | wc -l; grep -rl needle-in-the-haystack "$HOME" || true');
    expect(files.trim()).toBe('1');
  });
});

describe('without a Secret Service', () => {
  it.each([
    ['no session bus', {}],
    ['a session bus that is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
  ])('says that there is none, with a reason, and every call fails as a value: %s', async (_, env) => {
    const output = await sh(child(['status'], ['get', 'a'], ['set', 'a', 'secret'], ['delete', 'a']), {
      ...privateEnv(),
      ...env,
    });
    const failed = { ok: false, error: { code: 'keychain.failed', details: { reason: expect.stringMatching(/.../) } } };
    expect(answersOf(output)).toEqual([
      { kind: 'unavailable', reason: expect.stringMatching(/.../) },
      failed,
      failed,
      failed,
    ]);
    expect(output).not.toContain('secret');
  });

  it('that can be unlocked, a write fails as a value and nothing is kept in clear', async () => {
    // The keyring exists, but this session's daemon was given no password, and there is no screen for a prompt.
    await inSession([KEYRING, child(['set', 'a', 'first'])].join('; '));
    const output = await inSession(child(['set', 'a', 'second-secret'], ['get', 'a']));
    expect(answersOf(output)[0]).toMatchObject({ ok: false, error: { code: 'keychain.failed' } });
    expect(await sh('grep -rl second-secret "$HOME" "$XDG_RUNTIME_DIR" || true')).toBe('');
  });
});

describe('with a Secret Service that does not answer', () => {
  /** Stopped, not ended: as when it waits for a prompt that nobody sees. */
  const whileStopped = (...steps: Step[]) =>
    inSession(
      [
        KEYRING,
        child(['status']),
        `pid=$(${DAEMON_PID})`,
        'kill -STOP "$pid"',
        child(...steps),
        'kill -KILL "$pid"',
      ].join('; '),
    );

  it('says so after a few seconds instead of waiting', async () => {
    expect(answersOf(await whileStopped(['status']))).toEqual([
      { kind: 'available', name: 'secret-service' },
      { kind: 'unavailable', reason: 'no answer' },
    ]);
  });

  it('still reads its own files, however many questions wait', async () => {
    expect(answersOf(await whileStopped(['ask-eight-times-and-read-a-file', 'a']))).toEqual([
      { kind: 'available', name: 'secret-service' },
      'file read',
    ]);
  });
});
