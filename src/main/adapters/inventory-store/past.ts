/** A copy as it was: racks and servers of a kept generation, and what differs between two of them. */
import { fail, ok, type Result } from '@contract/errors';
import type { Comparison, Generation } from '@contract/types/history';
import type { Rack } from '@contract/types/inventory';
import type { JsonObject, JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { Server, ServerRow } from '@contract/types/server';
import { changesOfGoneServer, changesOfNewServer, diffServers } from '@core/history/diff';
import { rowFromServer } from '@core/inventory/row';
import type { Clock, KeptServer } from '@core/ports';
import { mapServer } from '../dci-api/map/server';
import type { Copy } from './copy';
import type { VersionRef } from './copy-file';
import { layOut, parseList, rowText, wallJson } from './live-copy';
import { keptServer } from './projections';

const ROWS_PER_BREATH = 200;

export async function wallAsOf(
  copy: Copy,
  generationId: number,
  numbering: UnitNumbering | null,
  clock: Clock,
): Promise<Result<JsonText<RackWall>>> {
  const generation = generationOf(copy, generationId);
  if (!generation) return fail('inventory.no-generation', {});
  const rows: ServerRow[] = [];
  for (const [count, ref] of copy.file.versionsAt(generationId).entries()) {
    if (count % ROWS_PER_BREATH === ROWS_PER_BREATH - 1) await clock.wait(0);
    const server = serverAt(copy, ref);
    if (server) rows.push(rowFromServer(server));
  }
  const racks = parseList<Rack>(copy.file.listAt('racks', generationId));
  return ok(wallJson(layOut(copy.id, rows, racks, numbering), generation.readAtMs, rows.map(rowText)));
}

export function serverAsOf(copy: Copy, serverId: number, generationId: number): Result<KeptServer | null> {
  const generation = generationOf(copy, generationId);
  if (!generation) return fail('inventory.no-generation', {});
  const text = copy.file.textOf(serverId, generationId);
  return ok(text === null ? null : keptServer(text, generation.readAtMs));
}

/** Only servers of which something differs; those whose stored row is the same one need not be looked at. */
export async function compare(
  copy: Copy,
  fromId: number,
  toId: number,
  clock: Clock,
): Promise<Result<JsonText<Comparison>>> {
  const [from, to] = [generationOf(copy, fromId), generationOf(copy, toId)];
  if (!from || !to) return fail('inventory.no-generation', {});
  const before = new Map(copy.file.versionsAt(fromId).map((ref) => [ref.server, ref]));
  const after = new Map(copy.file.versionsAt(toId).map((ref) => [ref.server, ref]));
  const servers: Comparison['servers'][number][] = [];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  for (const [count, id] of ids.entries()) {
    if (count % ROWS_PER_BREATH === ROWS_PER_BREATH - 1) await clock.wait(0);
    const difference = differenceOf(copy, id, before.get(id), after.get(id));
    if (difference && difference.changes.length > 0) servers.push(difference);
  }
  const comparison: Comparison = { from, to, servers };
  return ok(JSON.stringify(comparison));
}

function differenceOf(
  copy: Copy,
  serverId: number,
  before: VersionRef | undefined,
  after: VersionRef | undefined,
): Comparison['servers'][number] | null {
  if (before && after && before.chunk === after.chunk && before.place === after.place) return null;
  const was = before ? serverAt(copy, before) : null;
  const is = after ? serverAt(copy, after) : null;
  const row = is ? rowFromServer(is) : null;
  const name = (is ?? was)?.name ?? '';
  if (was && is) return { serverId, name, row, changes: diffServers(was, is) };
  if (is) return { serverId, name, row, changes: changesOfNewServer(is) };
  return was ? { serverId, name, row, changes: changesOfGoneServer(was) } : null;
}

function serverAt(copy: Copy, ref: VersionRef): Server | null {
  const text = copy.file.textAt(ref);
  return text === null ? null : mapServer(ref.server, JSON.parse(text) as JsonObject);
}

function generationOf(copy: Copy, id: number): Generation | null {
  return copy.file.generations().find((generation) => generation.id === id) ?? null;
}
