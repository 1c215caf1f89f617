/** The one window: frameless, sandboxed, going nowhere but to its own page. */
import { join } from 'node:path';
import type { WindowState } from '@contract/types/app';
import { BrowserWindow, type Session } from 'electron';

export interface WindowOptions {
  readonly session: Session;
  readonly url: string;
  /** Dark or light ground until the page has painted: no white flash. */
  readonly background: string;
  readonly onState: (state: WindowState) => void;
}

export function openWindow({ session, url, background, onState }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    frame: process.platform === 'darwin',
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'default',
    backgroundColor: background,
    title: 'Coldaisle',
    webPreferences: {
      session,
      preload: join(__dirname, '../preload/index.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  keepInside(window, url);
  const tell = () => onState(windowState(window));
  window.on('maximize', tell);
  window.on('unmaximize', tell);
  window.on('focus', tell);
  window.on('blur', tell);
  void window.loadURL(url);
  return window;
}

export function windowState(window: BrowserWindow): WindowState {
  return { maximised: window.isMaximized(), focused: window.isFocused() };
}

/** Links open through a checked call, never by navigation: the page stays the page. */
function keepInside(window: BrowserWindow, url: string): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, target) => {
    if (target !== url) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
}
