/** What was last read of each instance, in memory: whole readings replace each other, single servers are patched. */
import type { InstanceId } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import type { ServerRow } from '@contract/types/server';
import type { ServerRecord } from '@core/ports';
import { rowFromServer } from './row';

export interface Reading {
  readonly readAtMs: number;
  /** Null when the instance has no rack list. */
  readonly racks: readonly Rack[] | null;
  /** Racks of the list, or those that servers name where there is no list. */
  readonly rackCount: number;
  readonly servers: ReadonlyMap<number, StoredServer>;
}

export interface StoredServer {
  readonly record: ServerRecord;
  readonly row: ServerRow;
  /** When this server was read; later than the reading's own time after a single re-read. */
  readonly readAtMs: number;
}

export interface ReadingTimes {
  readonly startedAtMs: number;
  readonly readAtMs: number;
}

export interface Inventory {
  get(id: InstanceId): Reading | null;
  server(id: InstanceId, serverId: number): StoredServer | null;
  /**
   * Replaces the whole reading at once: there is never half a list. A server that was read by itself after the reading
   * began stays as it is: the list's row may be the older one.
   */
  replace(
    id: InstanceId,
    times: ReadingTimes,
    racks: readonly Rack[] | null,
    records: readonly ServerRecord[],
  ): Reading;
  /** Puts one freshly read server into the reading. */
  patch(id: InstanceId, record: ServerRecord, readAtMs: number): StoredServer;
  delete(id: InstanceId): void;
}

export function createInventory(): Inventory {
  const readings = new Map<InstanceId, Reading & { servers: Map<number, StoredServer> }>();
  return {
    get: (id) => readings.get(id) ?? null,
    server: (id, serverId) => readings.get(id)?.servers.get(serverId) ?? null,
    replace: (id, { startedAtMs, readAtMs }, racks, records) => {
      const before = readings.get(id)?.servers;
      const servers = new Map(
        records.map((record) => {
          const known = before?.get(record.server.id);
          const newer = known !== undefined && known.readAtMs > startedAtMs;
          return [record.server.id, newer ? known : store(record, readAtMs)];
        }),
      );
      const rackCount = racks?.length ?? new Set(records.flatMap(({ server }) => server.rack?.name ?? [])).size;
      const reading = { readAtMs, racks, rackCount, servers };
      readings.set(id, reading);
      return reading;
    },
    patch: (id, record, readAtMs) => {
      const stored = store(record, readAtMs);
      readings.get(id)?.servers.set(record.server.id, stored);
      return stored;
    },
    delete: (id) => {
      readings.delete(id);
    },
  };
}

function store(record: ServerRecord, readAtMs: number): StoredServer {
  return { record, row: rowFromServer(record.server), readAtMs };
}
