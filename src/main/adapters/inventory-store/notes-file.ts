/** Notes and pins of one instance's servers: in a file of their own, which outlives the copy's rebuilding. */
import type { ServerNote } from '@contract/types/history';
import type { Database } from './connection';

export interface NotesFile {
  list(): readonly ServerNote[];
  /** An empty text without a pin takes the note away. */
  set(note: ServerNote): void;
  close(): void;
}

export function createNotesFile(db: Database): NotesFile {
  return {
    list: () =>
      (
        db.prepare('SELECT server, text, pinned, changed_at FROM note ORDER BY server').raw().all() as [
          number,
          string,
          number,
          number,
        ][]
      ).map(([serverId, text, pinned, changedAtMs]) => ({ serverId, text, pinned: pinned === 1, changedAtMs })),
    set: ({ serverId, text, pinned, changedAtMs }) => {
      if (text.trim() === '' && !pinned) db.prepare('DELETE FROM note WHERE server = ?').run(serverId);
      else {
        db.prepare('INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)').run(serverId, text, pinned ? 1 : 0, changedAtMs);
      }
    },
    close: () => db.close(),
  };
}
