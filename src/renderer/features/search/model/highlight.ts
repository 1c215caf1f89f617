/** Which parts of a text the words of a query were found in, for marking them. */

export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

/** A phrase stands in straight quotes; one still being typed goes on to the end. */
const PIECES = /"([^"]*)"?|[^\s"]+/g;

/** The parts of a query that are sought one by one. */
export function wordsOf(query: string): readonly string[] {
  return [...query.matchAll(PIECES)].map(([piece, phrase]) => (phrase ?? piece).trim()).filter((word) => word !== '');
}

/** The text in pieces that put together give it back; overlapping finds are one piece. */
export function segmentsOf(text: string, words: readonly string[]): readonly Segment[] {
  const spans = mergedSpans(words.flatMap((word) => spansOf(text, word)));
  const segments: Segment[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from > end) segments.push({ text: text.slice(end, from), hit: false });
    segments.push({ text: text.slice(from, to), hit: true });
    end = to;
  }
  if (end < text.length) segments.push({ text: text.slice(end), hit: false });
  return segments;
}

export function isFoundIn(text: string, words: readonly string[]): boolean {
  return words.some((word) => spansOf(text, word).length > 0);
}

/** Characters kept before a find when the beginning of a long text is left out. */
const LEAD = 4;

/**
 * A cell shows the beginning of its text; where the first find lies beyond `room` characters it shows the part with the
 * find instead, so that the reason for a result is never cut off.
 */
export function windowOn(text: string, words: readonly string[], room: number): string {
  const [first] = mergedSpans(words.flatMap((word) => spansOf(text, word)));
  if (!first || text.length <= room || first[1] <= room) return text;
  const from = Math.max(0, Math.min(first[0] - LEAD, text.length - room + 1));
  return `…${text.slice(from)}`;
}

type Span = readonly [from: number, to: number];

function spansOf(text: string, word: string): readonly Span[] {
  const sought = folded(word);
  const straight = occurrences(folded(text), sought);
  return straight.length > 0 ? straight : bareSpans(text, sought);
}

const SEPARATORS = /[\s:.-]/g;

/** Hardware addresses are written with and without separators: `3cecef7a` is found in `3c:ec:ef:7a:21:9e`. */
function bareSpans(text: string, sought: string): readonly Span[] {
  const bare = sought.replace(SEPARATORS, '');
  if (!/^[\da-f]{4,12}$/.test(bare) || !/^[\da-f]{2}([:.-]?[\da-f]{2}){5}$/i.test(text)) return [];
  const places = [...text].flatMap((char, index) => (/[\s:.-]/.test(char) ? [] : [index]));
  const inBare = folded(text).replace(SEPARATORS, '');
  return occurrences(inBare, bare).flatMap(([from, to]) => {
    const start = places[from];
    const last = places[to - 1];
    return start === undefined || last === undefined ? [] : [[start, last + 1] as const];
  });
}

function occurrences(text: string, sought: string): readonly Span[] {
  const spans: Span[] = [];
  if (sought === '') return spans;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
    spans.push([at, at + sought.length]);
  }
  return spans;
}

/** Without case and without the dots of ё; every character keeps its place, also those that lower to two. */
function folded(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index += 1) {
    const lower = text.charAt(index).toLowerCase();
    out += lower.length === 1 ? (lower === 'ё' ? 'е' : lower) : text.charAt(index);
  }
  return out;
}

function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
