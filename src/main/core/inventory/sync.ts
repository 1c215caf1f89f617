/** Reads an instance into the inventory: racks and servers, one reading at a time per instance, cancellable. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { InstanceId, SyncProgress } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import type { Clock, DciApi, Log, ServerRecord } from '@core/ports';
import type { Inventory } from './inventory';

export interface Syncs {
  /** Joins the sync that is already going, if there is one that was not cancelled. */
  run(id: InstanceId, api: DciApi): Promise<Result<void>>;
  cancel(id: InstanceId): void;
  progress(id: InstanceId): SyncProgress | null;
  lastError(id: InstanceId): AppError | null;
  forget(id: InstanceId): void;
}

export interface SyncDeps {
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress: (id: InstanceId) => void;
  readonly onReplaced: (id: InstanceId, readAtMs: number) => void;
}

interface Running {
  readonly abort: AbortController;
  readonly done: Promise<Result<void>>;
  progress: SyncProgress;
}

interface Read {
  readonly racks: readonly Rack[] | null;
  readonly servers: readonly ServerRecord[];
}

export function createSyncs({ inventory, clock, log, onProgress, onReplaced }: SyncDeps): Syncs {
  const running = new Map<InstanceId, Running>();
  const errors = new Map<InstanceId, AppError>();

  const settle = (id: InstanceId, startedAtMs: number, read: Result<Read>): Result<void> => {
    if (!read.ok) {
      if (read.error.code !== 'inventory.cancelled') errors.set(id, read.error);
      log.warn('sync.failed', { instance: id, code: read.error.code });
      return read;
    }
    errors.delete(id);
    const readAtMs = clock.nowMs();
    inventory.replace(id, { startedAtMs, readAtMs }, read.value.racks, read.value.servers);
    log.info('sync.done', { instance: id, servers: read.value.servers.length, ms: readAtMs - startedAtMs });
    onReplaced(id, readAtMs);
    return ok();
  };

  const start = (id: InstanceId, api: DciApi): Running => {
    const abort = new AbortController();
    const startedAtMs = clock.nowMs();
    const advance = (change: Partial<SyncProgress>) => {
      entry.progress = { ...entry.progress, ...change };
      onProgress(id);
    };
    const work = async () => {
      try {
        const read = await readAll(api, abort.signal, advance);
        // A sync that was cancelled after its last page must not bring back what was removed meanwhile.
        return settle(id, startedAtMs, abort.signal.aborted ? fail('inventory.cancelled', {}) : read);
      } finally {
        // Whatever was thrown, the next sync must be able to start; one may have taken over from this cancelled one.
        if (running.get(id) === entry) running.delete(id);
        onProgress(id);
      }
    };
    const progress = { startedAtMs, racksRead: null, serversRead: 0, serversTotal: null };
    // The entry must exist before the first page reports, hence the deferred start.
    const entry: Running = { abort, progress, done: Promise.resolve().then(work) };
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
    forget: (id) => {
      running.get(id)?.abort.abort();
      errors.delete(id);
    },
  };
}

async function readAll(
  api: DciApi,
  signal: AbortSignal,
  advance: (change: Partial<SyncProgress>) => void,
): Promise<Result<Read>> {
  const racks = await readRacks(api, signal);
  if (!racks.ok) return racks;
  advance({ racksRead: racks.value?.length ?? null });
  const onPage = ({ read, total }: { read: number; total: number | null }) =>
    advance({ serversRead: read, serversTotal: total });
  const servers = await api.listServers({ signal, onPage });
  return servers.ok ? ok({ racks: racks.value, servers: servers.value }) : servers;
}

/** No rack list is a property of the instance, not a failure: racks are then gathered from the servers. */
async function readRacks(api: DciApi, signal: AbortSignal): Promise<Result<readonly Rack[] | null>> {
  const racks = await api.listRacks({ signal });
  if (racks.ok) return racks;
  return racks.error.code === 'dci.unsupported' || racks.error.code === 'dci.forbidden' ? ok(null) : racks;
}
