/** The bridge: one function to call, one to listen. No logic; adding a call never touches this file. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from './contract/wire';

contextBridge.exposeInMainWorld('coldaisle', {
  call: (name: string, input: unknown) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (event: string, listener: (payload: unknown) => void) => {
    const onMessage = (_: IpcRendererEvent, told: string, payload: unknown) => {
      if (told === event) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, onMessage);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, onMessage);
    };
  },
});
