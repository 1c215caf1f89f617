/**
 * What a start shows first and a search looks through, kept beside the rows it is made of: short rows, lines to search, racks
 * laid out. Written after a commit; whatever the file has is brought up to the current generation when it is read, so a
 * program that ended in between costs the next start only what had changed.
 */
import type { JsonObject } from '@contract/types/json';
import type { ServerRow } from '@contract/types/server';
import { rowFromServer } from '@core/inventory/row';
import type { KeptServer } from '@core/ports';
import { serverLine } from '@core/search/search-line';
import { mapServerRecord } from '../dci-api/map/server';
import { packLargeText } from './chunks';
import type { Copy, Shown } from './copy';
import type { CopyFile, KeptVersion, ProjectionName } from './copy-file';
import { drawnAlike, idsOf, parseRows, parseWall, rowText, wallToKeep } from './live-copy';

type Rows = Pick<Shown, 'ids' | 'rows' | 'wall'>;

/** A server as the file has it; null when the row says nothing usable. */
export function keptServer(text: string, readAtMs: number): KeptServer | null {
  const record = mapServerRecord(JSON.parse(text) as JsonObject);
  return record ? { record, row: rowFromServer(record.server), readAtMs } : null;
}

/** Rows and racks of the current generation. */
export function projectedRows(file: CopyFile): Rows {
  const kept = file.projection('rows');
  const rows = kept === null ? [] : splitLines(kept);
  const ids = idsOf(rows);
  if (file.projectedGeneration() === file.current()) return { ids, rows, wall: parseWall(file.projection('wall')) };
  const current = bringUpToDate(file, ids, rows, ({ row }) => rowText(row));
  const isDrawnAlike = current.made.every(({ before, after }) => before !== null && isSameDrawing(before, after));
  const keepsWall = kept !== null && !current.lost && isDrawnAlike && isRackListSame(file);
  return { ids: current.ids, rows: current.texts, wall: keepsWall ? parseWall(file.projection('wall')) : null };
}

/** Lines to search of the servers shown, in their order; those read by themselves since are as they are now. */
export function projectedLines(file: CopyFile, ids: readonly number[]): string[] {
  const stored = storedLines(file);
  const lineOf = new Map(stored.ids.map((id, at) => [id, stored.lines[at] as string]));
  for (const { server, text } of file.fresh()) {
    const record = mapServerRecord(JSON.parse(text) as JsonObject);
    if (record) lineOf.set(server, serverLine(record.server));
  }
  return ids.map((id) => lineOf.get(id) ?? '');
}

function storedLines(file: CopyFile): { readonly ids: readonly number[]; readonly lines: readonly string[] } {
  const [rows, lines] = [file.projection('rows'), file.projection('lines')];
  const ids = rows === null ? [] : idsOf(splitLines(rows));
  const texts = lines === null ? [] : splitLines(lines);
  if (lines !== null && file.projectedGeneration() === file.current()) return { ids, lines: texts };
  const current = bringUpToDate(file, ids, texts, ({ record }) => serverLine(record.server));
  return { ids: current.ids, lines: current.texts };
}

/** Packs what the copy shows, on other threads, and writes it unless another generation has come meanwhile. */
export async function keepProjections(copy: Copy): Promise<void> {
  const { summary, ids, rows, wall } = copy.shown();
  if (!summary) return;
  const fresh = ids.filter((id) => copy.isFresh(id));
  const lines = copy.lines.all();
  const pack = async (name: ProjectionName, text: string) => [name, await packLargeText(text)] as const;
  const bodies = await Promise.all([
    pack('rows', rows.join('\n')),
    pack('lines', lines.join('\n')),
    pack('fresh', fresh.join('\n')),
    ...(wall ? [pack('wall', wallToKeep(wall))] : []),
  ]);
  if (copy.summary()?.generation === summary.generation) copy.file.setProjections(summary.generation, bodies);
}

interface UpToDate {
  readonly ids: readonly number[];
  readonly texts: string[];
  /** Those that had to be made, with the text that stood there before. */
  readonly made: readonly { readonly before: string | null; readonly after: string }[];
  /** Whether servers are gone since. */
  readonly lost: boolean;
}

/** What was made of versions that are still current is kept; the rest is made of the rows themselves. */
function bringUpToDate(
  file: CopyFile,
  ids: readonly number[],
  texts: readonly string[],
  make: (server: KeptServer) => string,
): UpToDate {
  const at = file.projectedGeneration();
  const stillRight = ids.length === texts.length && at !== null;
  const before = new Map(stillRight ? ids.map((id, index) => [id, texts[index] as string]) : []);
  // A server read by itself was in it as it was then, and the list may have said otherwise.
  const wasFresh = new Set(splitLines(file.projection('fresh') ?? '').map(Number));
  const isRight = (ref: KeptVersion) => before.has(ref.server) && ref.since <= (at ?? 0) && !wasFresh.has(ref.server);
  const now: { ids: number[]; texts: string[]; made: UpToDate['made'][number][] } = { ids: [], texts: [], made: [] };
  let known = 0;
  for (const ref of file.versionsAt(file.current())) {
    const old = before.get(ref.server) ?? null;
    const server = isRight(ref) ? null : keptServer(file.textAt(ref) ?? '{}', 0);
    const text = server ? make(server) : isRight(ref) ? old : null;
    if (text === null) continue;
    if (old !== null) known += 1;
    if (server) now.made.push({ before: old, after: text });
    now.ids.push(ref.server);
    now.texts.push(text);
  }
  return { ...now, lost: known < before.size };
}

function isSameDrawing(before: string, after: string): boolean {
  const [was, is] = parseRows([before, after]) as [ServerRow, ServerRow];
  return drawnAlike(was, is);
}

function isRackListSame(file: CopyFile): boolean {
  const at = file.projectedGeneration();
  return at !== null && file.isListSame('racks', at);
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
