/**
 * Takes the rows of a server list as its pages come in: masks them, tells which are as they were, packs those that are
 * not into the file, and makes of each what will be shown and searched. Nothing of it is seen before the commit.
 */
import type { JsonObject } from '@contract/types/json';
import { changesOfNewServer, diffServers } from '@core/history/diff';
import { rowFromServer } from '@core/inventory/row';
import { serverLine } from '@core/search/search-line';
import { mapServer } from '../dci-api/map/server';
import { maskRow } from '../dci-api/mask';
import { toId } from '../dci-api/wire/lenient';
import { pack, ROWS_PER_CHUNK } from './chunks';
import type { Copy } from './copy';
import type { CopyFile, PackedChunk, StoredChange, VersionRef } from './copy-file';
import { drawnAlike, parseRows, rowText } from './live-copy';

export interface TakenServer {
  readonly id: number;
  readonly row: string;
  /** To search it by; null: as it was. */
  readonly line: string | null;
  /** Null: the file has this very row already. */
  readonly version: Omit<VersionRef, 'server'> | null;
  readonly changes: readonly StoredChange[];
  /** Whether racks have to be laid out again because of it. */
  readonly moved: boolean;
}

export interface ServerTaker {
  /** Null for a row without a usable id. */
  take(row: JsonObject): TakenServer | null;
  /** Answers when all of it is in the file. */
  flush(): Promise<void>;
  /** Ids of the reading before. */
  readonly known: ReadonlyMap<number, VersionRef>;
}

export function createServerTaker(copy: Copy): ServerTaker {
  const { file } = copy;
  const gen = file.current();
  const known = new Map(file.versionsAt(gen).map((ref) => [ref.server, ref]));
  const shown = copy.shown();
  // After the commit what they are kept in is out of date: those of unchanged rows are taken over from here.
  if (known.size > 0) copy.lines.all();
  const at = new Map(shown.ids.map((id, index) => [id, index]));
  const packer = createPacker(file);

  return {
    known,
    flush: packer.flush,
    take: (raw) => {
      const id = toId(raw['id']);
      if (id === null) return null;
      const masked = maskRow(raw);
      const text = JSON.stringify(masked);
      const ref = known.get(id);
      const before = ref ? file.textAt(ref) : null;
      const index = at.get(id);
      if (before === text && index !== undefined && !copy.isFresh(id)) {
        return {
          id,
          row: shown.rows[index] as string,
          line: null,
          version: null,
          changes: [],
          moved: false,
        };
      }
      const server = mapServer(id, masked);
      const row = rowFromServer(server);
      const [wasRow] = index === undefined ? [] : parseRows([shown.rows[index] as string]);
      const was = before === null || before === text ? null : mapServer(id, JSON.parse(before) as JsonObject);
      return {
        id,
        row: rowText(row),
        line: serverLine(server),
        version: before === text ? null : packer.add(text),
        changes: named(server, was ? diffServers(was, server) : ref || gen === 0 ? [] : changesOfNewServer(server)),
        moved: !wasRow || !drawnAlike(wasRow, row),
      };
    },
  };
}

const CHUNKS_AT_ONCE = 32;

/** Gathers rows into pieces, packs them beside the work and writes them some at a time. Says at once where a row will be. */
function createPacker(file: CopyFile) {
  let last = file.lastChunk();
  let texts: string[] = [];
  let packed: PackedChunk[] = [];
  const packing = new Set<Promise<void>>();

  const write = () => {
    const chunks = packed;
    packed = [];
    file.addChunks(chunks);
  };
  const packNow = () => {
    if (texts.length === 0) return;
    last += 1;
    const id = last;
    const job = pack(texts).then((body) => {
      packed.push({ id, body });
      packing.delete(job);
      if (packed.length >= CHUNKS_AT_ONCE) write();
    });
    packing.add(job);
    texts = [];
  };
  return {
    add: (text: string): Omit<VersionRef, 'server'> => {
      const version = { chunk: last + 1, place: texts.length };
      texts.push(text);
      if (texts.length >= ROWS_PER_CHUNK) packNow();
      return version;
    },
    flush: async () => {
      packNow();
      await Promise.all(packing);
      write();
    },
  };
}

function named(
  { id, name }: { id: number; name: string },
  changes: ReturnType<typeof diffServers>,
): readonly StoredChange[] {
  return changes.map((change) => ({ ...change, serverId: id, serverName: name }));
}
