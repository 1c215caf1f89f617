/** Opens the two files of an instance's copy, its rows and its notes, and lets go of them. */
import { join } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { Clock, Log, OpenedCopy, TextRequest } from '@core/ports';
import { filesReleased } from './connection';
import { type Copy, createCopy } from './copy';
import { createCopyFile } from './copy-file';
import { COPY_MIGRATIONS, NOTES_MIGRATIONS } from './copy-schema';
import { codeOf, deleteDatabase, isDamage, openDatabase } from './database';
import { createNotesFile, type NotesFile } from './notes-file';
import type { Reading } from './read-instance';

export interface LibraryDeps {
  /** Where the files are. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly stamp: () => string;
  /** For tests: opens the files in another way. */
  readonly openFile?: typeof openDatabase;
  readonly readText: (id: InstanceId, request: TextRequest, signal?: AbortSignal) => Promise<Result<string>>;
}

export interface Open {
  readonly copy: Copy;
  readonly notes: NotesFile;
  /** A reading that lost too many servers: in place only when somebody says so. */
  held: Reading | null;
  /** Ends what is being read into it. */
  readonly closing: AbortController;
  /** Readings, answers about them and the tidying after them follow each other: pieces of one look unused to another. */
  turn: Promise<unknown>;
}

export function inTurn<T>(entry: Open, work: () => Promise<T>): Promise<T> {
  const result = entry.turn.then(work);
  entry.turn = result.catch(() => undefined);
  return result;
}

/** `isDamaged`: damage was met in it, so it is put aside without another look. */
export async function openFiles(
  deps: LibraryDeps,
  id: InstanceId,
  key: string | null,
  isDamaged: boolean,
): Promise<Result<{ entry: Open; answer: OpenedCopy }>> {
  const { stamp, openFile = openDatabase } = deps;
  const opened = await openRows(deps, id, key, isDamaged);
  if (!opened.ok) return opened;
  const { copy } = opened.value;
  const path = key === null ? null : notesPath(deps, id);
  const notes = await openFile({ path, key, migrations: NOTES_MIGRATIONS, stamp, durable: true });
  if (!notes.ok) {
    copy.file.db.close();
    return notes;
  }
  const answer: OpenedCopy = {
    summary: copy.summary(),
    movedAside: opened.value.movedAside ?? notes.value.movedAside,
    provenAtMs: copy.file.readState('proof'),
    latestSeenMs: copy.file.readState('seen'),
  };
  const entry: Open = {
    copy,
    notes: createNotesFile(notes.value.db),
    held: null,
    closing: new AbortController(),
    turn: Promise.resolve(),
  };
  return ok({ entry, answer });
}

interface OpenedRows {
  readonly copy: Copy;
  readonly movedAside: string | null;
}

/** Damage may lie behind the first page: what is shown at once is read before the file counts as whole. */
async function openRows(
  deps: LibraryDeps,
  id: InstanceId,
  key: string | null,
  isDamaged: boolean,
): Promise<Result<OpenedRows>> {
  const { stamp, openFile = openDatabase } = deps;
  const path = key === null ? null : copyPath(deps, id);
  const opened = await openFile({ path, key, migrations: COPY_MIGRATIONS, stamp, damaged: isDamaged });
  if (!opened.ok) return opened;
  const { db, movedAside } = opened.value;
  try {
    return ok({ copy: createCopy(id, createCopyFile(db)), movedAside });
  } catch (thrown) {
    db.close();
    if (!isDamage(thrown) || path === null || isDamaged) return fail('store.unreadable', { reason: codeOf(thrown) });
  }
  return openRows(deps, id, key, true);
}

export function closeFiles({ copy, notes, closing }: Open): void {
  closing.abort();
  copy.file.db.close();
  notes.close();
}

export async function eraseFiles(deps: LibraryDeps, id: InstanceId): Promise<Result<void>> {
  await filesReleased();
  try {
    deleteDatabase(copyPath(deps, id));
    deleteDatabase(notesPath(deps, id));
    return ok();
  } catch (thrown) {
    return fail('store.unwritable', { reason: codeOf(thrown) });
  }
}

function copyPath({ folder }: LibraryDeps, id: InstanceId): string {
  return join(folder, `${id}.db`);
}
function notesPath({ folder }: LibraryDeps, id: InstanceId): string {
  return join(folder, `${id}.notes.db`);
}
