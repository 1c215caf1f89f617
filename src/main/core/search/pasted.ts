/**
 * A pasted list cut into pieces: names, addresses, MACs and ids, each with the keys a server would have if it were meant.
 * `piecesOf('kvm-1, 10.0.0.5\n#17')` has three.
 */
import type { ResolvedItem } from '@contract/types/search';
import { foldCase } from './fold';
import { addressKey } from './ip';
import { cleanText } from './line';
import { macKey } from './mac';

export interface Piece {
  /** As pasted, without quotes. */
  readonly text: string;
  readonly kind: ResolvedItem['kind'];
  /** Any of them names the server; see `keyForms`. The first is what two pieces are the same by. */
  readonly keys: readonly string[];
}
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Pieces that were there before in this or another spelling. */
  readonly duplicates: number;
}

/** Quotes hold a name with spaces together within a line; byte order marks and zero-width spaces come with web pages. */
const PIECES = /"([^"\r\n]*)"|[^\s,;"\u200b-\u200d\ufeff]+/g;

/** Takes any text. */
export function piecesOf(text: string): Pieces {
  const pieces = new Map<string, Piece>();
  let duplicates = 0;
  for (const [match, quoted] of text.matchAll(PIECES)) {
    const piece = pieceOf(cleanText(quoted ?? match).trim());
    const id = piece?.keys[0];
    if (piece === null || id === undefined) continue;
    if (pieces.has(id)) duplicates += 1;
    else pieces.set(id, piece);
  }
  return { pieces: [...pieces.values()], duplicates };
}

function pieceOf(text: string): Piece | null {
  const name = foldCase(text);
  if (name === '') return null;
  if (/^#\d+$/.test(name)) return { text, kind: 'id', keys: [name.replace(/^#0*(?=\d)/, '#')] };
  const mac = macKey(name);
  // Twelve digits may be a bar code as well.
  if (mac !== null) return { text, kind: 'mac', keys: [mac, name] };
  const address = addressKey(name);
  if (address !== null) return { text, kind: 'address', keys: [address, name] };
  if (/^\d+$/.test(name)) return { text, kind: 'id', keys: [name] };
  // `kvm-1.example.` is how name servers write it.
  return { text, kind: 'name', keys: name.endsWith('.') ? [name.slice(0, -1), name] : [name] };
}
