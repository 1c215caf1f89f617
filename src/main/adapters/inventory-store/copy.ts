/** One instance's copy, open: its file, and what it shows now. Single-threaded; used on the store's own thread. */

import type { InstanceId } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import type { JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { Server, ServerRow } from '@contract/types/server';
import { rowFromServer } from '@core/inventory/row';
import type { CopySummary, KeptServer, ServerRecord } from '@core/ports';
import { serverLine } from '@core/search/search-line';
import type { CopyFile } from './copy-file';
import { drawnAlike, layOut, numberingKey, parseList, parseRows, rowText, type WallText, wallJson } from './live-copy';
import { keptServer, projectedLines, projectedRows } from './projections';
import { createSearchLines, type SearchLines } from './search-lines';

export interface Copy {
  readonly id: InstanceId;
  readonly file: CopyFile;
  summary(): CopySummary | null;
  /** What was committed is shown from now on; `moved`: racks have to be laid out again. */
  show(summary: CopySummary, servers: readonly ReadServer[], moved: boolean): void;
  shown(): Shown;
  wall(numbering: UnitNumbering | null): JsonText<RackWall> | null;
  server(serverId: number): KeptServer | null;
  keep(record: ServerRecord, readAtMs: number): KeptServer;
  /** Lines to search, as `serverLine` makes them. */
  readonly lines: SearchLines;
  /** Servers whose shown row is newer than the last reading. */
  isFresh(serverId: number): boolean;
  /** JSON of a row by its place among the rows. */
  rowAt(index: number): string;
}

export interface Shown {
  summary: CopySummary | null;
  ids: readonly number[];
  rows: string[];
  wall: WallText | null;
}

/** A server of a new reading; `line` null: as it was. */
export interface ReadServer {
  readonly id: number;
  readonly row: string;
  readonly line: string | null;
}

const NOTHING: Shown = { summary: null, ids: [], rows: [], wall: null };

export function createCopy(id: InstanceId, file: CopyFile): Copy {
  let shown: Shown = restore(file);
  let index: ReadonlyMap<number, number> | null = null;
  const fresh = new Map<number, number>();

  const indexOf = (serverId: number): number => {
    index ??= new Map(shown.ids.map((one, at) => [one, at]));
    return index.get(serverId) ?? -1;
  };
  const lines = createSearchLines(
    () => shown.ids.length,
    () => projectedLines(file, shown.ids),
  );
  const put = (server: Server, row: ServerRow) => {
    const known = indexOf(server.id);
    const at = known < 0 ? shown.ids.length : known;
    const [before] = known < 0 ? [] : parseRows([shown.rows[at] as string]);
    if (!before || !drawnAlike(before, row)) shown.wall = null;
    if (known < 0) {
      shown.ids = [...shown.ids, server.id];
      index = null;
    }
    shown.rows[at] = rowText(row);
    lines.put(at, serverLine(server));
  };

  /** Servers that were read by themselves are newer than the list. */
  const overlay = () => {
    fresh.clear();
    for (const { readAtMs, record, row } of freshServers(file)) {
      fresh.set(record.server.id, readAtMs);
      put(record.server, row);
    }
  };
  overlay();

  return {
    id,
    file,
    summary: () => shown.summary,
    shown: () => shown,
    show: (summary, servers, moved) => {
      const rows = servers.map(({ row }) => row);
      if (isSameList(shown.ids, servers)) {
        shown.summary = summary;
        shown.rows = rows;
        for (const [at, { line }] of servers.entries()) if (line !== null) lines.put(at, line);
      } else {
        // Lines that were not at hand are made of the new generation when they are wanted.
        const before = lines.atHand();
        lines.replace(before && servers.map(({ id: one, line }) => line ?? before[indexOf(one)] ?? ''));
        shown = { summary, ids: servers.map(({ id: one }) => one), rows, wall: shown.wall };
        index = null;
      }
      if (moved) shown.wall = null;
      file.forgetChunks();
      overlay();
    },
    wall: (numbering) => {
      if (!shown.summary) return null;
      if (shown.wall?.numbering !== numberingKey(numbering)) {
        const racks = parseList<Rack>(file.listAt('racks'));
        shown.wall = layOut(id, parseRows(shown.rows), racks, numbering);
      }
      return wallJson(shown.wall as WallText, shown.summary.readAtMs, shown.rows);
    },
    server: (serverId) => serverNow(file, serverId, fresh.get(serverId), shown.summary?.readAtMs ?? 0),
    keep: (record, readAtMs) => {
      file.setFresh({ server: record.server.id, readAtMs, text: JSON.stringify(record.raw) });
      fresh.set(record.server.id, readAtMs);
      const kept = { record, row: rowFromServer(record.server), readAtMs };
      put(record.server, kept.row);
      return kept;
    },
    lines,
    isFresh: (serverId) => fresh.has(serverId),
    rowAt: (at) => shown.rows[at] ?? 'null',
  };
}

function freshServers(file: CopyFile): KeptServer[] {
  return file.fresh().flatMap(({ text, readAtMs }) => keptServer(text, readAtMs) ?? []);
}

/** `ownReadAtMs`: when it was read by itself after the last reading; undefined where it was not. */
function serverNow(
  file: CopyFile,
  serverId: number,
  ownReadAtMs: number | undefined,
  readAtMs: number,
): KeptServer | null {
  const text = ownReadAtMs === undefined ? file.textOf(serverId, file.current()) : file.freshText(serverId);
  return text === null ? null : keptServer(text, ownReadAtMs ?? readAtMs);
}

function isSameList(ids: readonly number[], servers: readonly ReadServer[]): boolean {
  return servers.length === ids.length && servers.every(({ id }, at) => ids[at] === id);
}

function restore(file: CopyFile): Shown {
  const [last] = file.current() === 0 ? [] : file.generations();
  if (!last) return { ...NOTHING };
  const summary: CopySummary = {
    generation: last.id,
    readAtMs: last.readAtMs,
    serverCount: last.servers,
    rackCount: file.rackCount(last.id),
  };
  return { summary, ...projectedRows(file) };
}
