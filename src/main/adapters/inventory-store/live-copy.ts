/**
 * What a copy shows now, at hand in memory: one line of JSON per server row, one line to search per server, and the
 * racks laid out. Rows stay text from the file to the window: nothing here needs more of them than where they are.
 */
import type { InstanceId } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import type { JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { buildRackWall } from '@core/racks/wall';

/** Everything of the wall but the servers and the moment: those are put in as it is asked for. */
export interface WallText {
  readonly numbering: string;
  readonly text: string;
}

export function numberingKey(numbering: UnitNumbering | null): string {
  return numbering ? `${numbering.direction} ${numbering.anchor}` : 'assumed';
}

export function layOut(
  id: InstanceId,
  rows: readonly ServerRow[],
  racks: readonly Rack[] | null,
  numbering: UnitNumbering | null,
): WallText & { readonly rackCount: number } {
  const wall = buildRackWall({ instanceId: id, readAtMs: 0, racks, servers: rows, numbering });
  const { servers: _, readAtMs: __, ...rest } = wall;
  return { numbering: numberingKey(numbering), text: JSON.stringify(rest), rackCount: wall.racks.length };
}

export function wallJson({ text }: WallText, readAtMs: number, rows: readonly string[]): JsonText<RackWall> {
  return `${text.slice(0, -1)},"readAtMs":${readAtMs},"servers":[${rows.join(',')}]}`;
}

/** Rows were written as `{"id":123,…`: the id is read without parsing the rest. */
export function idsOf(rows: readonly string[]): number[] {
  return rows.map((row) => Number.parseInt(row.slice(ROW_START.length), 10));
}
const ROW_START = '{"id":';

/** `id` comes first in whatever order the row was made. */
export function rowText(row: ServerRow): string {
  const text = JSON.stringify(row);
  if (text.startsWith(ROW_START)) return text;
  const { id, ...rest } = row;
  return JSON.stringify({ id, ...rest });
}

export function parseRows(rows: readonly string[]): ServerRow[] {
  return JSON.parse(`[${rows.join(',')}]`) as ServerRow[];
}

export function parseList<T>(text: string | null): readonly T[] | null {
  return text === null ? null : (JSON.parse(text) as readonly T[]);
}

export function wallToKeep({ numbering, text }: WallText): string {
  return `${numbering}\n${text}`;
}

export function parseWall(kept: string | null): WallText | null {
  const at = kept?.indexOf('\n') ?? -1;
  return kept === null || at < 0 ? null : { numbering: kept.slice(0, at), text: kept.slice(at + 1) };
}

/** Fields that decide where a server is drawn. */
const PLACE_KEYS = [
  'name',
  'locationName',
  'rackId',
  'rackName',
  'rackSizeUnits',
  'unit',
  'sizeUnits',
  'slot',
  'chassisId',
  'chassisName',
  'chassisSizeUnits',
  'chassisSlotCount',
] as const satisfies readonly (keyof ServerRow)[];

/** Whether the drawing stays as it is. Marks of attention are part of the drawing's text, hence the last ones. */
export function drawnAlike(before: ServerRow, after: ServerRow): boolean {
  return (
    PLACE_KEYS.every((key) => before[key] === after[key]) &&
    before.state === after.state &&
    before.isNew === after.isNew &&
    before.operation?.phase === after.operation?.phase
  );
}
