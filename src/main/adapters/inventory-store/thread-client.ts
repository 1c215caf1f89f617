/** Reads lists on the store's thread: asks the main thread, which alone has network and session, for the texts. */
import type { Result } from '@contract/errors';
import type { Clock, Log, TextRequest } from '@core/ports';
import { DEFAULT_OPTIONS } from '../dci-api/client';
import { readAnswer } from '../dci-api/errors';
import type { ListClient } from '../dci-api/lists';

export interface ThreadClientDeps {
  readonly readText: (request: TextRequest, signal?: AbortSignal) => Promise<Result<string>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every page that came in. */
  readonly onPage: () => void;
}

export function createThreadClient({ readText, clock, log, onPage }: ThreadClientDeps): ListClient {
  return {
    options: DEFAULT_OPTIONS,
    log,
    clock,
    read: async ({ path, query, serverCall, timeoutMs, signal }) => {
      const request = { path, query, serverCall, timeoutMs: timeoutMs ?? DEFAULT_OPTIONS.readTimeoutMs };
      const text = await readText(request, signal);
      if (!text.ok) return text;
      onPage();
      const context = { kind: 'read' as const, host: '', path, serverCall: serverCall === true, secrets: [] };
      return readAnswer({ status: 200, text: text.value, durationMs: 0 }, context);
    },
  };
}
