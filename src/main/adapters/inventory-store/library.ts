/** All copies on this computer, by instance: what the port `InventoryStore` promises, on the thread that does it. */
import { join } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import type { ChangesPage, ChangesQuery, ServerNote } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import type { JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ResolveAnswer } from '@contract/types/search';
import type {
  Clock,
  CopySummary,
  InventoryStore,
  KeptServer,
  Log,
  OpenedCopy,
  StoreSyncOptions,
  StoreSyncOutcome,
  TextRequest,
} from '@core/ports';
import { resolvePasted } from '@core/search/resolve';
import { type Copy, createCopy } from './copy';
import { type CopyFile, createCopyFile } from './copy-file';
import { COPY_MIGRATIONS, NOTES_MIGRATIONS } from './copy-schema';
import { codeOf, deleteDatabase, isDamage, openDatabase } from './database';
import { createNotesFile, type NotesFile } from './notes-file';
import { compare, serverAsOf, wallAsOf } from './past';
import { dropOf, keepHouse, keepProjections, putInPlace, type Reading, readInstance } from './read-instance';
import { type CopySearch, createCopySearch } from './search-copies';
import { createThreadClient } from './thread-client';

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

interface Open {
  readonly copy: Copy;
  readonly notes: NotesFile;
  /** A reading that lost too many servers: in place only when somebody says so. */
  held: Reading | null;
}

export type Library = Omit<InventoryStore, 'sync'> & {
  sync(id: InstanceId, options: StoreSyncOptions): Promise<Result<StoreSyncOutcome>>;
};

export function createLibrary(deps: LibraryDeps): Library {
  const open = new Map<InstanceId, Open>();
  const search = createCopySearch();
  /** Copies in which damage was met after they were opened: put aside as they are opened again. */
  const damaged = new Set<InstanceId>();
  const withOpen = async <T>(
    id: InstanceId,
    use: (entry: Open) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const entry = open.get(id);
    if (!entry) return fail('inventory.not-read', {});
    try {
      return await use(entry);
    } catch (thrown) {
      if (isDamage(thrown)) damaged.add(id);
      return storeFailure(deps, id, thrown);
    }
  };
  const close = (id: InstanceId) => {
    const entry = open.get(id);
    if (!entry) return;
    open.delete(id);
    search.forget(entry.copy);
    entry.copy.file.db.close();
    entry.notes.close();
  };
  /** Not at once: what is shown at the start comes first. */
  const warmLater = async (entry: Open) => {
    await deps.clock.wait(WARM_AFTER_MS);
    if (open.get(entry.copy.id) === entry) search.warm(entry.copy);
  };
  const copies = (ids: readonly InstanceId[]) => ids.flatMap((id) => open.get(id)?.copy ?? []);

  return {
    open: async (id, key) => {
      close(id);
      const opened = openFiles(deps, id, key, damaged.delete(id));
      if (!opened.ok) return opened;
      open.set(id, opened.value.entry);
      void warmLater(opened.value.entry);
      return ok(opened.value.answer);
    },
    close: async (id) => close(id),
    erase: async (id) => {
      close(id);
      try {
        deleteDatabase(copyPath(deps, id));
        deleteDatabase(notesPath(deps, id));
        return ok();
      } catch (thrown) {
        return fail('store.unwritable', { reason: codeOf(thrown) });
      }
    },
    prove: (id, nowMs) =>
      withOpen(id, ({ copy }) => {
        copy.file.writeState('proof', nowMs);
        copy.file.writeState('seen', nowMs);
        return ok();
      }),
    sync: (id, options) => withOpen(id, (entry) => syncCopy(deps, search, entry, options)),
    answerDrop: (id, use) => withOpen(id, (entry) => answerDrop(deps, entry, use)),
    wall: (id, numbering, asOf) => withOpen(id, ({ copy }) => wallOf(deps, copy, numbering, asOf)),
    server: (id, serverId, asOf) =>
      withOpen(
        id,
        ({ copy }): Result<KeptServer | null> =>
          asOf === null ? ok(copy.server(serverId)) : serverAsOf(copy, serverId, asOf),
      ),
    keep: (id, record, readAtMs) => withOpen(id, ({ copy }) => ok(copy.keep(record, readAtMs))),
    search: async (query, ids, limit) => ok(search.search(query, copies(ids), limit)),
    resolve: async (text, ids) => ok(resolveIn(text, copies(ids))),
    changes: async (query, ids) => ok(changesIn(query, copies(ids))),
    generations: (id) => withOpen(id, ({ copy }) => ok(copy.file.generations())),
    compare: (id, from, to) => withOpen(id, ({ copy }) => compare(copy, from, to, deps.clock)),
    notes: (id) => withOpen(id, ({ notes }) => ok(notes.list())),
    setNote: (id, note: ServerNote) =>
      withOpen(id, ({ notes }) => {
        notes.set(note);
        return ok(notes.list());
      }),
  };
}

const WARM_AFTER_MS = 2_000;

function copyPath({ folder }: LibraryDeps, id: InstanceId): string {
  return join(folder, `${id}.db`);
}
function notesPath({ folder }: LibraryDeps, id: InstanceId): string {
  return join(folder, `${id}.notes.db`);
}

function openFiles(
  deps: LibraryDeps,
  id: InstanceId,
  key: string | null,
  isDamaged: boolean,
): Result<{ entry: Open; answer: OpenedCopy }> {
  const { stamp, openFile = openDatabase } = deps;
  const path = key === null ? null : copyPath(deps, id);
  const file = openCopyFile(deps, path, key, isDamaged);
  if (!file.ok) return file;
  const notes = openFile({
    path: key === null ? null : notesPath(deps, id),
    key,
    migrations: NOTES_MIGRATIONS,
    stamp,
    durable: true,
  });
  if (!notes.ok) {
    file.value.file.db.close();
    return notes;
  }
  const copy = createCopy(id, file.value.file);
  const answer: OpenedCopy = {
    summary: copy.summary(),
    movedAside: file.value.movedAside ?? notes.value.movedAside,
    provenAtMs: copy.file.readState('proof'),
    latestSeenMs: copy.file.readState('seen'),
  };
  return ok({ entry: { copy, notes: createNotesFile(notes.value.db), held: null }, answer });
}

/** Damage may lie behind the first page: what is shown at once is read before the file counts as whole. */
function openCopyFile(
  { stamp, openFile = openDatabase }: LibraryDeps,
  path: string | null,
  key: string | null,
  damaged: boolean,
): Result<{ file: CopyFile; movedAside: string | null }> {
  const options = { path, key, migrations: COPY_MIGRATIONS, stamp };
  const opened = openFile({ ...options, damaged });
  if (!opened.ok) return opened;
  try {
    return ok({ file: looked(createCopyFile(opened.value.db)), movedAside: opened.value.movedAside });
  } catch (thrown) {
    opened.value.db.close();
    if (!isDamage(thrown) || path === null) return fail('store.unreadable', { reason: codeOf(thrown) });
    const again = openFile({ ...options, damaged: true });
    return again.ok ? ok({ file: createCopyFile(again.value.db), movedAside: again.value.movedAside }) : again;
  }
}

function looked(file: CopyFile): CopyFile {
  file.current();
  file.generations();
  file.fresh();
  file.projection('rows');
  return file;
}

async function syncCopy(
  deps: LibraryDeps,
  search: CopySearch,
  entry: Open,
  options: StoreSyncOptions,
): Promise<Result<StoreSyncOutcome>> {
  const { copy } = entry;
  const { clock, log } = deps;
  entry.held = null;
  let pages = 0;
  const client = createThreadClient({
    readText: (request, signal) => deps.readText(copy.id, request, signal),
    clock,
    log,
    onPage: () => {
      pages += 1;
    },
  });
  const reading = await readInstance(copy, client, clock, options, () => pages);
  if (!reading.ok) {
    copy.file.discardStaged(copy.file.current());
    return reading;
  }
  const drop = dropOf(copy, reading.value);
  if (drop) {
    entry.held = reading.value;
    return ok({ kind: 'dropped', drop });
  }
  const { changes, differs } = await putInPlace(copy, reading.value, clock);
  void afterCommit(deps, search, copy, options.numbering, differs);
  return ok({ kind: 'replaced', summary: copy.summary() as CopySummary, changes });
}

async function answerDrop(
  { clock }: LibraryDeps,
  entry: Open,
  use: 'old' | 'new',
): Promise<Result<CopySummary | null>> {
  const { held, copy } = entry;
  entry.held = null;
  if (!held) return ok(null);
  if (use === 'new') {
    await putInPlace(copy, held, clock);
    await keepProjections(copy);
  } else copy.file.discardStaged(copy.file.current());
  return ok(copy.summary());
}

/** What the next start is quicker with. It failing changes nothing that was promised. */
async function afterCommit(
  { clock, log }: LibraryDeps,
  search: CopySearch,
  copy: Copy,
  numbering: UnitNumbering | null,
  differs: boolean,
): Promise<void> {
  try {
    await clock.wait(0);
    const before = copy.shown().wall;
    copy.wall(numbering);
    if (differs || copy.shown().wall !== before) await keepProjections(copy);
    await clock.wait(0);
    search.warm(copy);
    keepHouse(copy, clock.nowMs());
  } catch (thrown) {
    log.warn('store.tidying-failed', { instance: copy.id, code: codeOf(thrown) });
  }
}

async function wallOf(
  { clock }: LibraryDeps,
  copy: Copy,
  numbering: UnitNumbering | null,
  asOf: number | null,
): Promise<Result<JsonText<RackWall>>> {
  if (asOf !== null) return wallAsOf(copy, asOf, numbering, clock);
  const wall = copy.wall(numbering);
  return wall === null ? fail('inventory.not-read', {}) : ok(wall);
}

function changesIn(query: ChangesQuery, copies: readonly Copy[]): ChangesPage {
  const wanted = copies.filter(({ id }) => query.instanceId === null || id === query.instanceId);
  const found = wanted
    .flatMap((copy) => copy.file.changes(copy.id, { ...query, limit: query.limit + 1 }))
    .sort((a, b) => b.atMs - a.atMs);
  return { entries: found.slice(0, query.limit), more: found.length > query.limit };
}

function resolveIn(text: string, copies: readonly Copy[]): JsonText<ResolveAnswer> {
  const answer: ResolveAnswer = resolvePasted(
    text,
    copies.map((copy) => ({ instanceId: copy.id, haystack: copy.haystack() })),
  );
  return JSON.stringify(answer);
}

function storeFailure({ log }: LibraryDeps, id: InstanceId, thrown: unknown) {
  const reason = codeOf(thrown);
  const isSqlite = reason.startsWith('SQLITE_');
  log.error('store.failed', { instance: id, reason, stack: isSqlite ? undefined : String((thrown as Error)?.stack) });
  if (!isSqlite) throw thrown;
  return fail(isDamage(thrown) ? 'store.unreadable' : 'store.unwritable', { reason });
}
