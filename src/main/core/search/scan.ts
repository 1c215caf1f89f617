/** Walks a chunk's lines that have all words of a query, each word's occurrences being looked up once and in order. */
import { type Chunk, lineAt } from './chunk';
import type { SearchQuery } from './query';

/** A word as it is best looked for. */
export interface ScanWord {
  readonly needles: readonly ScanNeedle[];
}
export interface ScanNeedle {
  readonly text: string;
  /** The part that is looked up, the rest being compared where it is found. */
  readonly probe: string;
  readonly offset: number;
}

/** How often characters occur, per character of text. */
export type Frequency = (code: number) => number;

const COUNTED = 0x600;
const SAMPLES = 32;
const SAMPLE_LENGTH = 4_096;

export function frequencyOf(texts: readonly string[]): Frequency {
  const counts = new Float64Array(COUNTED);
  let total = 1;
  const step = Math.max(1, Math.floor(texts.length / SAMPLES));
  for (let index = 0; index < texts.length; index += step) {
    const sample = texts[index] ?? '';
    const length = Math.min(sample.length, SAMPLE_LENGTH);
    total += length;
    for (let at = 0; at < length; at += 1) {
      const code = sample.charCodeAt(at);
      if (code < COUNTED) counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return (code) => (counts[code] ?? 0) / total;
}

/** The word that occurs least first: it decides how many lines are looked at. */
export function wordsToScan(query: SearchQuery, frequency: Frequency): readonly ScanWord[] {
  return query.words
    .map(({ needles }) => ({
      word: { needles: needles.map((text) => scanNeedle(text, frequency)) },
      weight: Math.max(...needles.map((text) => logLikelihood(text, frequency))),
    }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ word }) => word);
}

/** The engine looks for a short text's first character and goes on from there: a rare one is ten times as fast. */
const SHORT = 6;
const RARE = 0.01;

function scanNeedle(text: string, frequency: Frequency): ScanNeedle {
  let offset = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (frequency(text.charCodeAt(at)) < frequency(text.charCodeAt(offset))) offset = at;
  }
  // Long texts of common characters are better left whole: the engine skips ahead by their length.
  if (text.length > SHORT && frequency(text.charCodeAt(offset)) >= RARE) return { text, probe: text, offset: 0 };
  return { text, probe: text.slice(offset, offset + SHORT), offset };
}

function logLikelihood(text: string, frequency: Frequency): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += Math.log(frequency(text.charCodeAt(at)) + 1e-7);
  return sum;
}

/** The first occurrence at or after a position, `Infinity` when there is none. To be asked in ascending order. */
export type Cursor = (from: number) => number;

export interface CursorOf {
  readonly needle: ScanNeedle;
  readonly next: Cursor;
}

function cursorOf(folded: string, { text, probe, offset }: ScanNeedle): Cursor {
  const whole = probe.length === text.length;
  let known = -1;
  return (from) => {
    if (known >= from) return known;
    let at = from + offset;
    for (;;) {
      at = folded.indexOf(probe, at);
      if (at === -1) {
        known = Infinity;
        return known;
      }
      if (whole || folded.startsWith(text, at - offset)) {
        known = at - offset;
        return known;
      }
      at += 1;
    }
  };
}

/**
 * Calls `onLine` for every line in which all words occur, in order. The cursors given to it may be asked on within the
 * line. `words` must not be empty.
 */
export function scanChunk(
  chunk: Chunk,
  words: readonly ScanWord[],
  onLine: (line: number, cursors: readonly CursorOf[]) => void,
): void {
  const { starts, folded } = chunk;
  const byWord = words.map(({ needles }) => needles.map((needle) => ({ needle, next: cursorOf(folded, needle) })));
  const all = byWord.flat();
  let line = 0;
  while (line < chunk.lineCount) {
    const reached = nextLineWithAll(starts, byWord, line);
    if (reached === null) return;
    if (reached.all) {
      onLine(reached.line, all);
      line = reached.line + 1;
    } else {
      line = reached.line;
    }
  }
}

/** The next line that has the first words, and whether it has all; where one is missing, the line it comes in next. */
function nextLineWithAll(
  starts: Int32Array,
  words: readonly (readonly CursorOf[])[],
  from: number,
): { line: number; all: boolean } | null {
  let line = from;
  for (const [index, cursors] of words.entries()) {
    const at = nearest(cursors, starts[line] ?? 0);
    if (at === Infinity) return null;
    if (at < (starts[line + 1] ?? 0)) continue;
    line = lineAt(starts, at, line);
    if (index > 0) return { line, all: false };
  }
  return { line, all: true };
}

function nearest(cursors: readonly CursorOf[], from: number): number {
  let best = Infinity;
  for (const { next } of cursors) {
    const at = next(from);
    if (at < best) best = at;
  }
  return best;
}
