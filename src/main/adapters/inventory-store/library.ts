/** All copies on this computer, by instance: what the port `InventoryStore` promises, on the thread that does it. */
import { fail, ok, type Result } from '@contract/errors';
import type { ChangesPage, ChangesQuery, ServerNote } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import type { JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ResolveAnswer } from '@contract/types/search';
import type { InventoryStore, KeptServer, StoreSyncOptions, StoreSyncOutcome } from '@core/ports';
import { resolvePasted } from '@core/search/resolve';
import type { Copy } from './copy';
import { codeOf, isClosed, isDamage } from './database';
import { closeFiles, eraseFiles, type LibraryDeps, type Open, openFiles } from './open-copy';
import { compare, serverAsOf, wallAsOf } from './past';
import { createCopySearch } from './search-copies';
import { answerDrop, repairProjections, syncCopy } from './sync-copy';

export type Library = Omit<InventoryStore, 'sync'> & {
  sync(id: InstanceId, options: StoreSyncOptions): Promise<Result<StoreSyncOutcome>>;
  /** Once what the next start is quicker with has been written. */
  settle(): Promise<void>;
};

export function createLibrary(deps: LibraryDeps): Library {
  const search = createCopySearch();
  const { withOpen, each, dropAll, isDamaged, ...shelf } = createShelf(deps, search.forget);

  let searches = 0;
  /** Searching comes in bouts: what it needs is large, and made again in a moment. */
  const dropWhenIdle = async () => {
    searches += 1;
    const latest = searches;
    await deps.clock.wait(SEARCH_KEPT_MS);
    if (latest === searches) dropAll((copy) => search.forget(copy));
  };

  return {
    ...shelf,
    prove: (id, nowMs) =>
      withOpen(id, ({ copy }) => {
        copy.file.prove(nowMs);
        return ok();
      }),
    seen: (id, nowMs) =>
      withOpen(id, ({ copy }) => {
        copy.file.writeState('seen', nowMs);
        return ok();
      }),
    sync: (id, options) =>
      withOpen(id, (entry) =>
        // Reading into it would leave the damage where it is.
        isDamaged(id) ? fail('store.unreadable', { reason: 'damaged' }) : syncCopy(deps, entry, options),
      ),
    answerDrop: (id, use) => withOpen(id, (entry) => answerDrop(deps, entry, use)),
    wall: (id, numbering, asOf) => withOpen(id, ({ copy }) => wallOf(deps, copy, numbering, asOf)),
    server: (id, serverId, asOf) =>
      withOpen(
        id,
        ({ copy }): Result<KeptServer | null> =>
          asOf === null ? ok(copy.server(serverId)) : serverAsOf(copy, serverId, asOf),
      ),
    keep: (id, record, readAtMs) => withOpen(id, ({ copy }) => ok(copy.keep(record, readAtMs))),
    search: async (query, ids, limit) => {
      void dropWhenIdle();
      return ok(search.search(query, each(ids, search.prepared), limit));
    },
    resolve: async (text, ids) => {
      const haystacks = each(ids, (copy) => ({ instanceId: copy.id, haystack: copy.lines.haystack() }));
      const answer: ResolveAnswer = resolvePasted(text, haystacks);
      return ok(JSON.stringify(answer));
    },
    changes: async (query, ids) => {
      const wanted = ids.filter((id) => query.instanceId === null || id === query.instanceId);
      return ok(
        pageOf(
          query,
          each(wanted, (copy) => changesIn(copy, query)),
        ),
      );
    },
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

const SEARCH_KEPT_MS = 5 * 60_000;

/** Which copies are open. Opening, closing and erasing one follow each other; what uses it finds it open or not. */
function createShelf(deps: LibraryDeps, onClose: (copy: Copy) => void) {
  const open = new Map<InstanceId, Open>();
  /** Copies in which damage was met after they were opened: put aside as they are opened again. */
  const damaged = new Set<InstanceId>();
  const turns = new Map<InstanceId, Promise<unknown>>();
  const inTurn = <T>(id: InstanceId, step: () => Promise<T>): Promise<T> => {
    const result = (turns.get(id) ?? Promise.resolve()).then(step);
    turns.set(
      id,
      result.catch(() => undefined),
    );
    return result;
  };
  const close = (id: InstanceId) => {
    const entry = open.get(id);
    if (!entry) return;
    open.delete(id);
    onClose(entry.copy);
    closeFiles(entry);
  };
  const failure = (id: InstanceId, thrown: unknown) => {
    if (isDamage(thrown)) damaged.add(id);
    return storeFailure(deps, id, thrown);
  };
  return {
    open: (id: InstanceId, key: string | null) =>
      inTurn(id, async () => {
        close(id);
        const opened = await openFiles(deps, id, key, damaged.delete(id));
        if (!opened.ok) return opened;
        open.set(id, opened.value.entry);
        void repairProjections(deps, opened.value.entry);
        return ok(opened.value.answer);
      }),
    close: (id: InstanceId) => inTurn(id, async () => close(id)),
    erase: (id: InstanceId) =>
      inTurn(id, () => {
        close(id);
        damaged.delete(id);
        return eraseFiles(deps, id);
      }),
    settle: async () => {
      await Promise.all([...open.values()].map(({ turn }) => turn));
    },
    dropAll: (drop: (copy: Copy) => void) => {
      for (const { copy } of open.values()) drop(copy);
    },
    isDamaged: (id: InstanceId) => damaged.has(id),
    withOpen: async <T>(id: InstanceId, use: (entry: Open) => Result<T> | Promise<Result<T>>): Promise<Result<T>> => {
      const entry = open.get(id);
      if (!entry) return fail('inventory.not-read', {});
      try {
        return await use(entry);
      } catch (thrown) {
        return failure(id, thrown);
      }
    },
    /** One copy that cannot be read keeps no other from being searched. */
    each: <T>(ids: readonly InstanceId[], use: (copy: Copy) => T): T[] =>
      ids.flatMap((id) => {
        const entry = open.get(id);
        if (!entry) return [];
        try {
          return [use(entry.copy)];
        } catch (thrown) {
          failure(id, thrown);
          return [];
        }
      }),
  };
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

function changesIn(copy: Copy, query: ChangesQuery): ChangesPage['entries'] {
  return copy.file.changes(copy.id, { ...query, limit: query.limit + 1 });
}

function pageOf({ limit }: ChangesQuery, found: readonly ChangesPage['entries'][]): ChangesPage {
  const entries = found.flat().sort((a, b) => b.atMs - a.atMs);
  return { entries: entries.slice(0, limit), more: entries.length > limit };
}

/** What is neither SQLite's nor damage is a bug, and thrown on. */
function storeFailure({ log }: LibraryDeps, id: InstanceId, thrown: unknown) {
  if (isClosed(thrown)) return fail('inventory.not-read', {});
  const reason = codeOf(thrown);
  const isDamaged = isDamage(thrown);
  const isKnown = isDamaged || reason.startsWith('SQLITE_');
  log.error('store.failed', { instance: id, reason, stack: isKnown ? undefined : String((thrown as Error)?.stack) });
  if (!isKnown) throw thrown;
  return fail(isDamaged ? 'store.unreadable' : 'store.unwritable', { reason });
}
