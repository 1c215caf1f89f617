/** The store's thread: the library and the journal, offered to the main thread; lists are read through it. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, ok, type Result } from '@contract/errors';
import type { JournalEntry } from '@contract/types/history';
import type { Clock, LogFields, StoreSyncOptions } from '@core/ports';
import { codeOf } from './database';
import type { JournalFile, JournalQuery } from './journal-file';
import { openJournal } from './journal-file';
import { createLibrary } from './library';
import { createRpc, type Exchange, type Line, type Offered, type Rpc } from './rpc';

/** What the main thread gives it as it starts. */
export interface ThreadData {
  readonly folder: string;
}

const clock: Clock = {
  nowMs: () => Date.now(),
  // No time at all is a breath: work for the window that has come in meanwhile goes first.
  wait: (ms) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve))),
};
const stamp = () => new Date().toISOString().replace(/[:.]/g, '-');

function startThread(line: Line, { folder }: ThreadData): void {
  let rpc: Rpc | null = null;
  const say = (level: 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
    // Nobody is left to be told when this fails.
    rpc?.call('log', [level, event, fields ?? {}]).catch(() => undefined);
  };
  const log = { info: say('info'), warn: say('warn'), error: say('error') };
  const library = createLibrary({
    folder,
    clock,
    log,
    stamp,
    readText: (id, request, signal) => (rpc as Rpc).call<Result<string>>('readText', [id, request], { signal }),
  });
  const journal: { file: JournalFile | null } = { file: null };
  rpc = createRpc(line, { ...offerLibrary(library), ...offerJournal(journal, folder) });
}

function offerLibrary(library: ReturnType<typeof createLibrary>): Offered {
  const { sync, ...calls } = library;
  const plain = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (_: Exchange, ...input: never[]) => (call as (...input: never[]) => Promise<unknown>)(...input),
    ]),
  );
  return {
    ...plain,
    sync: ({ signal, tell }, id: string, numbering: StoreSyncOptions['numbering']) =>
      sync(id, { signal, numbering, onProgress: tell }),
  };
}

function offerJournal(held: { file: JournalFile | null }, folder: string): Offered {
  const attempt = async <T>(use: (file: JournalFile) => T): Promise<Result<T>> => {
    if (!held.file) return fail('store.unreadable', { reason: 'closed' });
    try {
      return ok(use(held.file));
    } catch (thrown) {
      return fail('store.unwritable', { reason: codeOf(thrown) });
    }
  };
  return {
    openJournal: async (_: Exchange, key: string | null) => {
      held.file?.close();
      held.file = null;
      const opened = await openJournal(key === null ? null : join(folder, 'journal.db'), key, stamp);
      if (!opened.ok) return opened;
      held.file = opened.value.journal;
      return ok({ movedAside: opened.value.movedAside });
    },
    appendJournal: (_: Exchange, entry: Omit<JournalEntry, 'id'>) => attempt((file) => file.append(entry)),
    listJournal: (_: Exchange, query: JournalQuery) => attempt((file) => file.list(query)),
  };
}

if (parentPort) startThread(parentPort, workerData as ThreadData);
