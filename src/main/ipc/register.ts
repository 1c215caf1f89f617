/** Puts the router on Electron's one call channel and tells events on the other. The only file with `ipcMain`. */
import type { EventName, Events } from '@contract/types/calls';
import { CALL_CHANNEL, EVENT_CHANNEL } from '@contract/wire';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Route } from './router';

export type Tell = <N extends EventName>(event: N, payload: Events[N]) => void;

/** `origin` is the page's own origin; a frame of another origin, or a sub-frame, is never served. */
export function registerIpc(route: Route, window: () => BrowserWindow | null, origins: readonly string[]): Tell {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) =>
    route(isTrusted(event, window(), origins), name, input),
  );
  return (event, payload) => {
    const target = window();
    if (target && !target.isDestroyed() && !target.webContents.isDestroyed()) {
      target.webContents.send(EVENT_CHANNEL, event, payload);
    }
  };
}

function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | null, origins: readonly string[]): boolean {
  const frame = event.senderFrame;
  if (!window || !frame || event.sender !== window.webContents) return false;
  return frame === window.webContents.mainFrame && origins.includes(frame.origin);
}
