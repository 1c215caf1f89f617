/** Some hundred lines as flat texts that are scanned as a whole: in original case, folded, and their keys alone. */
import { foldCase } from './fold';
import { forEachValue, keyForms, type Span, type ValueSpan } from './line';

export interface Chunk {
  readonly lineCount: number;
  /** Lines joined by line feeds. */
  readonly text: string;
  /** Of the same length, so positions mean the same in both. */
  readonly folded: string;
  /** One more than there are lines: where the next would begin. */
  readonly starts: Int32Array;
  /** `␟key␟key␟` per line: a whole key is found as text, and found fast because few characters are looked at. */
  readonly keys: string;
  readonly keyStarts: Int32Array;
}

export const KEY_MARK = '\u001f';

export function chunkOf(lines: readonly string[]): Chunk {
  const text = lines.join('\n');
  const folded = foldCase(text);
  const starts = startsOf(lines);
  return { lineCount: lines.length, text, folded, starts, ...keysOf(folded, starts) };
}

export function linesOf(chunk: Chunk): string[] {
  return chunk.lineCount === 0 ? [] : chunk.text.split('\n');
}

/** The line at a position, searched from a line at or before it on. */
export function lineAt(starts: Int32Array, position: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

function startsOf(lines: readonly string[]): Int32Array {
  const starts = new Int32Array(lines.length + 1);
  let at = 0;
  for (const [index, line] of lines.entries()) {
    starts[index] = at;
    at += line.length + 1;
  }
  starts[lines.length] = at;
  return starts;
}

function keysOf(folded: string, starts: Int32Array): Pick<Chunk, 'keys' | 'keyStarts'> {
  const keyStarts = new Int32Array(starts.length);
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const addForms = (value: ValueSpan, spelling: Span | null): void => {
    const [field, key] = value.kind;
    if (key !== 'key') return;
    const { start, end } = spelling ?? value;
    for (const form of keyForms(field, folded.slice(start, end), spelling !== null)) {
      add(KEY_MARK);
      add(form);
    }
  };
  for (let line = 0; line < starts.length - 1; line += 1) {
    keyStarts[line] = length;
    forEachValue(folded, starts[line] ?? 0, (starts[line + 1] ?? 0) - 1, addForms);
    if (length > (keyStarts[line] ?? 0)) add(KEY_MARK);
    add('\n');
  }
  keyStarts[starts.length - 1] = length;
  return { keys: parts.join(''), keyStarts };
}
