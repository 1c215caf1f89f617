/** The page may load itself and nothing else, and is asked for nothing. */
import type { Session } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { refuseEverything } from '../../../src/main/shell/permissions';

type Listener = (...input: unknown[]) => unknown;

/** A session that records who listens, so that the test can ask them. */
function recordingSession() {
  const listeners = new Map<string, Listener>();
  const record = (name: string) => (listener: Listener) => {
    listeners.set(name, listener);
  };
  const session = {
    webRequest: { onBeforeRequest: record('request') },
    setPermissionRequestHandler: record('ask'),
    setPermissionCheckHandler: record('check'),
    setDevicePermissionHandler: record('device'),
    on: (event: string, listener: Listener) => listeners.set(event, listener),
  };
  return { session: session as unknown as Session, listeners };
}

let listeners: Map<string, Listener>;

beforeEach(() => {
  const recording = recordingSession();
  listeners = recording.listeners;
  refuseEverything(recording.session, ['app://coldaisle/', 'devtools:']);
});

const isCancelled = (url: string): boolean => {
  let cancelled: unknown;
  listeners.get('request')?.({ url }, (decision: { cancel: boolean }) => {
    cancelled = decision.cancel;
  });
  return cancelled as boolean;
};

describe('the window', () => {
  it.each(['app://coldaisle/index.html', 'app://coldaisle/assets/a.js'])('loads its own %s', (url) => {
    expect(isCancelled(url)).toBe(false);
  });

  it.each([
    'https://dci.example/',
    'http://localhost:8080/',
    'ws://localhost/',
    'file:///etc/passwd',
    'app://coldaisle.evil/index.html',
    'app://evil/app://coldaisle/',
    'app://coldaisle',
    'APP://COLDAISLE/',
    'data:text/html,x',
    'blob:app://coldaisle/1',
    'chrome://settings',
    '',
  ])('loads nothing else: %s', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'unknown'])(
    'is granted no permission: %s',
    (permission) => {
      let granted: unknown;
      listeners.get('ask')?.({}, permission, (answer: boolean) => {
        granted = answer;
      });
      expect(granted).toBe(false);
      expect(listeners.get('check')?.({}, permission)).toBe(false);
      expect(listeners.get('device')?.({ deviceType: permission })).toBe(false);
    },
  );

  it('downloads nothing', () => {
    let prevented = 0;
    const prevent = () => {
      prevented += 1;
    };
    listeners.get('will-download')?.({ preventDefault: prevent });
    expect(prevented).toBe(1);
  });
});
