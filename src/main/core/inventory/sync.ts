/** Reads an instance into its copy: one reading at a time per instance, cancellable, its progress told. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { InstanceId, ListProgress, SyncProgress } from '@contract/types/instance';
import type { UnitNumbering } from '@contract/types/rack';
import type { Clock, DciApi, InventoryStore, Log, StoreSyncOptions } from '@core/ports';
import type { Copies } from './copies';

export interface Syncs {
  /** Joins the sync that is already going, if there is one that was not cancelled. */
  run(id: InstanceId, api: DciApi): Promise<Result<void>>;
  cancel(id: InstanceId): void;
  progress(id: InstanceId): SyncProgress | null;
  lastError(id: InstanceId): AppError | null;
  /** How long the last one that succeeded took; null before. */
  lastDurationMs(id: InstanceId): number | null;
  forget(id: InstanceId): void;
}

export interface SyncDeps {
  readonly store: InventoryStore;
  readonly copies: Copies;
  readonly numbering: (id: InstanceId) => UnitNumbering | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress: (id: InstanceId) => void;
  /** `differs`: something of it is not as it was in the reading before. */
  readonly onReplaced: (id: InstanceId, readAtMs: number, differs: boolean) => void;
}

interface Running {
  readonly abort: AbortController;
  /** The instance is gone, or is another one: nothing of it may be told any more. */
  forgotten: boolean;
  /** The cancelled one that has to be over first. */
  readonly before: Running | null;
  readonly done: Promise<Result<void>>;
  progress: SyncProgress;
}

/** Pages come faster than anybody reads, and each telling draws half the window again. */
const TOLD_EVERY_MS = 200;

export function createSyncs(deps: SyncDeps): Syncs {
  const { clock, log, onProgress } = deps;
  const running = new Map<InstanceId, Running>();
  const errors = new Map<InstanceId, AppError>();
  const durations = new Map<InstanceId, number>();

  const settle = (id: InstanceId, startedAtMs: number, done: Result<void>): Result<void> => {
    if (done.ok) {
      errors.delete(id);
      durations.set(id, clock.nowMs() - startedAtMs);
      return done;
    }
    if (done.error.code !== 'inventory.cancelled') errors.set(id, done.error);
    log.warn('sync.failed', { instance: id, code: done.error.code });
    return done;
  };

  const start = (id: InstanceId, api: DciApi): Running => {
    const abort = new AbortController();
    const startedAtMs = clock.nowMs();
    let toldAtMs = Number.NEGATIVE_INFINITY;
    const onLists = (lists: readonly ListProgress[], pages: number) => {
      const nowMs = clock.nowMs();
      entry.progress = { startedAtMs, lists, pages, secondsLeft: secondsLeft(lists, nowMs - startedAtMs) };
      if (nowMs - toldAtMs < TOLD_EVERY_MS) return;
      toldAtMs = nowMs;
      onProgress(id);
    };
    const work = async () => {
      try {
        return settle(id, startedAtMs, await readInto(deps, id, api, entry, onLists));
      } finally {
        // Whatever was thrown, the next sync must be able to start; one may have taken over from this cancelled one.
        if (running.get(id) === entry) running.delete(id);
        onProgress(id);
      }
    };
    const progress: SyncProgress = { startedAtMs, lists: [], pages: 0, secondsLeft: null };
    // The entry must exist before the first page reports, hence the deferred start. One that was cancelled has to be
    // over first: two readings must not write into one file.
    const before = running.get(id) ?? null;
    const over = Promise.resolve(before?.done).catch(() => undefined);
    const entry: Running = { abort, forgotten: false, before, progress, done: over.then(work) };
    running.set(id, entry);
    onProgress(id);
    return entry;
  };

  return {
    run: (id, api) => {
      const current = running.get(id);
      return (current && !current.abort.signal.aborted ? current : start(id, api)).done;
    },
    cancel: (id) => running.get(id)?.abort.abort(),
    progress: (id) => running.get(id)?.progress ?? null,
    lastError: (id) => errors.get(id) ?? null,
    lastDurationMs: (id) => durations.get(id) ?? null,
    forget: (id) => {
      for (let one = running.get(id) ?? null; one; one = one.before) {
        one.forgotten = true;
        one.abort.abort();
      }
      errors.delete(id);
      durations.delete(id);
    },
  };
}

async function readInto(
  { store, copies, numbering, log, onReplaced }: SyncDeps,
  id: InstanceId,
  api: DciApi,
  running: Running,
  onLists: (lists: readonly ListProgress[], pages: number) => void,
): Promise<Result<void>> {
  const { signal } = running.abort;
  const opened = await copies.ready(id);
  if (!opened.ok) return opened;
  if (signal.aborted) return fail('inventory.cancelled', {});
  const options: StoreSyncOptions = {
    signal,
    numbering: numbering(id),
    onProgress: ({ lists, pages }) => onLists(lists, pages),
  };
  let outcome = await store.sync(id, api, options);
  // The file was damaged behind what opening it had read: a new one is begun, and read into at once.
  if (!outcome.ok && outcome.error.code === 'store.unreadable' && !running.forgotten) {
    const reopened = await copies.reopen(id);
    outcome = reopened.ok ? await store.sync(id, api, options) : outcome;
  }
  if (running.forgotten) return fail('inventory.cancelled', {});
  // One that was cancelled after its last page may have replaced the reading all the same: then that is told.
  if (!outcome.ok) return outcome;
  if (outcome.value.kind === 'dropped') {
    copies.dropped(id, outcome.value.drop);
    log.warn('sync.count-dropped', { instance: id, before: outcome.value.drop.before, now: outcome.value.drop.now });
    return ok();
  }
  const { summary, changes, differs } = outcome.value;
  copies.replaced(id, summary);
  log.info('sync.done', { instance: id, servers: summary.serverCount, changes });
  onReplaced(id, summary.readAtMs, differs);
  return ok();
}

const WORTH_SAYING_MS = 1_500;

/** By the pace of the list that is longest: servers, mostly. */
function secondsLeft(lists: readonly ListProgress[], elapsedMs: number): number | null {
  if (elapsedMs < WORTH_SAYING_MS) return null;
  const left = lists.flatMap(({ state, read, total }) =>
    state === 'reading' && total !== null && read > 0 ? [(elapsedMs * Math.max(0, total - read)) / read / 1_000] : [],
  );
  return left.length === 0 ? null : Math.max(1, Math.round(Math.max(...left)));
}
