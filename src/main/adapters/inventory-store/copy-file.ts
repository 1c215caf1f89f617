/** What is asked of and written to the file of one instance's copy: the only SQL about readings and their rows. */
import type { ChangeEntry, ChangeKind, Generation } from '@contract/types/history';
import type { InstanceId, ListName } from '@contract/types/instance';
import { packText, unpack, unpackText } from './chunks';
import type { Database } from './connection';

/** Where the text of a server's row is. */
export interface VersionRef {
  readonly server: number;
  readonly chunk: number;
  readonly place: number;
}

export interface KeptVersion extends VersionRef {
  /** The generation that brought it. */
  readonly since: number;
}

export type StoredChange = Omit<ChangeEntry, 'id' | 'instanceId' | 'atMs' | 'sinceMs'>;
/** `fresh`: the servers in it that had been read by themselves. */
export type ProjectionName = 'rows' | 'lines' | 'wall' | 'fresh';

export interface NewGeneration {
  readonly id: number;
  readonly startedAtMs: number;
  readonly readAtMs: number;
  readonly servers: number;
  readonly racks: number;
  /** Servers whose rows came new or changed: their versions were staged before. */
  readonly changed: readonly number[];
  readonly gone: readonly number[];
  readonly changes: readonly StoredChange[];
  /** Null: this instance has no such list. Left out: it is as it was. */
  readonly lists: ReadonlyMap<ListName, string | null>;
  /** Whether anything differs from the generation before. If not, what was made of that one is right for this one too. */
  readonly differs: boolean;
}

export interface PackedChunk {
  readonly id: number;
  readonly body: Buffer;
}

export interface FreshRow {
  readonly server: number;
  readonly readAtMs: number;
  readonly text: string;
}

export type CopyFile = ReturnType<typeof createCopyFile>;

/** Unpacked pieces kept at hand: rows are mostly asked for in the order they are packed. */
const CHUNKS_AT_HAND = 64;

export function createCopyFile(db: Database) {
  const state = createState(db);
  return { db, ...state, ...readings(db, state.current), ...writing(db), ...historyOf(db) };
}

function createState(db: Database) {
  const get = db.prepare('SELECT value FROM state WHERE key = ?').raw();
  const set = db.prepare('INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const read = (key: string): number | null => (get.get(key) as [number] | undefined)?.[0] ?? null;
  return {
    /** 0 while nothing was read. */
    current: (): number => read('current') ?? 0,
    readState: read,
    writeState: (key: 'current' | 'proof' | 'seen', value: number) => {
      set.run(key, value);
    },
    /** Somebody was told "yes" by the instance: the lifetime begins anew. */
    prove: (nowMs: number) =>
      db.inOne(() => {
        set.run('proof', nowMs);
        set.run('seen', nowMs);
      }),
  };
}

/** `gen` is a generation's id; its versions are those that began by then and had not ended. */
function readings(db: Database, current: () => number) {
  const versions = db
    .prepare(
      'SELECT server, chunk, place, from_gen FROM version WHERE from_gen <= ? AND (to_gen IS NULL OR to_gen > ?) ORDER BY server',
    )
    .raw();
  const version = db
    .prepare(
      'SELECT chunk, place FROM version WHERE server = ? AND from_gen <= ? AND (to_gen IS NULL OR to_gen > ?) ORDER BY from_gen DESC LIMIT 1',
    )
    .raw();
  const chunk = db.prepare('SELECT body FROM chunk WHERE id = ?').raw();
  const list = db
    .prepare('SELECT body FROM list WHERE name = ? AND from_gen <= ? AND (to_gen IS NULL OR to_gen > ?)')
    .raw();
  const fresh = db.prepare('SELECT server, read_at, body FROM fresh').raw();
  const freshOne = db.prepare('SELECT body FROM fresh WHERE server = ?').raw();
  const projection = db.prepare('SELECT body FROM projection WHERE name = ?').raw();
  const unpacked = new Map<number, readonly string[]>();
  const chunkOf = (id: number): readonly string[] => {
    const known = unpacked.get(id);
    if (known) return known;
    const row = chunk.get(id) as [ArrayBuffer] | undefined;
    const texts = row ? unpack(row[0]) : [];
    if (unpacked.size >= CHUNKS_AT_HAND) unpacked.delete(unpacked.keys().next().value as number);
    unpacked.set(id, texts);
    return texts;
  };
  return {
    versionsAt: (gen: number): KeptVersion[] =>
      (versions.all(gen, gen) as [number, number, number, number][]).map(([server, c, place, since]) => ({
        server,
        chunk: c,
        place,
        since,
      })),
    /** The JSON text of a row; null when its piece is missing. */
    textAt: ({ chunk: id, place }: Omit<VersionRef, 'server'>): string | null => chunkOf(id)[place] ?? null,
    textOf: (server: number, gen: number): string | null => {
      const found = version.get(server, gen, gen) as [number, number] | undefined;
      return found ? (chunkOf(found[0])[found[1]] ?? null) : null;
    },
    listAt: (name: ListName, gen: number = current()): string | null => {
      const row = list.get(name, gen, gen) as [ArrayBuffer] | undefined;
      return row ? unpackText(row[0]) : null;
    },
    fresh: (): FreshRow[] =>
      (fresh.all() as [number, number, ArrayBuffer][]).map(([server, readAtMs, body]) => ({
        server,
        readAtMs,
        text: unpackText(body),
      })),
    freshText: (server: number): string | null => {
      const row = freshOne.get(server) as [ArrayBuffer] | undefined;
      return row ? unpackText(row[0]) : null;
    },
    projection: (name: ProjectionName): string | null => {
      const row = projection.get(name) as [ArrayBuffer] | undefined;
      return row ? unpackText(row[0]) : null;
    },
    /** The generation that the projections were made of; null when there are none. */
    projectedGeneration: (): number | null =>
      (db.prepare("SELECT gen FROM projection WHERE name = 'rows'").raw().get() as [number] | undefined)?.[0] ?? null,
    /** Whether a list is now what it was at an earlier generation. */
    isListSame: (name: ListName, gen: number): boolean =>
      db.prepare('SELECT 1 FROM list WHERE name = ? AND (from_gen > ? OR to_gen > ?)').raw().get(name, gen, gen) ===
      undefined,
    forgetChunks: () => unpacked.clear(),
  };
}

function writing(db: Database) {
  const addChunk = db.prepare('INSERT INTO chunk VALUES (?, ?)');
  const addVersion = db.prepare('INSERT INTO version VALUES (?, ?, NULL, ?, ?)');
  const closeVersion = db.prepare('UPDATE version SET to_gen = ? WHERE server = ? AND to_gen IS NULL AND from_gen < ?');
  const unstage = db.prepare('DELETE FROM version WHERE from_gen > ?');
  const setFresh = db.prepare(
    'INSERT INTO fresh VALUES (?, ?, ?) ON CONFLICT (server) DO UPDATE SET read_at = excluded.read_at, body = excluded.body',
  );
  const setProjection = db.prepare('INSERT INTO projection (name, gen, body) VALUES (?, ?, ?)');
  const { inOne } = db;
  return {
    /** Writes rows' texts; answers the piece they are in. */
    /** Packed rows under numbers above `lastChunk`, taken by whoever packed them. */
    addChunks: (chunks: readonly PackedChunk[]) =>
      inOne(() => {
        for (const { id, body } of chunks) addChunk.run(id, body);
      }),
    lastChunk: (): number => (db.prepare('SELECT max(id) FROM chunk').raw().get() as [number | null])[0] ?? 0,
    stage: (gen: number, refs: readonly VersionRef[]) =>
      inOne(() => {
        for (const { server, chunk, place } of refs) addVersion.run(server, gen, chunk, place);
      }),
    inOne,
    /** What an attempt to put a reading in place left, but not the pieces it wrote. */
    unstage: (gen: number) => {
      unstage.run(gen);
    },
    /** Takes away what a reading that came to nothing, or a killed program, left behind. */
    discardStaged: (gen: number) =>
      inOne(() => {
        unstage.run(gen);
        db.prepare('DELETE FROM chunk WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.chunk = chunk.id)').run();
      }),
    /** The one transaction that puts a whole new reading in the old one's place. */
    commit: (next: NewGeneration) =>
      inOne(() => {
        for (const server of next.changed) closeVersion.run(next.id, server, next.id);
        for (const server of next.gone) closeVersion.run(next.id, server, next.id);
        for (const [name, text] of next.lists) replaceList(db, next.id, name, text);
        addChanges(db, next);
        db.prepare('INSERT INTO generation VALUES (?, ?, ?, ?, ?, ?)').run(
          next.id,
          next.startedAtMs,
          next.readAtMs,
          next.servers,
          next.racks,
          next.changes.length,
        );
        if (!next.differs) db.prepare('UPDATE projection SET gen = ? WHERE gen = ?').run(next.id, next.id - 1);
        // A server that was read by itself after this reading began stays as it is: the list's row may be the older one.
        db.prepare('DELETE FROM fresh WHERE read_at <= ?').run(next.startedAtMs);
        const set = db.prepare('INSERT OR REPLACE INTO state VALUES (?, ?)');
        set.run('current', next.id);
        set.run('proof', next.readAtMs);
        set.run('seen', next.readAtMs);
      }),
    setFresh: ({ server, readAtMs, text }: FreshRow) => {
      setFresh.run(server, readAtMs, packText(text));
    },
    /** Packed texts made of one generation, in place of all there were. */
    setProjections: (gen: number, bodies: readonly (readonly [ProjectionName, Buffer])[]) =>
      inOne(() => {
        db.prepare('DELETE FROM projection').run();
        for (const [name, body] of bodies) setProjection.run(name, gen, body);
      }),
  };
}

function replaceList(db: Database, gen: number, name: ListName, text: string | null): void {
  db.prepare('UPDATE list SET to_gen = ? WHERE name = ? AND to_gen IS NULL').run(gen, name);
  if (text !== null) db.prepare('INSERT INTO list VALUES (?, ?, NULL, ?)').run(name, gen, packText(text));
}

function addChanges(db: Database, next: NewGeneration): void {
  const since = (db.prepare('SELECT max(read_at) FROM generation').raw().get() as [number | null])[0];
  const add = db.prepare(
    'INSERT INTO change (gen, at, since, server, name, kind, part, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { serverId, serverName, kind, part, before, after } of next.changes) {
    add.run(next.id, next.readAtMs, since, serverId, serverName, kind, part, before, after);
  }
}

export interface StoredChangesQuery {
  readonly serverId: number | null;
  readonly kinds: readonly ChangeKind[];
  readonly beforeMs: number | null;
  readonly limit: number;
}

type ChangeRow = [
  number,
  number,
  number | null,
  number,
  string,
  ChangeKind,
  string | null,
  string | null,
  string | null,
];

function historyOf(db: Database) {
  return {
    /** Newest first. */
    changes: (instanceId: InstanceId, { serverId, kinds, beforeMs, limit }: StoredChangesQuery): ChangeEntry[] => {
      const where = ['at < ?'];
      const values: unknown[] = [beforeMs ?? Number.MAX_SAFE_INTEGER];
      if (serverId !== null) {
        where.push('server = ?');
        values.push(serverId);
      }
      if (kinds.length > 0) {
        where.push(`kind IN (${kinds.map(() => '?').join(', ')})`);
        values.push(...kinds);
      }
      const rows = db
        .prepare(
          `SELECT id, at, since, server, name, kind, part, before, after FROM change WHERE ${where.join(' AND ')} ORDER BY at DESC, id DESC LIMIT ?`,
        )
        .raw()
        .all(...values, limit) as ChangeRow[];
      return rows.map(([id, atMs, sinceMs, server, serverName, kind, part, before, after]) => ({
        id,
        instanceId,
        serverId: server,
        serverName,
        atMs,
        sinceMs,
        kind,
        part,
        before,
        after,
      }));
    },
    /** Newest first. */
    generations: (): Generation[] =>
      (
        db.prepare('SELECT id, read_at, servers, changes FROM generation ORDER BY id DESC').raw().all() as [
          number,
          number,
          number,
          number,
        ][]
      ).map(([id, readAtMs, servers, changes]) => ({ id, readAtMs, servers, changes })),
    rackCount: (gen: number): number => {
      const row = db.prepare('SELECT racks FROM generation WHERE id = ?').raw().get(gen) as [number] | undefined;
      return row?.[0] ?? 0;
    },
    /** Forgets readings that are not to be kept, and whatever only they held. Changes older than `changesFromMs` go too. */
    forget: (keep: ReadonlySet<number>, changesFromMs: number) =>
      db.inOne(() => {
        const ids = (db.prepare('SELECT id FROM generation').raw().all() as [number][]).map(([id]) => id);
        const remove = db.prepare('DELETE FROM generation WHERE id = ?');
        for (const id of ids) if (!keep.has(id)) remove.run(id);
        const ended = `to_gen IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM generation WHERE generation.id >= from_gen AND generation.id < to_gen)`;
        const { changes } = db.prepare(`DELETE FROM version WHERE ${ended}`).run();
        db.prepare(`DELETE FROM list WHERE ${ended}`).run();
        db.prepare('DELETE FROM change WHERE at < ?').run(changesFromMs);
        if (changes > 0) {
          db.prepare('DELETE FROM chunk WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.chunk = chunk.id)').run();
        }
      }),
  };
}
