/**
 * The `where` grammar of notes, section 4: EQ, NE, CP with %, IS null, NOT, AND, parentheses, dotted fields.
 * OR and comparisons are not attested, so they are refused: a client that relies on them must notice here.
 *
 *   all   = not { AND not }
 *   not   = [ NOT ] ( "(" all ")" | test )
 *   test  = field ( EQ | NE | CP ) value | field IS null
 */
import { badQuery } from '../api-error';
import { type Token, tokenise } from './where-lexer';

export type Value = string | number | boolean | null;

export type Where =
  | { readonly op: 'and'; readonly parts: readonly Where[] }
  | { readonly op: 'not'; readonly part: Where }
  | { readonly op: 'eq' | 'ne'; readonly field: string; readonly value: Value }
  | { readonly op: 'like'; readonly field: string; readonly pattern: string }
  | { readonly op: 'null'; readonly field: string };

const MAX_DEPTH = 50;

export function parseWhere(source: string): Where {
  const tokens = tokenise(source);
  let at = 0;
  const next = (): Token | undefined => tokens[at];
  const isWord = (token: Token | undefined, word: string): boolean =>
    token?.kind === 'word' && token.value.toUpperCase() === word;
  const accept = (word: string): boolean => {
    if (!isWord(next(), word)) return false;
    at += 1;
    return true;
  };

  const parseAll = (depth: number): Where => {
    const parts = [parseNot(depth)];
    while (accept('AND')) parts.push(parseNot(depth));
    const [only] = parts;
    return parts.length === 1 && only ? only : { op: 'and', parts };
  };
  const parseNot = (depth: number): Where => {
    if (depth > MAX_DEPTH) throw badQuery('where: nested too deeply');
    if (accept('NOT')) return { op: 'not', part: parseNot(depth + 1) };
    if (next()?.kind !== 'open') return parseTest();
    at += 1;
    const inner = parseAll(depth + 1);
    if (next()?.kind !== 'close') throw badQuery('where: closing parenthesis expected');
    at += 1;
    return inner;
  };
  const parseTest = (): Where => {
    const field = next();
    if (field?.kind !== 'word') throw badQuery('where: field name expected');
    at += 1;
    const operator = next();
    at += 1;
    if (isWord(operator, 'IS')) {
      if (!accept('NULL')) throw badQuery('where: IS takes null only');
      return { op: 'null', field: field.value };
    }
    const value = readValue(tokens[at]);
    at += 1;
    if (isWord(operator, 'EQ')) return { op: 'eq', field: field.value, value };
    if (isWord(operator, 'NE')) return { op: 'ne', field: field.value, value };
    if (!isWord(operator, 'CP')) throw badQuery('where: unknown operator');
    if (typeof value !== 'string') throw badQuery('where: CP takes a text');
    return { op: 'like', field: field.value, pattern: value };
  };

  const expression = parseAll(0);
  if (at < tokens.length) throw badQuery('where: only AND may follow');
  return expression;
}

function readValue(token: Token | undefined): Value {
  if (token?.kind === 'text' || token?.kind === 'number') return token.value;
  if (token?.kind === 'word') {
    const word = token.value.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
  }
  throw badQuery('where: value expected');
}

/** Field names an expression asks about. */
export function fieldsOf(where: Where): string[] {
  if (where.op === 'and') return where.parts.flatMap(fieldsOf);
  return where.op === 'not' ? fieldsOf(where.part) : [where.field];
}

export type ReadField<T> = (item: T, field: string) => unknown;

/** Compiles an expression into a test; patterns are prepared once, not once per row. */
export function compileWhere<T>(where: Where, read: ReadField<T>): (item: T) => boolean {
  switch (where.op) {
    case 'and': {
      const tests = where.parts.map((part) => compileWhere(part, read));
      return (item) => tests.every((test) => test(item));
    }
    case 'not': {
      const test = compileWhere(where.part, read);
      return (item) => !test(item);
    }
    case 'null':
      return (item) => isNull(read(item, where.field));
    case 'eq':
      return (item) => isEqual(read(item, where.field), where.value);
    case 'ne':
      return (item) => !isEqual(read(item, where.field), where.value);
    case 'like': {
      const matches = likeMatcher(where.pattern);
      return (item) => {
        const value = read(item, where.field);
        return (typeof value === 'string' || typeof value === 'number') && matches(String(value));
      };
    }
  }
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}

function isEqual(actual: unknown, wanted: Value): boolean {
  if (wanted === null) return isNull(actual);
  // Counters come as texts on some sites; a number asked for still finds them.
  if (typeof wanted === 'number' && typeof actual === 'string')
    return actual.trim() !== '' && Number(actual) === wanted;
  return actual === wanted;
}

/** `%` stands for any run of characters; case does not count. Parts are searched in order, so no pattern is slow. */
export function likeMatcher(pattern: string): (text: string) => boolean {
  const parts = pattern.toLowerCase().split('%');
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (parts.length === 1) return (text) => text.toLowerCase() === first;
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.startsWith(first)) return false;
    let at = first.length;
    for (const part of middle) {
      const found = lower.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return lower.length - last.length >= at && lower.endsWith(last);
  };
}
