/** What was asked, for tests and for the curious; nothing secret is kept. */
import type { LoggedRequest } from '../simulator-types';

const KEPT = 20_000;
const SECRET_NAMES = new Set(['password', 'token', 'key']);

export interface RequestLog {
  readonly entries: LoggedRequest[];
  add(entry: LoggedRequest): void;
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push({ ...entry, path: maskPath(entry.path), body: maskBody(entry.body) });
      if (entries.length > KEPT) entries.splice(0, KEPT / 10);
    },
  };
}

function maskPath(path: string): string {
  return path.replace(/(\/token\/)[^/]+/, '$1***');
}

function maskBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRET_NAMES.has(name) ? '***' : (value as unknown)]),
  );
}
