/**
 * The text of the passphrase file: entries sealed with AES-256-GCM under a random key, which is itself sealed under a key
 * that scrypt makes of the passphrase. One spelling per content, so that any changed byte is noticed.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';

const FORMAT = 'coldaisle-passphrase';
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How much work a guess costs: 128 · n · r bytes of memory, p times. Written in the file, so that it may grow. */
export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}
/** 128 MB for each guess. */
export const COST: Cost = { n: 2 ** 17, r: 8, p: 1 };
/** What a file may ask for: neither so little that guessing is cheap, nor so much that the program stands still. */
const LEAST_N = 2 ** 14;
const MOST_N = 2 ** 20;

interface Kdf extends Cost {
  readonly salt: Buffer;
}
interface Sealed {
  readonly nonce: Buffer;
  /** With the tag at its end. */
  readonly box: Buffer;
}

/** What the file holds beside its entries; stays the same from write to write. */
export interface VaultHead {
  readonly kdf: Kdf;
  readonly key: Sealed;
}
export interface Vault extends VaultHead {
  readonly entries: Sealed;
}
export type Parsed =
  | { readonly kind: 'vault'; readonly vault: Vault }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** A new random key, and the head that gives it back to whoever knows the passphrase. */
export async function newHead(passphrase: string, cost: Cost): Promise<{ head: VaultHead; key: Buffer }> {
  const key = randomBytes(KEY_BYTES);
  const kdf: Kdf = { ...cost, salt: randomBytes(SALT_BYTES) };
  const wrapping = await derive(passphrase, kdf);
  const head: VaultHead = { kdf, key: seal(wrapping, key, keyContext(kdf)) };
  wrapping.fill(0);
  return { head, key };
}

/** Null: not this passphrase. */
export async function openHead({ kdf, key }: VaultHead, passphrase: string): Promise<Buffer | null> {
  const wrapping = await derive(passphrase, kdf);
  const opened = open(wrapping, key, keyContext(kdf));
  wrapping.fill(0);
  return opened?.length === KEY_BYTES ? opened : null;
}

export function writeVault(head: VaultHead, key: Buffer, entries: ReadonlyMap<string, string>): string {
  const plain = Buffer.from(JSON.stringify([...entries]), 'utf8');
  const sealed = seal(key, plain, entriesContext(head));
  plain.fill(0);
  return textOf({ ...head, entries: sealed });
}

/** Null: the entries are not those that were written under this key. */
export function openEntries(vault: Vault, key: Buffer): Map<string, string> | null {
  const plain = open(key, vault.entries, entriesContext(vault));
  if (!plain) return null;
  const pairs = JSON.parse(plain.toString('utf8')) as [string, string][];
  plain.fill(0);
  return new Map(pairs);
}

export function parseVault(text: string): Parsed {
  const json = jsonOf(text);
  if (json?.['format'] !== FORMAT) return { kind: 'damaged' };
  if (typeof json['version'] === 'number' && json['version'] > VERSION) return { kind: 'newer' };
  const vault = vaultOf(json);
  return vault && isSane(vault) && textOf(vault) === text ? { kind: 'vault', vault } : { kind: 'damaged' };
}

function derive(passphrase: string, { salt, n, r, p }: Kdf): Promise<Buffer> {
  // One keyboard spells an accented letter in one sign, another in two: both are the same passphrase.
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, { N: n, r, p, maxmem: 128 * n * r * p + 32 * 1_024 * 1_024 }, (error, key) => {
      secret.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function seal(key: Buffer, plain: Buffer, context: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context, 'utf8'));
  const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce, box };
}

function open(key: Buffer, { nonce, box }: Sealed, context: string): Buffer | null {
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
    return Buffer.concat([decipher.update(box.subarray(0, box.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** What each box is sealed together with: no part of one file fits into another. */
function keyContext(kdf: Kdf): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, kdf: kdfText(kdf) });
}
function entriesContext({ kdf, key }: VaultHead): string {
  return JSON.stringify({ context: keyContext(kdf), key: sealedText(key) });
}

function textOf({ kdf, key, entries }: Vault): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    kdf: kdfText(kdf),
    key: sealedText(key),
    entries: sealedText(entries),
  };
  // Tells damage from a wrong passphrase before anybody is asked; against forgery the boxes have their tags.
  const sum = createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
  return `${JSON.stringify({ ...content, sum }, null, 2)}\n`;
}

function kdfText({ n, r, p, salt }: Kdf) {
  return { name: 'scrypt', n, r, p, salt: salt.toString('base64') };
}
function sealedText({ nonce, box }: Sealed) {
  return { nonce: nonce.toString('base64'), box: box.toString('base64') };
}

type Json = Readonly<Record<string, unknown>>;

function jsonOf(text: string): Json | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function vaultOf(json: Json): Vault | null {
  const kdf = objectOf(json['kdf']);
  const key = sealedOf(json['key']);
  const entries = sealedOf(json['entries']);
  if (!kdf || !key || !entries || typeof kdf['salt'] !== 'string') return null;
  const { n, r, p } = kdf;
  if (typeof n !== 'number' || typeof r !== 'number' || typeof p !== 'number') return null;
  return { kdf: { n, r, p, salt: Buffer.from(kdf['salt'], 'base64') }, key, entries };
}

function sealedOf(value: unknown): Sealed | null {
  const json = objectOf(value);
  if (typeof json?.['nonce'] !== 'string' || typeof json['box'] !== 'string') return null;
  return { nonce: Buffer.from(json['nonce'], 'base64'), box: Buffer.from(json['box'], 'base64') };
}

function isSane({ kdf, key, entries }: Vault): boolean {
  const isCost = Number.isInteger(Math.log2(kdf.n)) && kdf.n >= LEAST_N && kdf.n <= MOST_N && kdf.r === 8;
  const isWhole = [key, entries].every(({ nonce, box }) => nonce.length === NONCE_BYTES && box.length > TAG_BYTES);
  return isCost && isWhole && (kdf.p === 1 || kdf.p === 2) && kdf.salt.length === SALT_BYTES;
}
