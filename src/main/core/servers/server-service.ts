/** Servers and racks as the window asks for them: from the copy, or read afresh and kept. */
import { fail, ok, type Result } from '@contract/errors';
import type { ServerNote } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import type { JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerDetail, ServerRow } from '@contract/types/server';
import { webConsoleOf } from '@core/console/web-console';
import type { Connections } from '@core/instances/connections';
import type { Copies } from '@core/inventory/copies';
import { rowFromServer } from '@core/inventory/row';
import type { Browser, Clock, InventoryStore, KeptServer, Log, ServerRecord } from '@core/ports';
import type { SettingsBook } from '@core/settings/settings-book';

export interface ServerServiceDeps {
  readonly store: InventoryStore;
  readonly copies: Copies;
  readonly connections: Connections;
  readonly settings: SettingsBook;
  readonly browser: Browser;
  readonly clock: Clock;
  readonly log: Log;
  readonly onServers: (id: InstanceId, rows: readonly ServerRow[]) => void;
  /** The window has been given racks, or the reason why there are none. */
  readonly onWall: () => void;
  /** A server was read because somebody asked for it. */
  readonly onRead: (id: InstanceId, record: ServerRecord) => void;
}

export type ServerService = ReturnType<typeof createServerService>;

export function createServerService(deps: ServerServiceDeps) {
  const { store, connections, browser, clock, log, onServers, onRead } = deps;
  const kept = (id: InstanceId, serverId: number, asOf: number | null) => keptServer(deps, id, serverId, asOf);

  const keep = async (id: InstanceId, record: ServerRecord): Promise<KeptServer> => {
    const readAtMs = clock.nowMs();
    const stored = await store.keep(id, record, readAtMs);
    if (!stored.ok) log.warn('copy.server-not-kept', { instance: id, code: stored.error.code });
    const server = stored.ok ? stored.value : { record, row: rowFromServer(record.server), readAtMs };
    onServers(id, [server.row]);
    return server;
  };
  const known = async (id: InstanceId, serverId: number): Promise<ServerRecord | null> => {
    const found = await kept(id, serverId, null);
    return found.ok ? found.value.record : null;
  };
  const readKept = async (id: InstanceId, serverId: number): Promise<Result<KeptServer>> => {
    const api = connections.api(id);
    if (!api.ok) return api;
    const record = await api.value.readServer(serverId, await known(id, serverId));
    if (!record.ok) return record;
    onRead(id, record.value);
    return ok(await keep(id, record.value));
  };

  return {
    get: async (id: InstanceId, serverId: number, asOf: number | null): Promise<Result<JsonText<ServerDetail>>> => {
      const found = await kept(id, serverId, asOf);
      return found.ok ? ok(detailText(found.value)) : found;
    },
    read: async (id: InstanceId, serverId: number): Promise<Result<JsonText<ServerDetail>>> => {
      const read = await readKept(id, serverId);
      return read.ok ? ok(detailText(read.value)) : read;
    },
    /** Reads it afresh and keeps it. */
    readRecord: async (id: InstanceId, serverId: number): Promise<Result<ServerRecord>> => {
      const read = await readKept(id, serverId);
      return read.ok ? ok(read.value.record) : read;
    },
    /** What the copy knows of it; null when it does not. */
    known,
    /** A server that something else has just read, such as a run that follows it. */
    keep,
    openWebConsole: async (id: InstanceId, serverId: number): Promise<Result<{ host: string }>> => {
      const found = await kept(id, serverId, null);
      if (!found.ok) return found;
      const { server } = found.value.record;
      const page = webConsoleOf([server.ipmi, server.amt]);
      if (page.kind === 'none') return fail('console.none', {});
      if (page.kind === 'refused') return fail('console.refused', { reason: page.reason, host: page.text });
      const opened = await browser.open(page.url);
      log.info('console.opened', { instance: id, server: serverId, ok: opened.ok });
      return opened.ok ? ok({ host: page.host }) : opened;
    },
    ...rackCalls(deps),
    ...noteCalls(deps),
  };
}

function rackCalls({ store, copies, settings, onWall }: ServerServiceDeps) {
  return {
    wall: async (id: InstanceId, asOf: number | null): Promise<Result<JsonText<RackWall>>> => {
      const ready = await copies.ready(id);
      const wall = ready.ok ? await store.wall(id, numberingOf(settings, id), asOf) : ready;
      onWall();
      return wall;
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

function noteCalls({ store, copies, clock }: ServerServiceDeps) {
  return {
    notes: async (id: InstanceId): Promise<Result<readonly ServerNote[]>> => {
      const ready = await copies.ready(id);
      return ready.ok ? store.notes(id) : ready;
    },
    setNote: async (id: InstanceId, serverId: number, text: string, pinned: boolean) => {
      const ready = await copies.ready(id);
      return ready.ok ? store.setNote(id, { serverId, text, pinned, changedAtMs: clock.nowMs() }) : ready;
    },
  };
}

/** As the person chose it; null: the likelier reading of the data. */
export function numberingOf(settings: SettingsBook, id: InstanceId): UnitNumbering | null {
  const chosen = settings.current().numbering[id];
  return chosen ? { ...chosen, source: 'chosen' } : null;
}

async function keptServer(
  { store, copies }: ServerServiceDeps,
  id: InstanceId,
  serverId: number,
  asOf: number | null,
): Promise<Result<KeptServer>> {
  const ready = await copies.ready(id);
  if (!ready.ok) return ready;
  const found = await store.server(id, serverId, asOf);
  if (!found.ok) return found.error.code === 'inventory.not-read' ? fail('server.not-found', {}) : found;
  return found.value ? ok(found.value) : fail('server.not-found', {});
}

function detailText({ record, row, readAtMs }: KeptServer): JsonText<ServerDetail> {
  const { server, raw } = record;
  const detail: ServerDetail = { server, row, readAtMs, raw, webConsole: webConsoleOf([server.ipmi, server.amt]) };
  return JSON.stringify(detail);
}
