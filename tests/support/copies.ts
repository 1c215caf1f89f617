/** A library of copies in a folder of its own, reading a simulated datacenter over real HTTPS. */

import { ok, type Result } from '@contract/errors';
import type { Clock, DciApi, StoreSyncOutcome } from '@core/ports';
import { createDciApi } from '../../src/main/adapters/dci-api/dci-api';
import type { Database } from '../../src/main/adapters/inventory-store/connection';
import { openDatabase } from '../../src/main/adapters/inventory-store/database';
import { createLibrary, type Library } from '../../src/main/adapters/inventory-store/library';
import type { Site } from '../../src/main/demo/simulator';
import { createMemoryLog } from './memory-log';
import { createNodeFetch } from './node-fetch';

export const FRA = '3f2b8c1e-7a55-4c1b-9d0e-5b6a7c8d9e0f';
export const KEY = 'a1'.repeat(32);

const breathing: Clock = {
  nowMs: () => Date.now(),
  wait: () => new Promise((resolve) => setImmediate(resolve)),
};

export interface SignedIn {
  readonly token: string;
  readonly api: DciApi;
  close(): Promise<void>;
}

export async function signInTo(site: Site): Promise<SignedIn> {
  const network = createNodeFetch({ pinnedFingerprint: site.fingerprint256 });
  let token: string | null = null;
  const clock: Clock = { nowMs: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) };
  const api = createDciApi({
    address: site.url,
    token: () => token,
    fetch: network.fetch,
    clock,
    log: createMemoryLog(),
  });
  const account = site.accounts[0];
  const session = await api.signIn(account?.email ?? '', account?.password ?? '');
  if (!session.ok) throw new Error(session.error.code);
  token = session.value.token;
  return { api, token: session.value.token, close: () => network.close() };
}

export interface TestLibrary extends Library {
  /** No more pages than this for every open file; null: as many as there is room for. */
  limitPages(pages: number | null): void;
  /** Reads the instance whose api it was made with. */
  read(signal?: AbortSignal): Promise<Result<StoreSyncOutcome>>;
}

export function openLibrary(folder: string, api: Pick<DciApi, 'readText'>, nowMs = () => Date.now()): TestLibrary {
  let stamp = 0;
  const files = new Set<Database>();
  const library = createLibrary({
    folder,
    clock: { ...breathing, nowMs },
    log: createMemoryLog(),
    stamp: () => {
      stamp += 1;
      return `then-${stamp}`;
    },
    openFile: async (options) => {
      const opened = await openDatabase(options);
      if (!opened.ok) return opened;
      const { db } = opened.value;
      files.add(db);
      const close = () => {
        files.delete(db);
        db.close();
      };
      return ok({ ...opened.value, db: { ...db, close } });
    },
    readText: (_, request, signal) => api.readText(request, signal),
  });
  return {
    ...library,
    limitPages: (pages) => {
      for (const file of files) file.exec(`PRAGMA max_page_count = ${pages ?? 1_073_741_823}`);
    },
    read: (signal = new AbortController().signal) =>
      library.sync(FRA, { signal, numbering: null, onProgress: () => undefined }),
  };
}

/** The value, or the failed test says which error came. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
