/**
 * Lines that are searched as a whole. `createHaystack(servers.map(serverLine))`, then for every keystroke
 * `find(parseSearch(text), 50)`: how many lines have all words, and the numbers of the best ones; `matches` tells of a
 * line where the words were found. Lines keep their numbers: the caller's list says which server is number 17.
 *
 * Scanning beats an index here: it needs no memory beside the text, finds any part of any word, and 30,000 servers are
 * 25 MB, which takes some milliseconds. The text lies in chunks, so one server is replaced without copying all.
 */
import type { SearchMatch } from '@contract/types/search';
import { type Chunk, chunkOf, KEY_MARK, lineAt, linesOf } from './chunk';
import { isWordCode } from './fold';
import { matchesIn } from './matches';
import type { SearchQuery } from './query';
import { type CursorOf, type Frequency, frequencyOf, type ScanWord, scanChunk, wordsToScan } from './scan';

export interface Haystack {
  readonly size: number;
  /**
   * `lines`: at most `limit`, those first that a word names wholly (name, id, address, MAC, barcode), then those whose
   * title begins with a word, then those where a word begins a word; among equals in order. An empty query finds nothing.
   */
  find(query: SearchQuery, limit: number): { readonly total: number; readonly lines: readonly number[] };
  /** Per word of the query the value it was best found in; the best first, a value that has two words once. */
  matches(line: number, query: SearchQuery): readonly SearchMatch[];
  /** As it was given; empty when there is no such line. */
  line(line: number): string;
  /** Replaces a line, or with `line` = `size` adds one. An empty line is found by nothing. */
  put(line: number, text: string): void;
  /** Everything the lines' things go by (see `keyForms`), folded. */
  forEachKey(visit: (line: number, key: string) => void): void;
}

/** Long enough that scanning is all that counts, short enough to be put together anew in a few milliseconds. */
const CHUNK_LENGTH = 1 << 19;

export function createHaystack(lines: readonly string[]): Haystack {
  const chunks = chunksOf(lines);
  const frequency: Frequency = frequencyOf(chunks.map(({ folded }) => folded));
  const places = createPlaces(chunks);
  return {
    get size() {
      return places.size();
    },
    find(query, limit) {
      if (query.words.length === 0) return { total: 0, lines: [] };
      const words = wordsToScan(query, frequency);
      const ranking = createRanking(limit);
      let first = 0;
      for (const chunk of chunks) {
        rankChunk(chunk, first, words, ranking);
        first += chunk.lineCount;
      }
      return { total: ranking.total(), lines: ranking.best() };
    },
    matches(line, query) {
      const place = places.of(line);
      if (place === null) return [];
      const start = place.chunk.starts[place.line] ?? 0;
      const end = (place.chunk.starts[place.line + 1] ?? 0) - 1;
      return matchesIn(place.chunk.text.slice(start, end), place.chunk.folded.slice(start, end), query);
    },
    line(line) {
      const place = places.of(line);
      if (place === null) return '';
      return place.chunk.text.slice(place.chunk.starts[place.line], (place.chunk.starts[place.line + 1] ?? 0) - 1);
    },
    put(line, text) {
      places.put(line, text);
    },
    forEachKey(visit) {
      let first = 0;
      for (const chunk of chunks) {
        forEachKeyOf(chunk, first, visit);
        first += chunk.lineCount;
      }
    },
  };
}

function chunksOf(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let begin = 0;
  let length = 0;
  for (let line = 0; line < lines.length; line += 1) {
    length += (lines[line] ?? '').length + 1;
    if (length < CHUNK_LENGTH && line < lines.length - 1) continue;
    chunks.push(chunkOf(lines.slice(begin, line + 1)));
    begin = line + 1;
    length = 0;
  }
  return chunks;
}

interface Place {
  readonly index: number;
  readonly chunk: Chunk;
  /** Within the chunk. */
  readonly line: number;
}

/** Where lines are; the only one that changes `chunks`. */
function createPlaces(chunks: Chunk[]) {
  const size = () => chunks.reduce((sum, { lineCount }) => sum + lineCount, 0);
  const of = (line: number): Place | null => {
    let first = 0;
    for (const [index, chunk] of chunks.entries()) {
      if (line >= first && line < first + chunk.lineCount) return { index, chunk, line: line - first };
      first += chunk.lineCount;
    }
    return null;
  };
  const put = (line: number, text: string): void => {
    const place = of(line);
    if (place !== null) {
      const lines = linesOf(place.chunk);
      lines[place.line] = text;
      chunks[place.index] = chunkOf(lines);
      return;
    }
    if (line !== size()) throw new RangeError(`no line ${line}`);
    const last = chunks.at(-1);
    if (last === undefined || last.text.length >= CHUNK_LENGTH) chunks.push(chunkOf([text]));
    else chunks[chunks.length - 1] = chunkOf([...linesOf(last), text]);
  };
  return { size, of, put };
}

type Tier = 0 | 1 | 2 | 3;

interface Ranking {
  add(line: number, tier: Tier): void;
  /** Whether lines of this tier can still be among the best. */
  wants(tier: Tier): boolean;
  count(): void;
  total(): number;
  best(): readonly number[];
}

function createRanking(limit: number): Ranking {
  const tiers: readonly number[][] = [[], [], [], []];
  let total = 0;
  /** The first tier that is full: from it on nothing more is needed but of better ones. */
  let full = limit > 0 ? tiers.length : 0;
  return {
    add: (line, tier) => {
      const lines = tiers[tier];
      if (lines === undefined || tier >= full) return;
      lines.push(line);
      if (lines.length === limit) full = tier;
    },
    wants: (tier) => tier < full,
    count: () => {
      total += 1;
    },
    total: () => total,
    best: () => tiers.flat().slice(0, limit),
  };
}

function rankChunk(chunk: Chunk, first: number, words: readonly ScanWord[], ranking: Ranking): void {
  let exact: ReadonlySet<number> | null = null;
  scanChunk(chunk, words, (line, cursors) => {
    ranking.count();
    if (!ranking.wants(0)) return;
    exact ??= linesNamed(chunk, words);
    if (exact.has(line)) ranking.add(first + line, 0);
    else if (!ranking.wants(1)) return;
    else if (beginsTitle(chunk, line, cursors)) ranking.add(first + line, 1);
    else if (!ranking.wants(2)) return;
    else ranking.add(first + line, beginsWord(chunk, line, cursors) ? 2 : 3);
  });
}

/** Lines that have a key which is wholly one of the needles. */
function linesNamed({ keys, keyStarts }: Chunk, words: readonly ScanWord[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { text } of words.flatMap(({ needles }) => needles)) {
    const wanted = KEY_MARK + text + KEY_MARK;
    for (let at = keys.indexOf(wanted); at !== -1; at = keys.indexOf(wanted, at + 1)) {
      lines.add(lineAt(keyStarts, at, 0));
    }
  }
  return lines;
}

/** The title is the first value, behind its tag. */
function beginsTitle({ folded, starts }: Chunk, line: number, cursors: readonly CursorOf[]): boolean {
  const title = (starts[line] ?? 0) + 1;
  const code = folded.charCodeAt(title);
  for (const { needle } of cursors) {
    if (needle.text.charCodeAt(0) === code && folded.startsWith(needle.text, title)) return true;
  }
  return false;
}

/** A text that a line has more often than this is noise wherever it stands, and looking at all of it takes its time. */
const OCCURRENCES_LOOKED_AT = 8;

function beginsWord({ folded, starts }: Chunk, line: number, cursors: readonly CursorOf[]): boolean {
  const end = starts[line + 1] ?? 0;
  return cursors.some(({ needle, next }) => {
    const inWord = isWordCode(needle.text.charCodeAt(0));
    let at = next(starts[line] ?? 0);
    for (let looked = 0; at < end && looked < OCCURRENCES_LOOKED_AT; looked += 1) {
      if (!inWord || !isWordCode(folded.charCodeAt(at - 1))) return true;
      at = next(at + 1);
    }
    return false;
  });
}

function forEachKeyOf(
  { keys, keyStarts, lineCount }: Chunk,
  first: number,
  visit: (line: number, key: string) => void,
) {
  for (let line = 0; line < lineCount; line += 1) {
    const end = (keyStarts[line + 1] ?? 0) - 1;
    let at = (keyStarts[line] ?? 0) + 1;
    while (at < end) {
      const next = keys.indexOf(KEY_MARK, at);
      visit(first + line, keys.slice(at, next));
      at = next + 1;
    }
  }
}
