/** Opens an encrypted SQLite file: migrates it forward, moves a damaged one aside, leaves a newer one alone. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import { ClosedError, connect, type Database, filesReleased } from './connection';

export interface DatabaseOptions {
  /** Null: in memory, gone when closed. */
  readonly path: string | null;
  /** 64 hex digits; null only in memory. */
  readonly key: string | null;
  /** SQL that brings version n to n + 1, in order. Never change one that was released. */
  readonly migrations: readonly string[];
  /** Whether a commit waits until the disk has it: for what must not be lost. */
  readonly durable?: boolean;
  /** Part of the name under which a damaged file is kept. */
  readonly stamp: () => string;
  /** The file is known to be damaged behind what opening it reads. */
  readonly damaged?: boolean;
}

export interface OpenedDatabase {
  readonly db: Database;
  /** Where a file that did not open was put; null when all is well. */
  readonly movedAside: string | null;
}

const CIPHER = 'aes256cbc';
/** SQLite's words, and the unpacker's, for "this is not a whole database of this key". */
const DAMAGED = /^(SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|IOERR_DATA)|Z_)/;

/** Errors: `store.newer`, `store.unreadable` (the system's code or SQLite's). */
export async function openDatabase(options: DatabaseOptions): Promise<Result<OpenedDatabase>> {
  const first: Attempt = options.damaged ? { kind: 'damaged', reason: 'damaged' } : tryOpen(options);
  if (first.kind === 'open') return ok({ db: first.db, movedAside: null });
  if (first.kind === 'newer') return fail('store.newer', { version: first.version });
  if (first.kind === 'failed' || options.path === null) return fail('store.unreadable', { reason: first.reason });
  await filesReleased();
  const aside = moveAside(options.path, options.stamp());
  if (aside === null) return fail('store.unreadable', { reason: first.reason });
  const second = tryOpen(options);
  if (second.kind === 'open') return ok({ db: second.db, movedAside: aside });
  return fail('store.unreadable', { reason: second.kind === 'newer' ? 'newer' : second.reason });
}

/** Deletes the file, what SQLite keeps beside it, and those that were put aside or kept of older versions. */
export function deleteDatabase(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  if (!existsSync(folder)) return;
  const beside = readdirSync(folder).filter((other) => other.startsWith(`${name}-`) || other.startsWith(`${name}.`));
  for (const other of [...beside, name]) rmSync(join(folder, other), { force: true });
}

/** Pages are not signed: a damaged one may decipher into a text that does not unpack, or is no JSON. */
export function isDamage(thrown: unknown): boolean {
  return DAMAGED.test(codeOf(thrown)) || thrown instanceof SyntaxError;
}

export function isClosed(thrown: unknown): boolean {
  return thrown instanceof ClosedError;
}

/** SQLite's or the system's short word for what went wrong; never a path or a value. */
export function codeOf(thrown: unknown): string {
  const { code, message } = (thrown ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  // The library reports a file it cannot open without a code, only with SQLite's number for it.
  return typeof message === 'string' && /ConnectionFailed.*: 14"?\)?$/.test(message) ? 'SQLITE_CANTOPEN' : 'unknown';
}

type Attempt =
  | { readonly kind: 'open'; readonly db: Database }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' | 'failed'; readonly reason: string };

function tryOpen(options: DatabaseOptions): Attempt {
  let db: Database | null = null;
  try {
    if (options.path !== null) makeFolder(dirname(options.path));
    db = connectTo(options);
    prepareFile(db, options);
    const version = readVersion(db);
    const latest = options.migrations.length;
    if (version > latest) {
      db.close();
      return { kind: 'newer', version };
    }
    if (version < latest) db = migrate(db, options, version);
    return { kind: 'open', db };
  } catch (thrown) {
    closeQuietly(db);
    return { kind: isDamage(thrown) ? 'damaged' : 'failed', reason: codeOf(thrown) };
  }
}

/** Not the system's own way to make several: that never ends where a folder is refused as if its parent were missing. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function connectTo({ path, key }: DatabaseOptions): Database {
  return path === null ? connect(':memory:', null) : connect(path, { cipher: CIPHER, key: key ?? '' });
}

function prepareFile(db: Database, { path, durable }: DatabaseOptions): void {
  if (path === null) return;
  // The first read shows whether key and file fit; before it, nothing may be written.
  readVersion(db);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
}

/** Each step is one transaction with its number, so that a program killed in the middle begins it again. */
function migrate(db: Database, options: DatabaseOptions, from: number): Database {
  if (options.path !== null && from > 0) backUp(db, options.path, from);
  for (let version = from; version < options.migrations.length; version += 1) {
    db.exec(`BEGIN IMMEDIATE; ${options.migrations[version]}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
  return db;
}

/** A copy of the file as it was, under the number of its version: written aside first, so that it is whole or not there. */
function backUp(db: Database, path: string, version: number): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const partial = `${path}.backing-up`;
  copyFileSync(path, partial);
  renameSync(partial, backupPath(path, version));
}

function backupPath(path: string, version: number): string {
  return `${path}.v${version}`;
}

function readVersion(db: Database): number {
  const [version] = db.prepare('PRAGMA user_version').raw().get() as [number];
  return version;
}

function moveAside(path: string, stamp: string): string | null {
  const aside = `${path}.damaged-${stamp}`;
  try {
    renameSync(path, aside);
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
    }
    return aside;
  } catch {
    return null;
  }
}

function closeQuietly(db: Database | null): void {
  try {
    db?.close();
  } catch {
    // It is being given up anyway.
  }
}
