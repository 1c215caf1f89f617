/** What the window asks of the copies themselves: searching, history, answering a doubt, deleting. */
import type { Result } from '@contract/errors';
import type {
  ChangesPage,
  ChangesQuery,
  Comparison,
  Generation,
  JournalEntry,
  JournalKind,
} from '@contract/types/history';
import type { InstanceId, InstanceView } from '@contract/types/instance';
import type { JsonText } from '@contract/types/json';
import type { ResolveAnswer, SearchAnswer } from '@contract/types/search';
import type { Clock, InventoryStore, Journal, Log } from '@core/ports';
import type { Copies } from './copies';
import type { Syncs } from './sync';

export interface InventoryServiceDeps {
  readonly store: InventoryStore;
  readonly journal: Journal;
  readonly copies: Copies;
  readonly syncs: Syncs;
  readonly clock: Clock;
  readonly log: Log;
  /** Instances in the order of the rail. */
  readonly ids: () => readonly InstanceId[];
  readonly view: (id: InstanceId) => Result<InstanceView>;
  readonly onChange: () => void;
  readonly onReplaced: (id: InstanceId, readAtMs: number, differs: boolean) => void;
}

export type InventoryService = ReturnType<typeof createInventoryService>;

export function createInventoryService(deps: InventoryServiceDeps) {
  const { store, journal, copies, syncs, ids, view, onChange, onReplaced } = deps;
  const readable = (wanted: readonly InstanceId[] | null) =>
    copies.readable(wanted === null ? ids() : ids().filter((id) => wanted.includes(id)));
  const opened = async <T>(id: InstanceId, use: () => Promise<Result<T>>): Promise<Result<T>> => {
    const ready = await copies.ready(id);
    return ready.ok ? use() : ready;
  };

  return {
    search: (
      query: string,
      wanted: readonly InstanceId[] | null,
      limit: number,
    ): Promise<Result<JsonText<SearchAnswer>>> => store.search(query, readable(wanted), limit),
    resolve: (text: string): Promise<Result<JsonText<ResolveAnswer>>> => store.resolve(text, readable(null)),
    changes: (query: ChangesQuery): Promise<Result<ChangesPage>> => store.changes(query, readable(null)),
    generations: (id: InstanceId): Promise<Result<readonly Generation[]>> => opened(id, () => store.generations(id)),
    compare: (id: InstanceId, from: number, to: number): Promise<Result<JsonText<Comparison>>> =>
      opened(id, () => store.compare(id, from, to)),
    answerDrop: async (id: InstanceId, use: 'old' | 'new'): Promise<Result<InstanceView>> => {
      const answered = await store.answerDrop(id, use);
      if (!answered.ok) return answered;
      copies.answered(id, answered.value);
      // Null: somebody else has answered, or the list was read again.
      if (answered.value) await note(deps, use === 'new' ? 'copy.accepted-drop' : 'copy.kept-old', id);
      if (use === 'new' && answered.value) onReplaced(id, answered.value.readAtMs, true);
      onChange();
      return view(id);
    },
    deleteCopy: async (id: InstanceId): Promise<Result<InstanceView>> => {
      syncs.forget(id);
      const erased = await copies.erase(id);
      await note(deps, 'copy.deleted', id);
      await copies.ready(id);
      onChange();
      return erased.ok ? view(id) : erased;
    },
    journal: (query: {
      instanceId: InstanceId | null;
      serverId: number | null;
      limit: number;
    }): Promise<Result<readonly JournalEntry[]>> => journal.list(query),
  };
}

/** A line in the journal that nothing depends on: it failing is told in the log. */
async function note({ journal, clock, log }: InventoryServiceDeps, kind: JournalKind, id: InstanceId): Promise<void> {
  const noted = await journal.append({ atMs: clock.nowMs(), instanceId: id, serverId: null, kind, facts: {} });
  if (!noted.ok) log.warn('journal.not-written', { kind, code: noted.error.code });
}
