/** The passphrase file: it gives back what was put in, to nobody without the passphrase, and notices every changed byte. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cost,
  newHead,
  openEntries,
  openHead,
  parseVault,
  type VaultHead,
  writeVault,
} from '../../../src/main/adapters/secret-store-passphrase/format';

/** The least the format allows: guessing costs 16 MB. */
const CHEAP: Cost = { n: 2 ** 14, r: 8, p: 1 };
const PASSPHRASE = 'correct horse battery';
const ENTRIES = new Map([
  ['session 1', '{"token":"needle"}'],
  ['copy 1', 'ab'.repeat(32)],
]);

const made = newHead(PASSPHRASE, CHEAP);
const written = async () => {
  const { head, key } = await made;
  return writeVault(head, key, ENTRIES);
};
const read = (text: string, key: Buffer) => {
  const parsed = parseVault(text);
  return parsed.kind === 'vault' ? openEntries(parsed.vault, key) : parsed.kind;
};

describe('the passphrase file', () => {
  it('gives back any entries exactly', async () => {
    const { head, key } = await made;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))), (pairs) => {
        const entries = new Map(pairs);
        expect(read(writeVault(head, key, entries), key)).toEqual(entries);
      }),
    );
  });

  it('notices each byte that is changed, wherever it is, before anybody is asked for the passphrase', async () => {
    const bytes = Buffer.from(await written(), 'utf8');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ change;
        expect(parseVault(other.toString('utf8')).kind).not.toBe('vault');
      }),
      { numRuns: 2_000 },
    );
  });

  it('notices what is cut off or added at either end', async () => {
    const text = await written();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length }), (cut) => {
        expect(parseVault(text.slice(0, -cut)).kind).toBe('damaged');
        expect(parseVault(text.slice(cut)).kind).toBe('damaged');
      }),
    );
    for (const other of [`${text} `, ` ${text}`, `${text}${text}`]) expect(parseVault(other).kind).toBe('damaged');
  });

  it('opens with its passphrase alone, however an accent is spelled', async () => {
    const { head } = await newHead('Ferme-la porte\u0301!', CHEAP);
    expect(await openHead(head, 'Ferme-la port\u00e9!')).not.toBeNull();
    for (const other of ['Ferme-la porte!', 'ferme-la port\u00e9!', ' Ferme-la port\u00e9!', '']) {
      expect(await openHead(head, other)).toBeNull();
    }
  });

  it('holds neither entries, their names, the key nor the passphrase in clear', async () => {
    const { key } = await made;
    const text = await written();
    for (const secret of ['session 1', 'needle', PASSPHRASE, key.toString('base64'), key.toString('hex')]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, -4));
    }
  });

  it('is not fooled by a forger who mends the sum: no box opens that was changed or came from another file', async () => {
    const { head, key } = await made;
    const other = await newHead(PASSPHRASE, CHEAP);
    const mine = JSON.parse(writeVault(head, key, ENTRIES));
    const theirs = JSON.parse(writeVault(other.head, other.key, ENTRIES));
    const later = JSON.parse(writeVault({ ...head, kdf: { ...head.kdf, salt: Buffer.alloc(32, 7) } }, key, ENTRIES));
    const forged = (part: object) => parseVault(mended({ ...mine, ...part }));
    const opens = async (part: object) => {
      const parsed = forged(part);
      if (parsed.kind !== 'vault') throw new Error(parsed.kind);
      const opened = await openHead(parsed.vault, PASSPHRASE);
      return opened ? openEntries(parsed.vault, opened) : null;
    };
    expect(await opens({})).toEqual(ENTRIES);
    expect(await opens({ key: theirs.key })).toBeNull();
    expect(await opens({ entries: theirs.entries })).toBeNull();
    expect(await opens({ entries: later.entries })).toBeNull();
    expect(await opens({ kdf: { ...mine.kdf, salt: theirs.kdf.salt } })).toBeNull();
    expect(await opens({ kdf: { ...mine.kdf, n: 2 ** 15 } })).toBeNull();
  });

  it.each([
    ['cheap guessing', { n: 2 ** 10 }],
    ['more memory than there is', { n: 2 ** 30 }],
    ['no power of two', { n: 2 ** 14 + 1 }],
    ['another block size', { r: 64 }],
    ['many rounds', { p: 1_000 }],
  ])('is refused when it asks for %s', async (_, change) => {
    const file = JSON.parse(await written());
    expect(parseVault(mended({ ...file, kdf: { ...file.kdf, ...change } })).kind).toBe('damaged');
  });

  it('of a newer version is told from a damaged one', async () => {
    const file = JSON.parse(await written());
    expect(parseVault(JSON.stringify({ ...file, version: 2, more: 1 })).kind).toBe('newer');
    for (const text of ['', '{}', 'null', '[]', '{"format":"coldaisle-passphrase"}']) {
      expect(parseVault(text).kind).toBe('damaged');
    }
  });

  it('takes another nonce for each writing', async () => {
    const { head, key }: { head: VaultHead; key: Buffer } = await made;
    const nonces = Array.from({ length: 50 }, () => JSON.parse(writeVault(head, key, ENTRIES)).entries.nonce);
    expect(new Set(nonces).size).toBe(50);
  });
});

function mended({ sum: _, ...content }: Record<string, unknown>): string {
  const sum = createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
  return `${JSON.stringify({ ...content, sum }, null, 2)}\n`;
}
