/** The passphrase file on a real disk: kept between starts, whole or not at all, and never over something of use. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@contract/errors';
import type { PassphraseVault } from '@core/secrets/passphrase-vault';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPassphraseFile } from '../../../src/main/adapters/secret-store-passphrase/passphrase-file';

const PASSPHRASE = 'correct horse battery';
let folder: string;
let path: string;

const start = async (): Promise<PassphraseVault> => {
  const vault = createPassphraseFile({ path, stamp: () => 'stamp', cost: { n: 2 ** 14, r: 8, p: 1 } });
  await vault.load();
  return vault;
};
const withEntry = async (): Promise<PassphraseVault> => {
  const vault = await start();
  await vault.create(PASSPHRASE);
  await vault.set('session 1', 'needle');
  return vault;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldaisle-passphrase-'));
  path = join(folder, 'profile', 'secrets.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the passphrase file', () => {
  it('keeps entries for the next start, behind the passphrase alone, for its owner alone', async () => {
    await withEntry();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['secrets.json']);
    const vault = await start();
    expect(vault.state()).toEqual({ kind: 'locked' });
    expect(vault.get('session 1')).toBeNull();
    expect(await vault.unlock('wrong horse battery')).toEqual(fail('passphrase.wrong', {}));
    expect(vault.state()).toEqual({ kind: 'locked' });
    expect(await vault.unlock(PASSPHRASE)).toEqual(ok());
    expect(vault.get('session 1')).toBe('needle');
    await vault.delete('session 1');
    const again = await start();
    await again.unlock(PASSPHRASE);
    expect([...again.entries()]).toEqual([]);
  });

  it('that is locked gives nothing until the passphrase comes again', async () => {
    const vault = await withEntry();
    await vault.lock();
    expect(vault.state()).toEqual({ kind: 'locked' });
    expect(vault.get('session 1')).toBeNull();
    expect([...vault.entries()]).toEqual([]);
    expect(await vault.set('a', 'b')).toMatchObject({ ok: false });
    await vault.unlock(PASSPHRASE);
    expect(vault.get('session 1')).toBe('needle');
  });

  it('that is damaged is moved aside and told, and a new one can be made', async () => {
    await withEntry();
    const damaged = readFileSync(path, 'utf8').replace('scrypt', 'scr\u0000pt');
    writeFileSync(path, damaged);
    const vault = await start();
    expect(vault.state()).toEqual({ kind: 'none' });
    expect(vault.movedAside()).toBe(`${path}.damaged-stamp`);
    expect(readFileSync(`${path}.damaged-stamp`, 'utf8')).toBe(damaged);
    expect(await vault.create(PASSPHRASE)).toEqual(ok());
    expect(readFileSync(`${path}.damaged-stamp`, 'utf8')).toBe(damaged);
  });

  it.each([
    ['of a newer version', () => writeFileSync(path, '{"format":"coldaisle-passphrase","version":2}'), 'newer'],
    ['that is no file', () => mkdirSync(path), 'EISDIR'],
  ])('%s is left alone, and never written over', async (_, put, reason) => {
    mkdirSync(join(folder, 'profile'));
    put();
    const vault = await start();
    expect(vault.state()).toEqual({ kind: 'unreadable', reason });
    expect(await vault.create(PASSPHRASE)).toEqual(fail('passphrase.failed', { reason: 'unreadable' }));
    expect(await vault.unlock(PASSPHRASE)).toEqual(fail('passphrase.failed', { reason: 'unreadable' }));
    expect(existsSync(path)).toBe(true);
  });

  it('is never made over one that is there', async () => {
    await withEntry();
    const vault = await start();
    expect(await vault.create('another passphrase')).toEqual(fail('passphrase.failed', { reason: 'locked' }));
    expect(await vault.unlock(PASSPHRASE)).toEqual(ok());
  });

  it('keeps what was there when a change cannot be written, and says so', async () => {
    const vault = await withEntry();
    const before = readFileSync(path, 'utf8');
    // A folder in the way fails for every user, root too.
    mkdirSync(`${path}.new`);
    expect(await vault.set('copy 1', 'key')).toEqual(fail('passphrase.failed', { reason: 'EISDIR' }));
    expect(vault.get('copy 1')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('has the last of many changes at once, and a left temporary file does not give its rights away', async () => {
    const vault = await withEntry();
    writeFileSync(`${path}.new`, 'left');
    chmodSync(`${path}.new`, 0o644);
    await Promise.all(Array.from({ length: 20 }, (_, n) => vault.set(`entry ${n % 5}`, `value ${n}`)));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const next = await start();
    await next.unlock(PASSPHRASE);
    expect(next.get('entry 4')).toBe('value 19');
    expect(next.entries().size).toBe(6);
  });

  it('is gone when it is forgotten, open or locked', async () => {
    await withEntry();
    const vault = await start();
    expect(await vault.remove()).toEqual(ok());
    expect(vault.state()).toEqual({ kind: 'none' });
    expect(readdirSync(join(folder, 'profile'))).toEqual([]);
  });
});
