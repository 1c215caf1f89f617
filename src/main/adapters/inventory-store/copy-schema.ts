/** Tables of one instance's copy. A migration that was released is never changed: another one follows it. */

/**
 * A server's row is kept as versions: `from_gen` is the generation that brought it, `to_gen` the first one without it.
 * Versions of a generation that is being read lie above `state.current` and are seen by nobody until that moves.
 */
export const COPY_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE generation (
    id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, read_at INTEGER NOT NULL,
    servers INTEGER NOT NULL, racks INTEGER NOT NULL, changes INTEGER NOT NULL
  );
  CREATE TABLE chunk (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
  CREATE TABLE version (
    server INTEGER NOT NULL, from_gen INTEGER NOT NULL, to_gen INTEGER,
    chunk INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (server, from_gen)
  ) WITHOUT ROWID;
  CREATE INDEX version_chunk ON version (chunk);
  CREATE TABLE list (
    name TEXT NOT NULL, from_gen INTEGER NOT NULL, to_gen INTEGER, body BLOB NOT NULL,
    PRIMARY KEY (name, from_gen)
  );
  CREATE TABLE fresh (server INTEGER PRIMARY KEY, read_at INTEGER NOT NULL, body BLOB NOT NULL);
  CREATE TABLE change (
    id INTEGER PRIMARY KEY, gen INTEGER NOT NULL, at INTEGER NOT NULL, since INTEGER,
    server INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, part TEXT, before TEXT, after TEXT
  );
  CREATE INDEX change_server ON change (server, at);
  CREATE INDEX change_at ON change (at);
  CREATE TABLE projection (name TEXT PRIMARY KEY, body BLOB NOT NULL);
  `,
  // What a projection was made of: an older one is brought up to date instead of being made from nothing.
  `
  DROP TABLE projection;
  CREATE TABLE projection (name TEXT PRIMARY KEY, gen INTEGER NOT NULL, body BLOB NOT NULL);
  `,
];

/** What people here wrote: a file of its own, for a sync cannot bring it back. */
export const NOTES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE note (
    server INTEGER PRIMARY KEY, text TEXT NOT NULL, pinned INTEGER NOT NULL, changed_at INTEGER NOT NULL
  );
  `,
];

export const JOURNAL_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, instance TEXT, server INTEGER,
    kind TEXT NOT NULL, facts TEXT NOT NULL
  );
  CREATE INDEX entry_of ON entry (instance, server, id);
  `,
];
