/**
 * MAC addresses in any notation, written in an alphabet of their own: `macKey('AA-BB-CC-DD-EE-FF')` is twelve characters
 * that occur in no other text. So a part of a MAC is looked up as text, yet finds MACs only, and octets only where octets
 * begin: the first and second digit of an octet have different letters.
 */

const FIRST_DIGIT = 0x80;
const SECOND_DIGIT = 0x90;
/** Fewer hex digits say nothing: `10:20` may be a MAC, `1:2` would be in every other one. */
const FEWEST_DIGITS = 4;
const DIGITS = 12;

const HEX = '[0-9a-f]';
const SEPARATED = [
  { size: 2, separator: ':' },
  { size: 2, separator: '-' },
  { size: 4, separator: '.' },
  { size: 4, separator: '-' },
  { size: 6, separator: '-' },
] as const;

/** Whole MACs standing in a text, also several; groups that go on beyond twelve digits (GUIDs, UUIDs) are none. */
const MACS = new RegExp(
  `(?<![0-9a-z])(?:${[...SEPARATED.map(({ size, separator }) => separatedMac(size, separator)), `${HEX}{12}`].join('|')})(?![0-9a-z])`,
  'gi',
);

function separatedMac(size: number, separator: string): string {
  const group = `${HEX}{${size}}`;
  const mark = `\\${separator}`;
  // A UUID has groups of four amid longer ones; for pairs a word such as `mac:` may well stand in front.
  const before = size === 2 ? `(?<!(?<![0-9a-z])${group}${mark})` : `(?<!${HEX}${mark})`;
  const after = size === 2 ? `(?!${mark}${group}(?![0-9a-z]))` : `(?!${mark}${HEX})`;
  return `${before}${group}(?:${mark}${group}){${DIGITS / size - 1}}${after}`;
}

/** Keys of all whole MACs in the text, in order. */
export function macKeysIn(text: string): readonly string[] {
  if (text.length < DIGITS) return [];
  const found = text.match(MACS);
  return found === null ? [] : found.map((mac) => encode(mac.toLowerCase().replace(/[^0-9a-f]/g, ''), true));
}

/** Null unless the text is one MAC and nothing else. */
export function macKey(text: string): string | null {
  const trimmed = text.trim();
  const found = trimmed.length < DIGITS || trimmed.length > 17 ? null : trimmed.match(MACS);
  return found?.[0] === trimmed ? (macKeysIn(trimmed)[0] ?? null) : null;
}

/**
 * What a typed word would be as a part of a MAC key; empty when it cannot be one. Bare digits may begin within an octet;
 * separators tell where octets begin. Dotted decimal digits below a full group (`10.20`) are taken for an IP address.
 */
export function macNeedles(word: string): readonly string[] {
  const folded = word.toLowerCase();
  if (folded.length < FEWEST_DIGITS || folded.length > 17) return [];
  if (/^[0-9a-f]+$/.test(folded)) {
    if (folded.length > DIGITS) return [];
    return folded.length === DIGITS ? [encode(folded, true)] : [encode(folded, true), encode(folded, false)];
  }
  if (!/^[0-9a-f:.-]+$/.test(folded)) return [];
  const needles = SEPARATED.flatMap(({ size, separator }) => {
    const groups = folded.split(separator);
    const digits = groups.join('');
    const [first = ''] = groups;
    return isPartOfMac(groups, digits, size, separator) ? [encode(digits, first.length % 2 === 0)] : [];
  });
  return [...new Set(needles)];
}

function isPartOfMac(groups: readonly string[], digits: string, size: number, separator: string): boolean {
  if (groups.length < 2 || digits.length < FEWEST_DIGITS || digits.length > DIGITS || !/^[0-9a-f]+$/.test(digits)) {
    return false;
  }
  const inner = groups.slice(1, -1).every((group) => group.length === size);
  if (!inner || (groups[0] ?? '').length > size || (groups.at(-1) ?? '').length > size) return false;
  return separator !== '.' || /[a-f]/.test(digits) || groups.some((group) => group.length === size);
}

function encode(digits: string, beginsOctet: boolean): string {
  let key = '';
  let first = beginsOctet;
  for (const digit of digits) {
    key += String.fromCharCode((first ? FIRST_DIGIT : SECOND_DIGIT) + Number.parseInt(digit, 16));
    first = !first;
  }
  return key;
}
