/** The log: JSON lines in one rotating file (1 MB and its predecessor), no secrets, no telemetry. */
import type { Log, LogFields } from '@core/ports';
import log from 'electron-log/main';

const MAX_BYTES = 1_000_000;
// A second line of defence: callers must not pass secrets, and fields named like one are never written.
const SECRET_FIELD = /pass|token|secret|cookie|authorization|session/i;

export interface FileLog extends Log {
  readonly path: string;
}

export function createFileLog(path: string, echo: boolean): FileLog {
  log.transports.file.resolvePathFn = () => path;
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.format = '{text}';
  log.transports.console.level = echo ? 'info' : false;
  log.transports.ipc.level = false;
  const write = (level: 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) =>
    log[level](logLine(level, event, fields));
  return { path, info: write('info'), warn: write('warn'), error: write('error') };
}

export function logLine(level: string, event: string, fields: LogFields = {}): string {
  const safe = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, SECRET_FIELD.test(name) ? '•••' : value]),
  );
  return JSON.stringify({ at: new Date().toISOString(), level, event, ...safe });
}
