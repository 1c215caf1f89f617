/** One server: from the inventory, or read again from its instance; and its BMC's web page. */
import { fail, ok, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerDetail, ServerRow } from '@contract/types/server';
import { webConsoleOf } from '@core/console/web-console';
import type { Connections } from '@core/instances/connections';
import type { Inventory, StoredServer } from '@core/inventory/inventory';
import type { Browser, Clock, Log, ServerRecord } from '@core/ports';
import { buildRackWall } from '@core/racks/wall';
import type { SettingsBook } from '@core/settings/settings-book';

export interface ServerServiceDeps {
  readonly inventory: Inventory;
  readonly connections: Connections;
  readonly settings: SettingsBook;
  readonly browser: Browser;
  readonly clock: Clock;
  readonly log: Log;
  readonly onServers: (id: InstanceId, rows: readonly ServerRow[]) => void;
  /** A server was read because somebody asked for it. */
  readonly onRead: (id: InstanceId, record: ServerRecord) => void;
}

export type ServerService = ReturnType<typeof createServerService>;

export function createServerService(deps: ServerServiceDeps) {
  const { inventory, connections, settings, browser, clock, log, onServers, onRead } = deps;

  const keep = (id: InstanceId, record: ServerRecord): ServerDetail => {
    const stored = inventory.patch(id, record, clock.nowMs());
    onServers(id, [stored.row]);
    return detailOf(stored);
  };

  return {
    get: (id: InstanceId, serverId: number): Result<ServerDetail> => {
      const stored = inventory.server(id, serverId);
      return stored ? ok(detailOf(stored)) : fail('server.not-found', {});
    },
    read: async (id: InstanceId, serverId: number): Promise<Result<ServerDetail>> => {
      const api = connections.api(id);
      if (!api.ok) return api;
      const record = await api.value.readServer(serverId, inventory.server(id, serverId)?.record ?? null);
      if (!record.ok) return record;
      onRead(id, record.value);
      return ok(keep(id, record.value));
    },
    /** A server that something else has just read, such as a run that follows it. */
    keep,
    openWebConsole: async (id: InstanceId, serverId: number): Promise<Result<{ host: string }>> => {
      const stored = inventory.server(id, serverId);
      if (!stored) return fail('server.not-found', {});
      const page = detailOf(stored).webConsole;
      if (page.kind === 'none') return fail('console.none', {});
      if (page.kind === 'refused') return fail('console.refused', { reason: page.reason, host: page.text });
      const opened = await browser.open(page.url);
      log.info('console.opened', { instance: id, server: serverId, ok: opened.ok });
      return opened.ok ? ok({ host: page.host }) : opened;
    },
    wall: (id: InstanceId): Result<RackWall> => {
      const reading = inventory.get(id);
      if (!reading) return fail('inventory.not-read', {});
      const chosen = settings.current().numbering[id];
      const numbering: UnitNumbering | null = chosen ? { ...chosen, source: 'chosen' } : null;
      const servers = [...reading.servers.values()].map(({ record }) => record.server);
      return ok(
        buildRackWall({ instanceId: id, readAtMs: reading.readAtMs, racks: reading.racks, servers, numbering }),
      );
    },
    setNumbering: async (id: InstanceId, numbering: Omit<UnitNumbering, 'source'> | null): Promise<Result<void>> => {
      const saved = await settings.update((current) => {
        const { [id]: _, ...others } = current.numbering;
        return ok({ ...current, numbering: numbering ? { ...others, [id]: numbering } : others });
      });
      return saved.ok ? ok() : saved;
    },
  };
}

function detailOf({ record, row, readAtMs }: StoredServer): ServerDetail {
  const { server, raw } = record;
  return { server, row, readAtMs, raw, webConsole: webConsoleOf([server.ipmi, server.amt]) };
}
