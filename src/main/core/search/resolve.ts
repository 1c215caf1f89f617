/**
 * Whom a pasted list means: `resolvePasted(text, [{ instanceId, haystack }])`, the haystacks being of server lines. A piece
 * names a server only wholly: by its name, domain or the first label of either, by one of its addresses or its BMC's, by a
 * MAC, by id or bar code. What would fit several servers is told of all of them; nothing is chosen.
 */
import type { InstanceId } from '@contract/types/instance';
import type { ResolveAnswer, ResolvedItem, SearchMatch } from '@contract/types/search';
import { foldCase } from './fold';
import type { Haystack } from './haystack';
import { keyForms, type LineValue, valuesOf } from './line';
import { type Piece, piecesOf } from './pasted';

export interface ResolveSource {
  readonly instanceId: InstanceId;
  readonly haystack: Haystack;
}

type ResolvedServer = ResolvedItem['servers'][number];

/** Servers of a piece in the order of the sources and of their lines. Takes any text. */
export function resolvePasted(text: string, sources: readonly ResolveSource[]): ResolveAnswer {
  const { pieces, duplicates } = piecesOf(text);
  const wanted = piecesByKey(pieces);
  const servers: ResolvedServer[][] = pieces.map(() => []);
  const lines: number[][] = pieces.map(() => []);
  for (const source of sources) {
    // The keys of all lines go past once: an index of them would have to be built and kept for a list pasted now and then.
    source.haystack.forEachKey((line, key) => {
      for (const index of wanted.get(key) ?? []) {
        const found = lines[index];
        // Keys of one line come together, and one server may go by several that the piece means.
        if (found !== undefined && found.at(-1) !== line) found.push(line);
      }
    });
    for (const [index, piece] of pieces.entries()) {
      for (const line of lines[index]?.splice(0) ?? []) {
        const server = resolvedServer(source, line, piece);
        if (server !== null) servers[index]?.push(server);
      }
    }
  }
  const items = pieces.map((piece, index) => itemOf(piece, servers[index] ?? []));
  return { items, duplicates };
}

function piecesByKey(pieces: readonly Piece[]): ReadonlyMap<string, readonly number[]> {
  const wanted = new Map<string, number[]>();
  for (const [index, { keys }] of pieces.entries()) {
    for (const key of keys) {
      const known = wanted.get(key);
      if (known) known.push(index);
      else wanted.set(key, [index]);
    }
  }
  return wanted;
}

/** Null for a line that is no server's. */
function resolvedServer({ instanceId, haystack }: ResolveSource, line: number, piece: Piece): ResolvedServer | null {
  const values = valuesOf(haystack.line(line), 'keys');
  const id = values.find(({ field }) => field === 'id');
  const why = values.find((value) => goesBy(value, piece.keys));
  if (id === undefined || why === undefined) return null;
  return {
    instanceId,
    serverId: Number(id.text.slice(1)),
    name: values[0]?.field === 'name' ? values[0].text : '',
    why: { field: why.field, text: why.text } satisfies SearchMatch,
  };
}

function goesBy({ field, text, spellings }: LineValue, keys: readonly string[]): boolean {
  return (
    keyForms(field, foldCase(text), false).some((form) => keys.includes(form)) ||
    spellings.some((spelling) => keyForms(field, spelling, true).some((form) => keys.includes(form)))
  );
}

/** What a bare number is, its server tells. */
function itemOf({ text, kind }: Piece, servers: readonly ResolvedServer[]): ResolvedItem {
  const isNumber = kind === 'id' && !text.startsWith('#');
  const isName = isNumber && servers.length > 0 && servers.every(({ why }) => why.field !== 'id');
  return { text, kind: isName ? 'name' : kind, servers };
}
