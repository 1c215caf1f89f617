/** Cuts a `where` expression into tokens. */
import { badQuery } from '../api-error';

export type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly value: string };

const SPACE = /\s+/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y;
const WORD = /[A-Za-z_][\w.]*/y;

export function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  while (at < source.length) {
    if (match(SPACE) !== null) continue;
    const character = source[at];
    if (character === '(' || character === ')') {
      tokens.push({ kind: character === '(' ? 'open' : 'close' });
      at += 1;
    } else if (character === "'") {
      // How a quote inside a text is escaped is unknown (notes, section 4), so the next quote always ends it.
      const end = source.indexOf("'", at + 1);
      if (end < 0) throw badQuery('where: text without closing quote');
      tokens.push({ kind: 'text', value: source.slice(at + 1, end) });
      at = end + 1;
    } else {
      const number = match(NUMBER);
      const word = number === null ? match(WORD) : null;
      if (number !== null) tokens.push({ kind: 'number', value: Number(number) });
      else if (word !== null) tokens.push({ kind: 'word', value: word });
      else throw badQuery(`where: unexpected character at ${at}`);
    }
  }
  return tokens;
}
