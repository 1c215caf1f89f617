/** Copies that live in memory, for the core's tests: whole readings that replace each other, as the real store keeps them. */
import { fail, ok, type Result } from '@contract/errors';
import type { JournalEntry, ServerNote } from '@contract/types/history';
import type { CountDrop } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import { rowFromServer } from '@core/inventory/row';
import type { CopySummary, DciApi, InventoryStore, Journal, ServerRecord } from '@core/ports';

interface MemoryCopy {
  /** Puts the reading that is held in place. */
  held: (() => CopySummary) | null;
  readonly key: string | null;
  summary: CopySummary | null;
  racks: readonly Rack[] | null;
  records: Map<number, ServerRecord>;
  provenAtMs: number | null;
  latestSeenMs: number | null;
  notes: ServerNote[];
}

export interface MemoryInventoryStore extends InventoryStore {
  /** What lies on the "disk": by instance, whether or not it is open. */
  readonly files: ReadonlyMap<string, MemoryCopy>;
  readonly opened: ReadonlySet<string>;
  /** Names of an open copy's servers; null when it is not open or nothing was read. */
  names(id: string): readonly string[] | null;
  racks(id: string): readonly Rack[] | null;
  /** Opening with a key fails so while set. */
  failOpening: Result<never> | null;
  /** Answers the next reading so, once: before anything is asked of the instance. */
  failSync: Result<never> | null;
  /** The next reading that comes to its end is doubted so, and held. */
  doubt: CountDrop | null;
  /** What was opened, closed and erased, in order: `open fra`, `close fra`, `erase fra`. */
  readonly done: readonly string[];
}

export function createMemoryInventoryStore(nowMs: () => number): MemoryInventoryStore {
  const files = new Map<string, MemoryCopy>();
  const open = new Set<string>();
  const done: string[] = [];
  const copyOf = (id: string) => (open.has(id) ? files.get(id) : undefined);
  const missing = async () => fail('inventory.not-read', {});
  const store: MemoryInventoryStore = {
    files,
    opened: open,
    failOpening: null,
    failSync: null,
    doubt: null,
    done,
    names: (id) => {
      const copy = copyOf(id);
      return copy?.summary ? [...copy.records.values()].map(({ server }) => server.name) : null;
    },
    racks: (id) => copyOf(id)?.racks ?? null,
    open: async (id, key) => {
      done.push(`open ${id}`);
      if (store.failOpening && key !== null) return store.failOpening;
      const known = files.get(id);
      // What was in memory alone leaves no file behind.
      const file = known?.key === null ? undefined : known;
      const movedAside = file && file.key !== key ? `${id}.damaged` : null;
      const copy = file && movedAside === null ? file : emptyCopy(key);
      files.set(id, copy);
      open.add(id);
      const { summary, provenAtMs, latestSeenMs } = copy;
      return ok({ summary, movedAside, provenAtMs, latestSeenMs });
    },
    close: async (id) => {
      done.push(`close ${id}`);
      open.delete(id);
    },
    prove: async (id, atMs) => {
      const copy = copyOf(id);
      if (copy) Object.assign(copy, { provenAtMs: atMs, latestSeenMs: atMs });
      return copy ? ok() : missing();
    },
    seen: async (id, atMs) => {
      const copy = copyOf(id);
      if (copy) copy.latestSeenMs = atMs;
      return copy ? ok() : missing();
    },
    erase: async (id) => {
      done.push(`erase ${id}`);
      open.delete(id);
      files.delete(id);
      return ok();
    },
    sync: async (id, reader, { signal, onProgress }) => {
      const api = reader as DciApi;
      const failure = store.failSync;
      store.failSync = null;
      if (failure) return failure;
      const startedWith = copyOf(id);
      if (!startedWith) return missing();
      const racks = await api.listRacks({ signal });
      if (!racks.ok && racks.error.code !== 'dci.unsupported') return racks;
      const servers = await api.listServers({
        signal,
        onPage: ({ read, total }) =>
          onProgress({ lists: [{ name: 'servers', state: 'reading', read, total }], pages: 1 }),
      });
      if (!servers.ok) return servers;
      if (signal.aborted) return fail('inventory.cancelled', {});
      const copy = copyOf(id);
      if (copy !== startedWith) return missing();
      Object.assign(copy, { provenAtMs: nowMs(), latestSeenMs: nowMs() });
      const readAtMs = nowMs();
      const place = (): CopySummary => {
        copy.racks = racks.ok ? racks.value : null;
        copy.records = new Map(servers.value.map((record) => [record.server.id, record]));
        const generation = (copy.summary?.generation ?? 0) + 1;
        copy.summary = { generation, readAtMs, serverCount: copy.records.size, rackCount: copy.racks?.length ?? 0 };
        return copy.summary;
      };
      const drop = store.doubt;
      store.doubt = null;
      copy.held = drop ? place : null;
      return ok(drop ? { kind: 'dropped', drop } : { kind: 'replaced', summary: place(), changes: 0, differs: true });
    },
    answerDrop: async (id, use) => {
      const copy = copyOf(id);
      if (!copy) return missing();
      const { held } = copy;
      copy.held = null;
      if (!held) return ok(null);
      return ok(use === 'new' ? held() : copy.summary);
    },
    wall: missing,
    server: async (id, serverId) => {
      const copy = copyOf(id);
      if (!copy) return missing();
      const record = copy.records.get(serverId);
      return ok(record ? kept(record, copy.summary?.readAtMs ?? 0) : null);
    },
    keep: async (id, record, readAtMs) => {
      const copy = copyOf(id);
      if (!copy) return missing();
      copy.records.set(record.server.id, record);
      return ok(kept(record, readAtMs));
    },
    search: async (query, ids) => ok(JSON.stringify({ query, groups: ids.map((instanceId) => ({ instanceId })) })),
    resolve: async () => ok(JSON.stringify({ items: [], duplicates: 0 })),
    changes: async () => ok({ entries: [], more: false }),
    generations: async () => ok([]),
    compare: missing,
    notes: async (id) => ok(copyOf(id)?.notes ?? []),
    setNote: async (id, note) => {
      copyOf(id)?.notes.push(note);
      return ok(copyOf(id)?.notes ?? []);
    },
  };
  return store;
}

export interface MemoryJournal extends Journal {
  readonly entries: readonly JournalEntry[];
}

export function createMemoryJournal(): MemoryJournal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    open: async () => ok({ movedAside: null }),
    append: async (entry) => {
      entries.push({ ...entry, id: entries.length + 1 });
      return ok();
    },
    list: async ({ limit }) => ok([...entries].reverse().slice(0, limit)),
  };
}

function emptyCopy(key: string | null): MemoryCopy {
  return {
    key,
    held: null,
    summary: null,
    racks: null,
    records: new Map(),
    provenAtMs: null,
    latestSeenMs: null,
    notes: [],
  };
}

function kept(record: ServerRecord, readAtMs: number) {
  return { record, row: rowFromServer(record.server), readAtMs };
}
