/**
 * Reading single values of DCImanager's JSON. The interface and its documents disagree, so every reader takes anything
 * and answers null (or the word `unknown`) for what it cannot use; none of them throws.
 */
import type { JsonObject, JsonValue } from '@contract/types/json';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const DIGITS = /^\d{1,60}$/;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers, and numbers written as text. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** Whole number from 0 that a double holds exactly; anything else cannot be sent back as an id. */
export function toId(value: unknown): number | null {
  const id = toNumber(value);
  return id !== null && Number.isSafeInteger(id) && id >= 0 ? id : null;
}

/** Counts that outgrow a number (IPv6 networks): decimal digits as text. */
export function toDigits(value: unknown): string | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? BigInt(value).toString() : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return DIGITS.test(text) ? text : null;
}

/** Text as it came; numbers become text. Empty text is text. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** Text that says something; blank counts as missing. */
export function toFilledText(value: unknown): string | null {
  const text = toText(value);
  return text === null || text.trim() === '' ? null : text;
}

const YES = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const NO = new Set(['false', 'f', 'no', 'n', 'off', '0']);

export function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = toText(value)?.trim().toLowerCase();
  if (word === undefined) return null;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** One of the documented words, in any case; every other word is `unknown`. */
export function toWord<W extends string>(value: unknown, words: ReadonlySet<W>): W | 'unknown' {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return words.has(word as W) ? (word as W) : 'unknown';
}

/** The objects of a list; a lone object counts as a list of one, whatever is no object is left out. */
export function toObjects(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The object where one is expected; of a list, its first. */
export function toObject(value: unknown): JsonObject | null {
  return toObjects(value)[0] ?? null;
}

/** The texts of a list, of `[a, b]` written as text, or of objects with a `name`. */
export function toTexts(value: unknown): readonly string[] {
  const parts = typeof value === 'string' ? value.replace(/[[\]"']/g, ' ').split(/[\s,;]+/) : value;
  if (!Array.isArray(parts)) return [];
  return parts
    .map((part) => toFilledText(isObject(part) ? part['name'] : part))
    .filter((text): text is string => text !== null);
}

/** JSON as it came; what is absent is null. */
export function toJson(value: JsonValue | undefined): JsonValue {
  return value === undefined ? null : value;
}

/** Heights: more than nothing, or unknown. */
export function toSize(value: unknown): number | null {
  const size = toNumber(value);
  return size !== null && size > 0 ? size : null;
}

/** The fields that `known` does not name. */
export function fieldsBeyond(row: JsonObject, known: ReadonlySet<string>): JsonObject {
  const rest: Record<string, JsonValue> = {};
  for (const key of Object.keys(row)) {
    const value = row[key];
    if (!known.has(key) && value !== undefined) rest[key] = value;
  }
  return rest;
}
