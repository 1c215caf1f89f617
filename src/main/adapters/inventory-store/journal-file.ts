/** The journal on the store's thread: appended and read, never changed. */
import { ok, type Result } from '@contract/errors';
import type { JournalEntry, JournalKind } from '@contract/types/history';
import type { Database } from './connection';
import { JOURNAL_MIGRATIONS } from './copy-schema';
import { openDatabase } from './database';

export interface JournalQuery {
  readonly instanceId: string | null;
  readonly serverId: number | null;
  readonly limit: number;
}

export interface JournalFile {
  append(entry: Omit<JournalEntry, 'id'>): void;
  /** Newest first. */
  list(query: JournalQuery): readonly JournalEntry[];
  close(): void;
}

export async function openJournal(
  path: string | null,
  key: string | null,
  stamp: () => string,
): Promise<Result<{ journal: JournalFile; movedAside: string | null }>> {
  // Each entry is on disk before the request it speaks of leaves.
  const opened = await openDatabase({ path, key, migrations: JOURNAL_MIGRATIONS, durable: true, stamp });
  if (!opened.ok) return opened;
  return ok({ journal: createJournalFile(opened.value.db), movedAside: opened.value.movedAside });
}

type EntryRow = [number, number, string | null, number | null, JournalKind, string];

function createJournalFile(db: Database): JournalFile {
  const add = db.prepare('INSERT INTO entry (at, instance, server, kind, facts) VALUES (?, ?, ?, ?, ?)');
  return {
    append: ({ atMs, instanceId, serverId, kind, facts }) => {
      add.run(atMs, instanceId, serverId, kind, JSON.stringify(facts));
    },
    list: ({ instanceId, serverId, limit }) => {
      const rows = db
        .prepare(
          `SELECT id, at, instance, server, kind, facts FROM entry
           WHERE (?1 IS NULL OR instance = ?1) AND (?2 IS NULL OR server = ?2) ORDER BY id DESC LIMIT ?3`,
        )
        .raw()
        .all(instanceId, serverId, limit) as EntryRow[];
      return rows.map(([id, atMs, instance, server, kind, facts]) => ({
        id,
        atMs,
        instanceId: instance,
        serverId: server,
        kind,
        facts: JSON.parse(facts) as JournalEntry['facts'],
      }));
    },
    close: () => db.close(),
  };
}
