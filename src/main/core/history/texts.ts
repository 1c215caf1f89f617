/** Short texts of values, and whether two values say the same: none of this throws, whatever a copy on disk holds. */

/** Longest text of a value in a change. */
export const TEXT_LIMIT = 120;
/** Differences inside one value that are told; a replaced mainboard changes dozens. */
const MAX_LEAVES = 12;
const MAX_DEPTH = 6;
/** Values that one text is made of, at most. */
const MAX_VALUES = 200;
/** How much of what is equal stands before the first difference of two long texts. */
const LEAD_IN = 20;

/** Equal as JSON; the order of keys says nothing. Without recursion: unknown fields nest as deep as they like. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const pending: unknown[] = [a, b];
  while (pending.length > 0) {
    const y = pending.pop();
    const x = pending.pop();
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    if (!isContainer(x) || !isContainer(y) || Array.isArray(x) !== Array.isArray(y)) return false;
    const keys = Object.keys(x);
    if (keys.length !== Object.keys(y).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(y, key)) return false;
      pending.push(x[key], y[key]);
    }
  }
  return true;
}

/** One line of at most `TEXT_LIMIT` characters; null for what is not there. */
export function short(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return clip(jsonText(value, 0)) || null;
}

/** An id as a text: `#17`. */
export function idText(value: unknown): string | null {
  const text = short(value);
  return text === null ? null : `#${text}`;
}

/** Those of the texts that are there, in order; null where none is. */
export function joined(parts: readonly (string | null)[], separator: string): string | null {
  const there = parts.filter((part): part is string => part !== null);
  return there.length === 0 ? null : clip(there.join(separator));
}

export interface TextPair {
  readonly before: string | null;
  readonly after: string | null;
}

/** Texts of two values that differ: of objects and lists only what differs in them. */
export function differingTexts(before: unknown, after: unknown): TextPair {
  const leaves: Leaf[] = [];
  collectLeaves(before ?? null, after ?? null, '', 0, leaves);
  return apart(sideText(leaves, 'before'), sideText(leaves, 'after'));
}

/** The list without what both have alike at their beginnings and ends. */
function middles(before: readonly unknown[], after: readonly unknown[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return { start, before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

interface Leaf {
  readonly path: string;
  /** Undefined: not on this side. */
  readonly before: unknown;
  readonly after: unknown;
}

function collectLeaves(before: unknown, after: unknown, path: string, depth: number, leaves: Leaf[]): void {
  if (leaves.length >= MAX_LEAVES || same(before, after)) return;
  if (depth < MAX_DEPTH && Array.isArray(before) && Array.isArray(after)) {
    const rest = middles(before, after);
    if (rest.before.length !== 1 || rest.after.length !== 1) {
      leaves.push({ path, before: emptyAsAbsent(rest.before), after: emptyAsAbsent(rest.after) });
    } else collectLeaves(rest.before[0], rest.after[0], `${path}[${rest.start}]`, depth + 1, leaves);
  } else if (depth < MAX_DEPTH && isPlain(before) && isPlain(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const next = path === '' ? key : `${path}.${key}`;
      collectLeaves(own(before, key), own(after, key), next, depth + 1, leaves);
    }
  } else leaves.push({ path, before, after });
}

function emptyAsAbsent(list: readonly unknown[]): unknown {
  return list.length === 0 ? undefined : list;
}

function sideText(leaves: readonly Leaf[], side: 'before' | 'after'): string | null {
  const texts = leaves.flatMap((leaf) => {
    const value = leaf[side];
    if (value === undefined || (leaf.path === '' && (value === null || value === ''))) return [];
    return [leaf.path === '' ? jsonText(value, 0) : `${leaf.path}: ${jsonText(value, 0)}`];
  });
  return texts.length === 0 ? null : oneLine(texts.join(', '));
}

/** Two long texts that are cut alike would show no difference: both then begin shortly before it. */
function apart(before: string | null, after: string | null): TextPair {
  const cut = { before: before === null ? null : clip(before), after: after === null ? null : clip(after) };
  if (before === null || after === null || cut.before !== cut.after) return cut;
  let equal = 0;
  while (equal < before.length && before[equal] === after[equal]) equal += 1;
  const from = Math.max(0, equal - LEAD_IN);
  if (from === 0) return cut;
  return { before: clip(`…${before.slice(from)}`), after: clip(`…${after.slice(from)}`) };
}

/** `budget` bounds the work: wide and deep data would grow without end. */
function jsonText(value: unknown, depth: number, budget = { values: MAX_VALUES }): string {
  budget.values -= 1;
  if (typeof value === 'string') return depth > 0 ? clip(value) : value;
  if (!isContainer(value)) return String(value);
  if (depth >= MAX_DEPTH) return '…';
  const parts: string[] = [];
  for (const key of Object.keys(value)) {
    if (budget.values <= 0) {
      parts.push('…');
      break;
    }
    const text = jsonText(value[key], depth + 1, budget);
    parts.push(Array.isArray(value) ? text : `${key}: ${text}`);
  }
  return Array.isArray(value) ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

function clip(text: string): string {
  const line = oneLine(text);
  if (line.length <= TEXT_LIMIT) return line;
  // Half of a surrogate pair is no character.
  return `${line.slice(0, TEXT_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value);
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
