/** Only the top frame of our own window at our own origin is served. */
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Invoke = (event: unknown, name: unknown, input: unknown) => unknown;
const electron = vi.hoisted(() => ({ handlers: new Map<string, Invoke>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Invoke) => electron.handlers.set(channel, handler) },
}));
const { registerIpc } = await import('../../../src/main/ipc/register');

const ORIGIN = 'app://coldaisle';
const mainFrame = { origin: ORIGIN };
let sent: unknown[][];
let contents: { mainFrame: object; isDestroyed: () => boolean; send: (...sending: unknown[]) => void };
let destroyed: boolean;
let window: BrowserWindow | null;
let trusts: boolean[];
let tell: ReturnType<typeof registerIpc>;

beforeEach(() => {
  electron.handlers.clear();
  sent = [];
  trusts = [];
  destroyed = false;
  contents = { mainFrame, isDestroyed: () => destroyed, send: (...sending) => sent.push(sending) };
  window = { webContents: contents, isDestroyed: () => destroyed } as unknown as BrowserWindow;
  const route = async (trusted: boolean) => {
    trusts.push(trusted);
    return { ok: true as const, value: null };
  };
  tell = registerIpc(route, () => window, [ORIGIN]);
});

const isTrusted = (event: unknown) => {
  electron.handlers.get('coldaisle:call')?.(event, 'app.status', {});
  return trusts.at(-1);
};

describe('a sender', () => {
  it('is trusted as the top frame of the window at our origin, on the one channel there is', () => {
    expect([...electron.handlers.keys()]).toEqual(['coldaisle:call']);
    expect(isTrusted({ sender: contents, senderFrame: mainFrame })).toBe(true);
  });

  it.each<[string, () => unknown]>([
    ['a sub-frame at our origin', () => ({ sender: contents, senderFrame: { origin: ORIGIN } })],
    ['a frame that is gone', () => ({ sender: contents, senderFrame: null })],
    ['another window', () => ({ sender: { ...contents }, senderFrame: mainFrame })],
  ])('is not trusted as %s', (_, event) => {
    expect(isTrusted(event())).toBe(false);
  });

  it.each([
    'https://evil.example',
    'null',
    '',
    'app://coldaisle.evil',
    'app://coldaisle/',
    'file://',
    'APP://COLDAISLE',
  ])('is not trusted once its page is at %j', (origin) => {
    contents.mainFrame = { origin };
    expect(isTrusted({ sender: contents, senderFrame: contents.mainFrame })).toBe(false);
  });

  it('is not trusted while there is no window', () => {
    window = null;
    expect(isTrusted({ sender: contents, senderFrame: mainFrame })).toBe(false);
  });
});

describe('telling', () => {
  it('reaches the window on the event channel', () => {
    tell('window.stateChanged', { maximised: true, focused: false });
    expect(sent).toEqual([['coldaisle:event', 'window.stateChanged', { maximised: true, focused: false }]]);
  });

  it('does nothing once the window is closed or gone', () => {
    destroyed = true;
    tell('window.stateChanged', { maximised: true, focused: false });
    window = null;
    tell('window.stateChanged', { maximised: true, focused: false });
    expect(sent).toEqual([]);
  });
});
