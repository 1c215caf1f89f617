/**
 * The line a thing is searched in. `newLine()` writes one: every value behind a one-character tag that names its field,
 * and behind a value its other spellings (a MAC in its own alphabet, IPv6 in canonical form). `valuesOf(line)` reads them
 * back. Tags are control characters, which values and queries are cleaned of: no match reaches from one value into another.
 */
import type { SearchField } from '@contract/types/search';
import { composed } from './fold';
import { addressKey, otherIpv6FormsIn } from './ip';
import { macKeysIn } from './mac';

/** `key`: the value names the thing itself. A match of all of it is the best there is, and pasted lists are resolved by it. */
export interface LineValue {
  readonly field: SearchField;
  readonly key: boolean;
  readonly text: string;
  readonly spellings: readonly string[];
}

type Kind = readonly [field: SearchField, key: 'key' | 'plain'];

/** A kind's place is its tag in lines that may be stored: add at the end only. */
const KINDS: readonly Kind[] = [
  ['name', 'key'],
  ['domain', 'key'],
  ['domain', 'plain'],
  ['id', 'key'],
  ['address', 'key'],
  ['mac', 'key'],
  ['bmc', 'key'],
  ['bmc', 'plain'],
  ['barcode', 'key'],
  ['email', 'key'],
  ['owner', 'plain'],
  ['gateway', 'plain'],
  ['network', 'plain'],
  ['configuration', 'plain'],
  ['os', 'plain'],
  ['location', 'plain'],
  ['rack', 'plain'],
  ['platform', 'plain'],
  ['chassis', 'plain'],
  ['switch-port', 'plain'],
  ['pdu-port', 'plain'],
  ['state', 'plain'],
  ['operation', 'plain'],
  ['diagnostics', 'plain'],
  ['other', 'plain'],
];
const SPELLING = 0x1e;
const FIRST_TEXT = 0x20;
/** Tab and line ends stay out of use. */
const TAGS = Array.from({ length: SPELLING - 1 }, (_, index) => index + 1).filter(
  (code) => ![9, 10, 13].includes(code),
);

const KIND_OF_TAG: readonly (Kind | undefined)[] = Array.from({ length: FIRST_TEXT }, (_, code) => {
  const index = TAGS.indexOf(code);
  return index === -1 ? undefined : KINDS[index];
});

/** Control characters end lines, are tags, or are the letters of MAC keys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const PLAIN_ASCII = /^[\u0020-\u007e]*$/;

/** The text as lines hold it and queries are matched with it. */
export function cleanText(text: string): string {
  return PLAIN_ASCII.test(text) ? text : composed(text.replace(CONTROL, ' '));
}

export interface LineWriter {
  /** Null and empty values are left out, but for the first: it is the title, whose beginning ranks above other words. */
  key(field: KeyField, text: string | null | undefined): LineWriter;
  plain(field: PlainField, text: string | null | undefined): LineWriter;
  /** Without a line break. */
  end(): string;
}
type KeyField = 'name' | 'domain' | 'id' | 'address' | 'mac' | 'bmc' | 'barcode' | 'email';
type PlainField = Exclude<SearchField, 'name' | 'id' | 'address' | 'mac' | 'barcode' | 'email'>;

const TAG_OF = new Map(KINDS.map(([field, key], index) => [`${key} ${field}`, String.fromCharCode(TAGS[index] ?? 0)]));

export function newLine(): LineWriter {
  const seen = new Set<string>();
  const parts: string[] = [];
  const add = (tag: string, text: string): void => {
    const clean = cleanText(text).trim();
    if (clean === '' && parts.length > 0) return;
    const value = tag + clean;
    // Hardware repeats itself: sixteen memory sticks of one model are found by one of them.
    if (seen.has(value)) return;
    seen.add(value);
    parts.push(value);
    addSpellings(parts, clean);
  };
  const writer: LineWriter = {
    key: (field, text) => {
      add(TAG_OF.get(`key ${field}`) ?? '', text ?? '');
      return writer;
    },
    plain: (field, text) => {
      if (text) add(TAG_OF.get(`plain ${field}`) ?? '', text);
      return writer;
    },
    end: () => parts.join(''),
  };
  return writer;
}

const SPELLING_TAG = String.fromCharCode(SPELLING);

function addSpellings(parts: string[], text: string): void {
  const spellings = spellingsOf(text);
  if (spellings !== '') parts.push(spellings);
}

const FEWEST_HEX_DIGITS = 12;
const FEWEST_COLONS = 2;

/**
 * Whether a MAC or an IPv6 address may stand in the text: twelve hex digits with nothing between them but marks of a MAC, or
 * two colons. Most values hold neither, and one look at each character is a tenth of what the patterns cost.
 */
function mayHoldAddress(text: string): boolean {
  let digits = 0;
  let colons = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHexDigit(code)) {
      digits += 1;
      if (digits >= FEWEST_HEX_DIGITS) return true;
    } else if (code === COLON) {
      colons += 1;
      if (colons >= FEWEST_COLONS) return true;
    } else if (code !== DASH && code !== DOT) {
      digits = 0;
    }
  }
  return false;
}

const [COLON, DASH, DOT] = [0x3a, 0x2d, 0x2e];

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** Gateways, networks, models and owners come again and again: looking for addresses in them is what lines cost. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

function spellingsOf(text: string): string {
  if (!mayHoldAddress(text)) return '';
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const others = [...macKeysIn(text), ...otherIpv6FormsIn(text)];
  const spellings = others.map((other) => SPELLING_TAG + other).join('');
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, spellings);
  return spellings;
}

/** Where something stands in a text of lines. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
/** Ends behind the value itself, before its other spellings. */
export interface ValueSpan extends Span {
  readonly kind: Kind;
}

/** The values of one line, in order; `text` may be folded. Spellings are visited with the value they belong to. */
export function forEachValue(
  text: string,
  lineStart: number,
  lineEnd: number,
  visit: (span: ValueSpan, spelling: Span | null) => void,
): void {
  let value: ValueSpan | null = null;
  let at = lineStart;
  while (at < lineEnd) {
    const tag = text.charCodeAt(at);
    const start = at + 1;
    at = start;
    while (at < lineEnd && text.charCodeAt(at) >= FIRST_TEXT) at += 1;
    const kind = KIND_OF_TAG[tag];
    if (kind !== undefined) {
      value = { kind, start, end: at };
      visit(value, null);
    } else if (tag === SPELLING && value !== null) {
      visit(value, { start, end: at });
    }
  }
}

/** All values of a line, the title first; or only those that name the thing. */
export function valuesOf(line: string, which: 'all' | 'keys' = 'all'): readonly LineValue[] {
  const values: (LineValue & { spellings: string[] })[] = [];
  forEachValue(line, 0, line.length, ({ kind: [field, key], start, end }, spelling) => {
    if (which === 'keys' && key !== 'key') return;
    if (spelling !== null) values.at(-1)?.spellings.push(line.slice(spelling.start, spelling.end));
    else values.push({ field, key: key === 'key', text: line.slice(start, end), spellings: [] });
  });
  return values;
}

/** Whether a key value, or another spelling of it, goes by this name. */
export function isKeyForm(field: SearchField, foldedText: string, isSpelling: boolean, name: string): boolean {
  return keyForms(field, foldedText, isSpelling).includes(name);
}

/**
 * The texts a key value goes by, folded: the number of an id with and without `#`, the first label of a name, an address
 * without prefix length in canonical form, a MAC in its own alphabet.
 */
export function keyForms(field: SearchField, foldedText: string, isSpelling: boolean): readonly string[] {
  if (foldedText === '') return [];
  // A MAC within a name is no name: only what is an address or a MAC goes by another spelling.
  if (isSpelling) return field === 'mac' || field === 'address' || field === 'bmc' ? [foldedText] : [];
  const other = otherForm(field, foldedText);
  return other === null || other === '' || other === foldedText ? [foldedText] : [foldedText, other];
}

function otherForm(field: SearchField, text: string): string | null {
  switch (field) {
    case 'id':
      return text.startsWith('#') ? text.slice(1) : null;
    case 'name':
    case 'domain':
      return firstLabel(text);
    case 'address':
    case 'bmc':
      // Plain IPv4, as most are, is its own canonical form.
      return MORE_THAN_IPV4.test(text) ? addressKey(text) : null;
    default:
      return null;
  }
}

const MORE_THAN_IPV4 = /[:/[]/;
/** `10.0.0.1` as a name has no label `10`. */
const NUMBERS = /^[\d.]+$/;

function firstLabel(text: string): string | null {
  const dot = text.indexOf('.');
  return dot <= 0 || text.includes(' ') || NUMBERS.test(text) ? null : text.slice(0, dot);
}
