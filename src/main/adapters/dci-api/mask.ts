/** Rows are kept whole for the user to look at; this takes the secrets out of them first. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import { isObject } from './wire/lenient';

export const MASK = '•••';

/** Deeper nesting is no data of a server; it would only exhaust the stack. */
const MAX_DEPTH = 60;
const MAX_REMEMBERED_KEYS = 5_000;

const SECRET_WORDS = new Set(['pass', 'pwd', 'psk', 'pin', 'otp', 'ses6', 'cookie', 'community', 'passphrase']);
const SECRET_PARTS = /passw|secret|token|credential|(api|private|access|auth|license)key/;
const KEY_WORDS = new Set(['key', 'keys']);
const PUBLIC_WORDS = new Set(['pub', 'public', 'fingerprint']);
/** A field called just `key` may be half of a key/value pair: only long unbroken text in it is taken for a secret. */
const BARE_KEY_MATERIAL = /^\S{16,}$/;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi;

const remembered = new Map<string, KeyKind>();
type KeyKind = 'secret' | 'key' | 'plain';

/** The same row with every secret replaced; untouched parts are shared with the original, nothing is changed in place. */
export function maskRow(row: JsonObject): JsonObject {
  return maskObject(row, 0);
}

/** Same for any value. */
export function maskJson(value: JsonValue): JsonValue {
  return maskValue(value, 0);
}

function maskValue(value: JsonValue, depth: number): JsonValue {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (isObject(value)) return maskObject(value, depth);
  return maskList(value as readonly JsonValue[], depth);
}

function maskList(list: readonly JsonValue[], depth: number): readonly JsonValue[] {
  let copy: JsonValue[] | null = null;
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i] as JsonValue;
    const masked = maskValue(item, depth + 1);
    if (masked !== item) {
      copy ??= [...list];
      copy[i] = masked;
    }
  }
  return copy ?? list;
}

function maskObject(object: JsonObject, depth: number): JsonObject {
  let copy: Record<string, JsonValue> | null = null;
  const namesSecret = holdsNamedSecret(object);
  for (const key of Object.keys(object)) {
    const value = object[key] as JsonValue;
    // JSON may carry `__proto__` as a field; copied by assignment it would become a prototype.
    if (key === '__proto__') {
      copy ??= withoutPrototype(object);
      continue;
    }
    const masked = namesSecret && key === 'value' ? hide(value) : maskField(key, value, depth);
    if (masked !== value) {
      copy ??= withoutPrototype(object);
      copy[key] = masked;
    }
  }
  return copy ?? object;
}

function maskField(key: string, value: JsonValue, depth: number): JsonValue {
  const kind = keyKind(key);
  if (kind === 'secret') return hide(value);
  if (kind === 'key' && typeof value === 'string' && BARE_KEY_MATERIAL.test(value)) return MASK;
  return maskValue(value, depth + 1);
}

/** What says that there is no secret (null, empty, a flag) stays readable. */
function hide(value: JsonValue): JsonValue {
  return value === null || value === '' || typeof value === 'boolean' ? value : MASK;
}

function maskText(text: string): string {
  if (text.includes('PRIVATE KEY') && PRIVATE_KEY.test(text)) return MASK;
  // The user name stays: an address with credentials must still be recognised, and refused, as one.
  return text.includes('@') && text.includes('://') ? text.replace(URL_PASSWORD, `$1:${MASK}@`) : text;
}

/** `{ name: 'ipmi_password', value: '…' }`. */
function holdsNamedSecret(object: JsonObject): boolean {
  const name = object['name'] ?? object['key'];
  return typeof name === 'string' && object['value'] !== undefined && keyKind(name) === 'secret';
}

function withoutPrototype(object: JsonObject): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== '__proto__'));
}

function keyKind(key: string): KeyKind {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const kind = judgeKey(key);
  if (remembered.size < MAX_REMEMBERED_KEYS && key.length <= 64) remembered.set(key, kind);
  return kind;
}

function judgeKey(key: string): KeyKind {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.some((word) => SECRET_WORDS.has(word)) || SECRET_PARTS.test(words.join(''))) return 'secret';
  if (!words.some((word) => KEY_WORDS.has(word)) || words.some((word) => PUBLIC_WORDS.has(word))) return 'plain';
  return words.length === 1 ? 'key' : 'secret';
}
