/** The only two IPC channels: the window calls, the main process tells. */
export const CALL_CHANNEL = 'coldaisle:call';
export const EVENT_CHANNEL = 'coldaisle:event';
