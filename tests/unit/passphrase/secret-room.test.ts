/** Where secrets are kept: keychain or passphrase file, never both, and nothing is lost on the way between them. */
import { fail, ok } from '@contract/errors';
import { createSecretRoom } from '@core/secrets/secret-room';
import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-clock';
import { createMemorySecretStore, type MemorySecretStore } from '../../support/memory-secret-store';
import { createMemoryVault } from '../../support/memory-vault';

const PASSPHRASE = 'correct horse battery';
let keychain: MemorySecretStore;

const lockedRoom = (entries: Record<string, string> = {}) => {
  const vault = createMemoryVault({ passphrase: PASSPHRASE, entries: new Map(Object.entries(entries)) });
  return { vault, room: createSecretRoom(keychain, vault) };
};

beforeEach(() => {
  keychain = createMemorySecretStore();
});

describe('without a passphrase file', () => {
  it('everything goes to the keychain', async () => {
    const room = createSecretRoom(keychain, createMemoryVault());
    await room.set('a', 'secret');
    expect(keychain.entries.get('a')).toBe('secret');
    expect(await room.get('a')).toEqual(ok('secret'));
    expect(await room.status()).toEqual({ kind: 'available', name: 'secret-service' });
    await room.delete('a');
    expect(keychain.entries.size).toBe(0);
  });

  it('a passphrase of eleven characters is refused, and one of twelve is taken', async () => {
    keychain.break();
    const vault = createMemoryVault();
    const room = createSecretRoom(keychain, vault);
    expect(await room.create('elevenchars')).toEqual(fail('passphrase.short', { least: 12 }));
    expect(vault.state()).toEqual({ kind: 'none' });
    keychain.mend();
    expect(await room.create('twelve chars')).toEqual(fail('passphrase.failed', { reason: 'keychain' }));
    keychain.break();
    expect(await room.create('twelve chars')).toEqual(ok());
    expect(await room.status()).toEqual({ kind: 'available', name: 'passphrase' });
    await room.set('a', 'secret');
    expect(vault.kept()?.entries.get('a')).toBe('secret');
  });
});

describe('a keychain that waits for its prompt', () => {
  it('keeps nobody waiting once a passphrase is set', async () => {
    const unlock = keychain.lock();
    const room = createSecretRoom(
      { ...keychain, status: async () => ({ kind: 'unavailable', reason: 'no answer' }) },
      createMemoryVault(),
    );
    const asked = room.get('a');
    await settled();
    await room.create(PASSPHRASE);
    expect(await asked).toEqual(ok(null));
    keychain.entries.set('a', 'of the keychain');
    unlock();
    expect(await room.get('a')).toEqual(ok(null));
  });
});

describe('while it is locked', () => {
  it('questions wait, and are answered once the right passphrase came', async () => {
    const { room } = lockedRoom({ a: 'secret' });
    const asked = room.get('a');
    let answer: unknown = null;
    void asked.then((value) => {
      answer = value;
    });
    expect(await room.unlock('wrong')).toEqual(fail('passphrase.wrong', {}));
    await settled();
    expect(answer).toBeNull();
    expect(await room.status()).toEqual({ kind: 'locked' });
    await room.unlock(PASSPHRASE);
    expect(await asked).toEqual(ok('secret'));
  });

  it('nothing is written anywhere, and what is deleted is gone once it opens', async () => {
    const { room, vault } = lockedRoom({ a: 'secret', b: 'other' });
    expect(await room.set('c', 'new')).toMatchObject({ ok: false });
    expect(await room.delete('a')).toEqual(ok());
    expect([...keychain.entries]).toEqual([]);
    expect(vault.kept()?.entries.get('a')).toBe('secret');
    await room.unlock(PASSPHRASE);
    expect([...(vault.kept()?.entries ?? [])]).toEqual([['b', 'other']]);
    expect(await room.get('a')).toEqual(ok(null));
  });

  it('again, questions wait again', async () => {
    const { room } = lockedRoom({ a: 'secret' });
    await room.unlock(PASSPHRASE);
    await room.lock();
    let answered = false;
    const asked = room.get('a').then((value) => {
      answered = true;
      return value;
    });
    await settled();
    expect(answered).toBe(false);
    await room.unlock(PASSPHRASE);
    expect(await asked).toEqual(ok('secret'));
  });

  it('forgetting deletes the file first, then what hangs on it, and only then answers who waits', async () => {
    const { room, vault } = lockedRoom({ a: 'secret' });
    const order: string[] = [];
    const asked = room.get('a').then((value) => {
      order.push('answered');
      return value;
    });
    await room.forget(async () => {
      await settled();
      order.push(vault.kept() === null ? 'after the file' : 'before the file');
    });
    expect(await asked).toEqual(ok(null));
    expect(order).toEqual(['after the file', 'answered']);
  });
});

describe('when a keychain answers later', () => {
  it('that is said, and one step moves every entry into it and deletes the file', async () => {
    keychain.break();
    const { room, vault } = lockedRoom({ a: 'one', b: 'two' });
    await room.unlock(PASSPHRASE);
    await room.lookForKeychain();
    expect(room.passphrase()).toMatchObject({ kind: 'open', keychain: null });
    keychain.mend();
    await room.lookForKeychain();
    expect(room.passphrase()).toMatchObject({ kind: 'open', keychain: 'secret-service' });
    expect(await room.moveToKeychain()).toEqual(ok());
    expect(Object.fromEntries(keychain.entries)).toEqual({ a: 'one', b: 'two' });
    expect(vault.kept()).toBeNull();
    expect(room.passphrase()).toMatchObject({ kind: 'none' });
    expect(await room.get('b')).toEqual(ok('two'));
  });

  it('the file stays when the keychain does not take every entry', async () => {
    const { room, vault } = lockedRoom({ a: 'one' });
    await room.unlock(PASSPHRASE);
    keychain.break();
    expect(await room.moveToKeychain()).toMatchObject({ ok: false, error: { code: 'keychain.failed' } });
    expect(vault.kept()?.entries.get('a')).toBe('one');
    expect(await room.get('a')).toEqual(ok('one'));
  });
});
