/** The ports `InventoryStore` and `Journal`, served by a thread of their own: databases and searching never hold up main. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { DciApi, InventoryStore, Journal, Log, StoreSyncOptions, TextRequest } from '@core/ports';
import { createRpc, type Exchange, type Rpc } from './inventory-store/rpc';
import type { ThreadData } from './inventory-store/thread';

export interface StoreThreadOptions {
  /** Folder of the encrypted files; made when needed. */
  readonly folder: string;
  /** The thread's own built file. */
  readonly script: string;
  readonly log: Log;
}

export interface StoreThread {
  readonly store: InventoryStore;
  readonly journal: Journal;
  /** Once what was read is kept in full; the copies themselves are whole at any moment. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the build puts the thread's file, beside main's. */
export function threadScript(folder: string): string {
  return join(folder, 'inventory-store.js');
}

export function startStoreThread({ folder, script, log }: StoreThreadOptions): StoreThread {
  const worker = new Worker(script, { workerData: { folder } satisfies ThreadData });
  const apis = new Map<InstanceId, Pick<DciApi, 'readText'>>();
  const rpc: Rpc = createRpc(worker, {
    readText: ({ signal }: Exchange, id: InstanceId, request: TextRequest): Promise<Result<string>> => {
      const api = apis.get(id);
      if (!api) throw new Error('a list is asked for outside a sync');
      return api.readText(request, signal);
    },
    log: async (_: Exchange, level: 'info' | 'warn' | 'error', event: string, fields: Record<string, string>) =>
      log[level](event, fields),
  });
  worker.on('error', (error) => {
    log.error('store.thread-failed', { stack: error.stack });
    rpc.end('the store’s thread failed');
  });
  worker.on('exit', () => rpc.end('the store’s thread ended'));
  return {
    store: createStore(rpc, apis),
    journal: {
      open: (key) => rpc.call('openJournal', [key]),
      append: (entry) => rpc.call('appendJournal', [entry]),
      list: (query) => rpc.call('listJournal', [query]),
    },
    settle: () => rpc.call('settle', []),
    stop: async () => {
      await worker.terminate();
    },
  };
}

function createStore(rpc: Rpc, apis: Map<InstanceId, Pick<DciApi, 'readText'>>): InventoryStore {
  return {
    open: (id, key) => rpc.call('open', [id, key]),
    close: (id) => rpc.call('close', [id]),
    seen: (id, nowMs) => rpc.call('seen', [id, nowMs]),
    erase: (id) => rpc.call('erase', [id]),
    prove: (id, nowMs) => rpc.call('prove', [id, nowMs]),
    sync: async (id, api, { signal, numbering, onProgress }: StoreSyncOptions) => {
      apis.set(id, api);
      return rpc.call('sync', [id, numbering], { signal, onProgress });
    },
    answerDrop: (id, use) => rpc.call('answerDrop', [id, use]),
    wall: (id, numbering, asOf) => rpc.call('wall', [id, numbering, asOf]),
    server: (id, serverId, asOf) => rpc.call('server', [id, serverId, asOf]),
    keep: (id, record, readAtMs) => rpc.call('keep', [id, record, readAtMs]),
    search: (query, ids, limit) => rpc.call('search', [query, ids, limit]),
    resolve: (text, ids) => rpc.call('resolve', [text, ids]),
    changes: (query, ids) => rpc.call('changes', [query, ids]),
    generations: (id) => rpc.call('generations', [id]),
    compare: (id, from, to) => rpc.call('compare', [id, from, to]),
    notes: (id) => rpc.call('notes', [id]),
    setNote: (id, note) => rpc.call('setNote', [id, note]),
  };
}
