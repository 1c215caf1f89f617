/** The text of a `.coldaisle` file: what is written into one, and what is taken from one that anybody may have written. */
import { fail, ok, type ProfileRefusal, type Result } from '@contract/errors';
import { type DatacenterColour, type Instance, MAX_COPY_LIFETIME_HOURS } from '@contract/types/instance';
import {
  MAX_PROFILE_BYTES,
  MAX_PROFILE_ENTRIES,
  type ProfileEntry,
  type ProfileRowRefusal,
} from '@contract/types/profile';
import { normaliseAddress } from '@core/instances/address';
import type { Settings } from '@core/ports';

const FORMAT = 'coldaisle-profile';
const VERSION = 1;
const FINGERPRINT = /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/;
const CODE = /^[\p{Lu}\p{Nd}-]{2,6}$/u;
/** Signs that draw nothing or turn the text around: a name with them reads as another one. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** One datacenter of a file: taken as it is, or why not. */
export type ReadEntry =
  | { readonly kind: 'entry'; readonly entry: ProfileEntry }
  | { readonly kind: 'refused'; readonly label: string; readonly reason: ProfileRowRefusal };

export function entryOf(
  { name, code, colour, address, account, pinnedFingerprint, copyLifetimeHours, pinned, id }: Instance,
  numbering: Settings['numbering'],
  withAccount: boolean,
): ProfileEntry {
  return {
    name: name.replace(new RegExp(UNSEEN, 'gu'), ''),
    code,
    colour,
    address,
    account: withAccount ? account : null,
    fingerprint: pinnedFingerprint,
    numbering: numbering[id] ?? null,
    copyLifetimeHours,
    pinned,
  };
}

/** Field by field: whatever else an entry may come to hold is not written by accident. */
export function writeProfile(entries: readonly ProfileEntry[]): string {
  const datacenters = entries.map((entry) => ({
    name: entry.name,
    code: entry.code,
    colour: entry.colour,
    address: entry.address,
    account: entry.account,
    fingerprint: entry.fingerprint,
    numbering: entry.numbering && { direction: entry.numbering.direction, anchor: entry.numbering.anchor },
    copyLifetimeHours: entry.copyLifetimeHours,
    pinned: entry.pinned,
  }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, datacenters }, null, 2)}\n`;
}

export function readProfile(text: string): Result<readonly ReadEntry[]> {
  // A character is a byte at least, so this is quick where it matters.
  if (text.length > MAX_PROFILE_BYTES) return refuse('too-large');
  const json = jsonOf(text);
  if (json === undefined) return refuse('not-json');
  const file = objectOf(json);
  if (!file || own(file, 'format') !== FORMAT) return refuse('not-a-profile');
  const version = own(file, 'version');
  if (typeof version === 'number' && version > VERSION) return refuse('newer');
  const list = own(file, 'datacenters');
  if (version !== VERSION || !Array.isArray(list)) return refuse('not-a-profile');
  if (list.length === 0) return refuse('empty');
  if (list.length > MAX_PROFILE_ENTRIES) return refuse('too-many');
  return ok(list.map(readEntry));
}

function readEntry(value: unknown): ReadEntry {
  const item = objectOf(value);
  if (!item) return { kind: 'refused', label: '', reason: 'not-an-object' };
  const name = text(own(item, 'name'), 60);
  const label = name ?? text(own(item, 'code'), 60) ?? text(own(item, 'address'), 60) ?? '';
  const no = (reason: ProfileRowRefusal): ReadEntry => ({ kind: 'refused', label, reason });
  if (name === null) return no('name');
  const code = own(item, 'code');
  if (typeof code !== 'string' || !CODE.test(code)) return no('code');
  const address = own(item, 'address');
  const normal = normaliseAddress(typeof address === 'string' && address.length <= 2_048 ? address : '');
  if (!normal.ok) {
    return no(normal.error.code === 'instance.address-refused' ? `address-${normal.error.details.reason}` : 'name');
  }
  const rest = readRest(item);
  if (typeof rest === 'string') return no(rest);
  return { kind: 'entry', entry: { name, code, address: normal.value, ...rest } };
}

type Rest = Omit<ProfileEntry, 'name' | 'code' | 'address'>;

function readRest(item: Json): Rest | ProfileRowRefusal {
  const colour = own(item, 'colour');
  if (!isWhole(colour, 0, 9)) return 'colour';
  const account = own(item, 'account') ?? null;
  if (account !== null && text(account, 320) === null) return 'account';
  const fingerprint = own(item, 'fingerprint') ?? null;
  if (fingerprint !== null && !(typeof fingerprint === 'string' && FINGERPRINT.test(fingerprint))) return 'fingerprint';
  const numbering = numberingOf(own(item, 'numbering') ?? null);
  if (numbering === undefined) return 'numbering';
  const copyLifetimeHours = own(item, 'copyLifetimeHours');
  if (copyLifetimeHours !== null && !isWhole(copyLifetimeHours, 1, MAX_COPY_LIFETIME_HOURS)) return 'lifetime';
  const pinned = own(item, 'pinned');
  if (typeof pinned !== 'boolean') return 'pinned';
  return {
    colour: colour as DatacenterColour,
    account: account === null ? null : text(account, 320),
    fingerprint,
    numbering,
    copyLifetimeHours,
    pinned,
  };
}

function numberingOf(value: unknown): ProfileEntry['numbering'] | undefined {
  if (value === null) return null;
  const item = objectOf(value);
  const direction = item && own(item, 'direction');
  const anchor = item && own(item, 'anchor');
  const isKnown =
    (direction === 'bottom-up' || direction === 'top-down') && (anchor === 'lowest' || anchor === 'highest');
  return isKnown ? { direction, anchor } : undefined;
}

/** A line of text as people type them, without blanks around it; null for anything else. */
function text(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const line = value.trim();
  return line === '' || line.length > longest || UNSEEN.test(line) ? null : line;
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

type Json = Readonly<Record<string, unknown>>;

function jsonOf(source: string): unknown {
  try {
    // Editors put a mark of byte order before the text.
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** Its own, never what every object has. */
function own(item: Json, key: string): unknown {
  return Object.hasOwn(item, key) ? item[key] : undefined;
}

function refuse(reason: ProfileRefusal): Result<never> {
  return fail('profile.refused', { reason });
}
