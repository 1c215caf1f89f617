/** What may never go wrong with instances: nothing half-kept, no token to the wrong host, nothing back from the removed. */
import { type AppError, fail, type Result } from '@contract/errors';
import type { InstanceChange, InstanceView } from '@contract/types/instance';
import { sessionEntryName } from '@core/instances/sessions';
import { copyKeyName } from '@core/inventory/copies';
import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-clock';
import { createMemoryConsole, type MemoryConsole, newInstance } from '../../support/memory-console';
import { type MemoryHost, serverRecord } from '../../support/memory-dcimanager';

const OTHER_PIN = Array.from({ length: 32 }, () => 'CD').join(':');
const PIN = Array.from({ length: 32 }, () => 'AB').join(':');

let console: MemoryConsole;
let fra: MemoryHost;
let moved: MemoryHost;

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = (result: Result<unknown>): AppError['code'] | 'ok' => (result.ok ? 'ok' : result.error.code);
const add = async (name = 'fra', change = {}): Promise<InstanceView> => {
  const view = value(await console.service.add(newInstance(name, change)));
  await settled();
  return value(console.service.view(view.instance.id));
};
const changeOf = ({ instance }: InstanceView, change: Partial<InstanceChange>): InstanceChange => {
  const { id, name, code, colour, address, pinned, copyLifetimeHours } = instance;
  return { id, name, code, colour, address, pinned, copyLifetimeHours, ...change };
};
const signInTo = (view: InstanceView, change = {}) => ({
  id: view.instance.id,
  email: 'engineer@dc.example',
  password: 'correct horse battery',
  trustedFingerprint: null,
  ...change,
});
const calls = (host: MemoryHost) =>
  console.dci.requests.filter(({ address }) => address === host.address).map(({ call }) => call);
/** Names of the keychain's entries that hold a session; those of copies' keys are not looked at. */
const sessionEntries = () => [...console.secrets.entries.keys()].filter((name) => name.startsWith('session '));
/** Secrets that were sent to a host. */
const secretsAt = (host: MemoryHost) =>
  console.dci.requests.filter(({ address }) => address === host.address).map(({ secret }) => secret);

beforeEach(() => {
  console = createMemoryConsole();
  fra = console.dci.host('https://fra.example');
  moved = console.dci.host('https://moved.example');
});

describe('an authority', () => {
  const authorityPem = 'authority of ours';

  it('takes the place of the fingerprint, and a fingerprint takes its place', async () => {
    const view = await add('fra', { trustedFingerprint: PIN });
    const chosen = value(await console.service.signIn(signInTo(view, { authorityPem })));
    expect(chosen.instance).toMatchObject({ pinnedFingerprint: null, authority: { pem: authorityPem } });
    const kept = value(await console.service.signIn(signInTo(view)));
    expect(kept.instance.authority).toMatchObject({ pem: authorityPem });
    const pinned = value(await console.service.signIn(signInTo(view, { trustedFingerprint: PIN, authorityPem: null })));
    expect(pinned.instance).toMatchObject({ pinnedFingerprint: PIN, authority: null });
  });

  it('that was taken away leaves the judgement to the system', async () => {
    const view = await add('fra', { authorityPem });
    expect(view.instance).toMatchObject({ pinnedFingerprint: null, authority: { pem: authorityPem } });
    const without = value(await console.service.signIn(signInTo(view, { authorityPem: null })));
    expect(without.instance).toMatchObject({ pinnedFingerprint: null, authority: null });
  });

  it('that is none gets nothing sent: neither password nor settings', async () => {
    const answer = await console.service.add(newInstance('fra', { authorityPem: 'something else' }));
    expect(codeOf(answer)).toBe('authority.refused');
    expect(calls(fra)).toEqual([]);
    expect(console.store.saved.instances).toEqual([]);
  });

  it('is asked on every connection: the kept one and those that pass', async () => {
    const view = await add('fra', { authorityPem });
    await console.service.signOut(view.instance.id);
    const targets = console.dci.targets.filter(({ address }) => address === fra.address);
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.every((target) => target.authorityPem === authorityPem)).toBe(true);
    console.dci.targets.length = 0;
    value(await console.service.update({ ...changeOf(view, {}), dropAuthority: true }));
    await console.service.signIn(signInTo(view));
    expect(console.dci.targets.every((target) => target.authorityPem === null)).toBe(true);
  });
});

describe('a second factor', () => {
  const identity = { name: 'Frankfurt', code: 'FRA', colour: 3 } as const;
  const stepOf = (result: Result<unknown>): string => {
    if (result.ok || result.error.code !== 'auth.second-factor') throw new Error(JSON.stringify(result));
    return result.error.details.step;
  };
  const confirm = (step: string, factorCode: string, change = {}) =>
    console.service.confirmSignIn({ step, factorCode, identity: { ...identity, ...change } });
  const nothingKept = () => {
    expect(console.service.list()).toEqual([]);
    expect(console.store.saved.instances).toEqual([]);
    expect(sessionEntries()).toEqual([]);
  };

  beforeEach(() => {
    fra.secondFactor = '417026';
  });

  it('keeps nothing until the code was accepted, then all of it, under the name it has by then', async () => {
    const step = stepOf(await console.service.add(newInstance('fra')));
    nothingKept();
    const view = value(await confirm(step, '417026', { name: 'Frankfurt West', code: 'FRW' }));
    expect(view).toMatchObject({ instance: { name: 'Frankfurt West', code: 'FRW' }, session: { kind: 'signed-in' } });
    expect(sessionEntries()).toEqual([sessionEntryName(view.instance.id)]);
  });

  it('tells a refused code, takes the next one without the password, and stays with the form that was handled', async () => {
    const step = stepOf(await console.service.add(newInstance('fra')));
    expect(codeOf(await confirm(step, '000000'))).toBe('auth.code-refused');
    nothingKept();
    expect(codeOf(await confirm(step, '417026'))).toBe('ok');
    expect(calls(fra).filter((call) => /signIn/i.test(call))).toEqual(['signIn', 'confirmSignIn 0', 'confirmSignIn 1']);
  });

  it('that nobody can finish leaves nothing, and revokes the half-done session', async () => {
    fra.secondFactor = 'unknown';
    const step = stepOf(await console.service.add(newInstance('fra')));
    expect(codeOf(await confirm(step, '417026'))).toBe('auth.second-factor-failed');
    nothingKept();
    expect(calls(fra).at(-1)).toBe('signOut');
    expect(codeOf(await confirm(step, '417026'))).toBe('auth.step-over');
  });

  it('that was left, or replaced by another sign-in, takes no code any more', async () => {
    const left = stepOf(await console.service.add(newInstance('fra')));
    await console.service.leaveSignIn(left);
    expect(codeOf(await confirm(left, '417026'))).toBe('auth.step-over');
    const first = stepOf(await console.service.add(newInstance('fra')));
    const second = stepOf(await console.service.add(newInstance('fra')));
    expect(codeOf(await confirm(first, '417026'))).toBe('auth.step-over');
    expect(codeOf(await confirm(second, '417026'))).toBe('ok');
  });

  it('left while the code is on its way keeps nothing of what the code opened', async () => {
    const step = stepOf(await console.service.add(newInstance('fra')));
    const release = fra.hold();
    const confirming = confirm(step, '417026');
    await settled();
    const leaving = console.service.leaveSignIn(step);
    release();
    await leaving;
    expect(codeOf(await confirming)).toBe('auth.step-over');
    nothingKept();
    expect([...fra.tokens]).toEqual([]);
  });

  it('uses up no code where the short code is taken by now', async () => {
    fra.secondFactor = null;
    await add();
    moved.secondFactor = '417026';
    const step = stepOf(await console.service.add(newInstance('moved', { code: 'MOV' })));
    expect(codeOf(await confirm(step, '417026'))).toBe('instance.code-taken');
    expect(calls(moved)).not.toContain('confirmSignIn 0');
    expect(codeOf(await confirm(step, '417026', { code: 'MOV' }))).toBe('ok');
  });

  it('of a datacenter that is there already changes its session and nothing else', async () => {
    fra.secondFactor = null;
    const view = await add();
    fra.secondFactor = '417026';
    const step = stepOf(await console.service.signIn(signInTo(view)));
    expect(value(await confirm(step, '417026')).instance).toEqual(view.instance);
  });
});

describe('adding an instance', () => {
  it('signs in, keeps it, keeps the session in the keychain and begins to read', async () => {
    const view = await add();
    expect(view).toMatchObject({
      instance: { address: 'https://fra.example', account: 'engineer@dc.example', code: 'FRA', demoSite: null },
      session: { kind: 'signed-in', keptIn: 'keychain' },
      reach: { kind: 'online' },
      serverCount: 3,
      rackCount: 1,
      syncError: null,
    });
    expect(console.store.saved.instances).toEqual([view.instance]);
    expect(sessionEntries()).toEqual([sessionEntryName(view.instance.id)]);
    expect([...console.dci.open]).toEqual([view.instance.id]);
  });

  it('saves nothing before the sign-in has succeeded', async () => {
    const release = fra.hold();
    const adding = console.service.add(newInstance('fra'));
    await settled();
    expect(calls(fra)).toEqual(['signIn']);
    expect(console.store.saved.instances).toEqual([]);
    expect(sessionEntries().length).toBe(0);
    release();
    expect(codeOf(await adding)).toBe('ok');
  });

  it.each<[string, object, AppError | null, string]>([
    ['a wrong password', { password: 'wrong' }, null, 'auth.rejected'],
    [
      'an unreachable host',
      {},
      fail('network.unreachable', { host: 'fra.example', reason: 'name' }).error,
      'network.unreachable',
    ],
    [
      'something that is no DCImanager',
      {},
      fail('dci.not-dcimanager', { host: 'fra.example' }).error,
      'dci.not-dcimanager',
    ],
  ])('leaves nothing behind after %s', async (_, change, down, code) => {
    fra.down = down;
    expect(codeOf(await console.service.add(newInstance('fra', change)))).toBe(code);
    expect(console.service.list()).toEqual([]);
    expect(console.store.saved.instances).toEqual([]);
    expect(sessionEntries().length).toBe(0);
    expect(console.dci.open.size).toBe(0);
  });

  it('tells a taken code before a password is sent anywhere', async () => {
    await add();
    const result = await console.service.add(newInstance('led', { code: 'FRA' }));
    expect(result).toEqual(fail('instance.code-taken', { code: 'FRA' }));
    expect(calls(console.dci.host('https://led.example'))).toEqual([]);
  });

  it.each(['http://fra.example', 'ftp://fra.example', 'https://me:pw@fra.example', ''])(
    'sends nothing to an address that is refused: %j',
    async (address) => {
      expect(codeOf(await console.service.add(newInstance('fra', { address })))).toBe('instance.address-refused');
      expect(console.dci.requests).toEqual([]);
    },
  );

  it('revokes the new session when the instance cannot be saved', async () => {
    console.store.full = true;
    expect(codeOf(await console.service.add(newInstance('fra')))).toBe('store.unwritable');
    expect(fra.tokens.size).toBe(0);
    expect(sessionEntries().length).toBe(0);
    expect(console.service.list()).toEqual([]);
    expect(console.dci.open.size).toBe(0);
  });

  it('twice with one code at the same time keeps one, and revokes the session of the other', async () => {
    const release = fra.hold();
    const both = [console.service.add(newInstance('fra')), console.service.add(newInstance('fra'))];
    await settled();
    release();
    expect((await Promise.all(both)).map(codeOf).sort()).toEqual(['instance.code-taken', 'ok']);
    expect(console.store.saved.instances).toHaveLength(1);
    expect(fra.tokens.size).toBe(1);
    expect(sessionEntries().length).toBe(1);
  });

  it('keeps the session in memory where the keychain fails, and the instance all the same', async () => {
    console.secrets.break();
    const view = await add();
    expect(view.session).toMatchObject({ kind: 'signed-in', keptIn: 'memory' });
    expect(console.store.saved.instances).toHaveLength(1);
  });
});

describe('signing out', () => {
  it('revokes the token, deletes the entry and closes what was being read', async () => {
    const { instance } = await add();
    fra.hold();
    const reading = console.service.sync(instance.id);
    const out = console.service.signOut(instance.id);
    expect(codeOf(await reading)).toBe('inventory.cancelled');
    expect(sessionEntries().length).toBe(0);
    expect(console.sessions.token(instance.id)).toBeNull();
    expect(value(console.service.view(instance.id))).toMatchObject({
      session: { kind: 'signed-out', reason: 'by-user' },
      syncError: null,
    });
    void out;
  });

  it('revokes the token on its instance', async () => {
    const { instance } = await add();
    expect(fra.tokens.size).toBe(1);
    const view = value(await console.service.signOut(instance.id));
    expect(view.session).toMatchObject({ kind: 'signed-out', reason: 'by-user' });
    expect(fra.tokens.size).toBe(0);
  });

  it('forgets the session here even when the server is unreachable', async () => {
    const { instance } = await add();
    fra.down = fail('network.unreachable', { host: 'fra.example', reason: 'route' }).error;
    expect(codeOf(await console.service.signOut(instance.id))).toBe('ok');
    expect(sessionEntries().length).toBe(0);
    expect(console.sessions.status(instance.id)).toMatchObject({ kind: 'signed-out', reason: 'by-user' });
    expect(calls(fra)).toContain('signOut');
  });

  it('has forgotten the session before it waits for the server', async () => {
    const { instance } = await add();
    fra.hold();
    void console.service.signOut(instance.id);
    await settled();
    expect(calls(fra).at(-1)).toBe('signOut');
    expect(sessionEntries().length).toBe(0);
    expect(console.sessions.token(instance.id)).toBeNull();
  });

  it('keeps what was read, and says that nothing more can be', async () => {
    const { instance } = await add();
    const view = value(await console.service.signOut(instance.id));
    expect(view.serverCount).toBe(3);
    expect(await console.service.sync(instance.id)).toEqual(fail('auth.signed-out', {}));
  });

  it('of one instance leaves another signed in', async () => {
    const first = await add('fra');
    const second = await add('led');
    await console.service.signOut(first.instance.id);
    expect(console.sessions.status(second.instance.id).kind).toBe('signed-in');
    expect(sessionEntries()).toEqual([sessionEntryName(second.instance.id)]);
  });
});

describe('an expired session', () => {
  it('is told once, deletes the entry, and a new sign-in reads again', async () => {
    const view = await add();
    fra.tokens.clear();
    await console.service.sync(view.instance.id);
    await settled();
    expect(console.sessions.status(view.instance.id)).toMatchObject({ kind: 'signed-out', reason: 'expired' });
    expect(sessionEntries().length).toBe(0);
    fra.servers = [serverRecord(9, 'nine')];
    expect(codeOf(await console.service.signIn(signInTo(view)))).toBe('ok');
    await settled();
    expect(value(console.service.view(view.instance.id))).toMatchObject({ serverCount: 1, syncError: null });
  });
});

describe('signing in again', () => {
  it('that fails leaves the session there is as it was', async () => {
    const view = await add();
    const entry = [...console.secrets.entries];
    expect(codeOf(await console.service.signIn(signInTo(view, { password: 'wrong' })))).toBe('auth.rejected');
    expect([...console.secrets.entries]).toEqual(entry);
    expect(value(console.service.view(view.instance.id))).toMatchObject({ session: { kind: 'signed-in' } });
    expect(codeOf(await console.service.sync(view.instance.id))).toBe('ok');
  });

  it('keeps the certificate that was trusted, or the one that is trusted now', async () => {
    const view = await add('fra', { trustedFingerprint: PIN });
    const again = value(await console.service.signIn(signInTo(view)));
    expect(again.instance.pinnedFingerprint).toBe(PIN);
    const anew = value(await console.service.signIn(signInTo(view, { trustedFingerprint: OTHER_PIN })));
    expect(anew.instance.pinnedFingerprint).toBe(OTHER_PIN);
    expect(console.store.saved.instances[0]?.pinnedFingerprint).toBe(OTHER_PIN);
  });

  it('does not undo a new name, code or order that came while it was under way', async () => {
    const view = await add('fra');
    const other = await add('led');
    const release = fra.hold();
    const signingIn = console.service.signIn(signInTo(view));
    await settled();
    await console.service.update(changeOf(view, { name: 'Renamed', code: 'NEW' }));
    await console.service.update(changeOf(other, { code: 'FRA' }));
    release();
    expect(value(await signingIn).instance).toMatchObject({ name: 'Renamed', code: 'NEW' });
    expect(console.store.saved.instances.map(({ code }) => code)).toEqual(['NEW', 'FRA']);
  });

  it('to an instance that was removed meanwhile keeps nothing and revokes the session', async () => {
    const view = await add();
    const release = fra.hold();
    const signingIn = console.service.signIn(signInTo(view));
    const removing = console.service.remove(view.instance.id);
    await settled();
    release();
    expect(codeOf(await signingIn)).toBe('instance.not-found');
    expect(codeOf(await removing)).toBe('ok');
    expect(fra.tokens.size).toBe(0);
    expect(sessionEntries().length).toBe(0);
    expect(console.sessions.token(view.instance.id)).toBeNull();
    expect(console.dci.open.size).toBe(0);
  });

  it('never hands the session of an old address to the new one', async () => {
    const view = await add();
    const release = fra.hold();
    const signingIn = console.service.signIn(signInTo(view));
    await settled();
    const updating = console.service.update(changeOf(view, { address: 'moved.example' }));
    await settled();
    release();
    expect(codeOf(await signingIn)).toBe('auth.signed-out');
    await updating;
    await settled();
    expect(value(console.service.view(view.instance.id))).toMatchObject({
      instance: { address: 'https://moved.example' },
      session: { kind: 'signed-out' },
    });
    expect(secretsAt(moved)).toEqual([]);
    expect(fra.tokens.size).toBe(0);
  });
});

describe('a change of address', () => {
  it('that comes between saving a sign-in and beginning its session hands that session to nobody', async () => {
    const view = await add();
    const close = console.dci.holdClosing(view.instance.id);
    const signingIn = console.service.signIn(signInTo(view));
    await settled();
    const updating = console.service.update(changeOf(view, { address: 'moved.example' }));
    await settled();
    close();
    await Promise.all([signingIn, updating]);
    await settled();
    expect(console.sessions.token(view.instance.id)).toBeNull();
    expect(sessionEntries().length).toBe(0);
    expect(secretsAt(moved)).toEqual([]);
  });

  it('that comes while the keychain still stores the new session ends that session first', async () => {
    const view = await add();
    const unlock = console.secrets.lock();
    const signingIn = console.service.signIn(signInTo(view));
    await settled();
    const updating = console.service.update(changeOf(view, { address: 'moved.example' }));
    await settled();
    unlock();
    await Promise.all([signingIn, updating]);
    await settled();
    expect(console.sessions.token(view.instance.id)).toBeNull();
    expect(sessionEntries().length).toBe(0);
    expect(secretsAt(moved)).toEqual([]);
  });

  it('ends the session, on the old host too, and the old token never reaches the new one', async () => {
    const view = await add('fra', { trustedFingerprint: PIN });
    const token = console.sessions.token(view.instance.id);
    const changed = value(await console.service.update(changeOf(view, { address: 'moved.example' })));
    expect(changed).toMatchObject({
      instance: { address: 'https://moved.example', pinnedFingerprint: null, account: 'engineer@dc.example' },
      session: { kind: 'signed-out', reason: 'by-user' },
      reach: { kind: 'untried' },
    });
    expect(fra.tokens.size).toBe(0);
    expect(sessionEntries().length).toBe(0);
    await console.service.sync(view.instance.id);
    expect(secretsAt(moved)).not.toContain(token);
    expect(calls(moved)).toEqual([]);
  });

  it('forgets what was read: server 1 of the new host is another machine', async () => {
    const view = await add();
    expect(view.serverCount).toBe(3);
    const changed = value(await console.service.update(changeOf(view, { address: 'moved.example' })));
    expect(changed).toMatchObject({ serverCount: 0, readAtMs: null });
    expect(console.inventory.names(view.instance.id)).toBeNull();
    expect(console.gone).toEqual([view.instance.id]);
  });

  it('lets no reading of the old host arrive afterwards', async () => {
    const view = await add();
    const release = fra.hold();
    const reading = console.service.sync(view.instance.id);
    const updating = console.service.update(changeOf(view, { address: 'moved.example' }));
    await settled();
    release();
    expect(codeOf(await reading)).toBe('inventory.cancelled');
    await updating;
    expect(console.inventory.names(view.instance.id)).toBeNull();
    expect(console.connections.reach(view.instance.id)).toEqual({ kind: 'untried' });
  });

  it('is seen at once, without waiting for an old host that does not answer', async () => {
    const view = await add();
    fra.hold();
    void console.service.update(changeOf(view, { address: 'moved.example' }));
    await settled();
    expect(console.told.at(-1)?.[0]).toMatchObject({
      instance: { address: 'https://moved.example' },
      session: { kind: 'signed-out' },
    });
  });

  it('that cannot be saved changes nothing and ends nothing', async () => {
    const view = await add();
    console.store.full = true;
    expect(codeOf(await console.service.update(changeOf(view, { address: 'moved.example' })))).toBe('store.unwritable');
    expect(value(console.service.view(view.instance.id))).toMatchObject({
      instance: { address: 'https://fra.example' },
      session: { kind: 'signed-in' },
    });
  });

  it.each(['http://moved.example', 'https://moved.example/?x=1', 'https://a@moved.example'])(
    'to %s is refused and ends nothing',
    async (address) => {
      const view = await add();
      expect(codeOf(await console.service.update(changeOf(view, { address })))).toBe('instance.address-refused');
      expect(console.sessions.status(view.instance.id).kind).toBe('signed-in');
    },
  );

  it('to the same address in other words is none: session, certificate and reading stay', async () => {
    const view = await add('fra', { trustedFingerprint: PIN });
    const changed = value(
      await console.service.update(changeOf(view, { name: 'Main', address: 'HTTPS://FRA.example:443/' })),
    );
    expect(changed).toMatchObject({
      instance: { name: 'Main', address: 'https://fra.example', pinnedFingerprint: PIN },
      session: { kind: 'signed-in' },
      serverCount: 3,
    });
    expect(fra.tokens.size).toBe(1);
    expect(console.gone).toEqual([]);
  });
});

describe('removing an instance', () => {
  it('revokes, deletes and forgets everything of it, and nothing of another', async () => {
    const view = await add('fra');
    const other = await add('led');
    expect(codeOf(await console.service.remove(view.instance.id))).toBe('ok');
    expect(fra.tokens.size).toBe(0);
    expect(sessionEntries()).toEqual([sessionEntryName(other.instance.id)]);
    expect(console.secrets.entries.has(copyKeyName(view.instance.id))).toBe(false);
    expect(console.inventory.files.has(view.instance.id)).toBe(false);
    expect(console.secrets.entries.has(copyKeyName(other.instance.id))).toBe(true);
    expect(console.store.saved.instances).toEqual([other.instance]);
    expect(console.inventory.names(view.instance.id)).toBeNull();
    expect(console.inventory.names(other.instance.id)).not.toBeNull();
    expect([...console.dci.open]).toEqual([other.instance.id]);
    expect(console.gone).toEqual([view.instance.id]);
  });

  it('during a sync brings nothing back', async () => {
    const view = await add();
    const release = fra.hold();
    const reading = console.service.sync(view.instance.id);
    await settled();
    const removing = console.service.remove(view.instance.id);
    release();
    expect(codeOf(await reading)).toBe('inventory.cancelled');
    await removing;
    await settled();
    expect(console.service.list()).toEqual([]);
    expect(console.inventory.names(view.instance.id)).toBeNull();
    expect(console.syncs.progress(view.instance.id)).toBeNull();
    expect(console.dci.open.size).toBe(0);
  });

  it('works while its server is unreachable', async () => {
    const view = await add();
    fra.down = fail('network.unreachable', { host: 'fra.example', reason: 'route' }).error;
    expect(codeOf(await console.service.remove(view.instance.id))).toBe('ok');
    expect(console.store.saved.instances).toEqual([]);
    expect(sessionEntries().length).toBe(0);
  });

  it('that cannot be saved leaves it in the list, signed out', async () => {
    const view = await add();
    console.store.full = true;
    expect(codeOf(await console.service.remove(view.instance.id))).toBe('store.unwritable');
    expect(value(console.service.view(view.instance.id)).session).toMatchObject({
      kind: 'signed-out',
      reason: 'by-user',
    });
  });

  it('frees its code for another', async () => {
    const view = await add();
    await console.service.remove(view.instance.id);
    expect((await add('fra')).instance.id).not.toBe(view.instance.id);
  });
});

describe('an unknown instance', () => {
  it('is not found by any call, and no call sends anything', async () => {
    const id = '99999999-0000-4000-8000-000000000000';
    const ghost = { ...newInstance('ghost'), id };
    const { email, password, trustedFingerprint, ...change } = ghost;
    const results = [
      await console.service.signIn({ id, email, password, trustedFingerprint }),
      await console.service.update({ ...change, pinned: true, copyLifetimeHours: 168 }),
      await console.service.signOut(id),
      await console.service.remove(id),
      await console.service.sync(id),
      console.service.view(id),
    ];
    expect(results.map(codeOf)).toEqual(results.map(() => 'instance.not-found'));
    expect(console.dci.requests).toEqual([]);
  });
});

describe('secrets', () => {
  it('never reach the window or the log, whatever is done', async () => {
    const view = await add();
    const token = console.sessions.token(view.instance.id) ?? 'none';
    await console.service.signIn(signInTo(view, { password: 'another wrong password' }));
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await console.service.sync(view.instance.id);
    await console.service.update(changeOf(view, { address: 'moved.example' }));
    await console.service.remove(view.instance.id);
    const seen = JSON.stringify(console.told) + console.log.text() + JSON.stringify(console.store.saved);
    expect(console.told.length).toBeGreaterThan(5);
    expect(token).toContain('token-');
    for (const secret of [token, 'correct horse battery', 'another wrong password']) expect(seen).not.toContain(secret);
  });
});

describe('probing', () => {
  it('normalises first, sends no secret and keeps nothing', async () => {
    expect(await console.service.probe('FRA.example:443/auth/login')).toEqual({
      ok: true,
      value: { address: 'https://fra.example', latencyMs: 1, certificate: null },
    });
    expect(codeOf(await console.service.probe('http://fra.example'))).toBe('instance.address-refused');
    expect(console.dci.requests).toEqual([]);
    expect(console.service.list()).toEqual([]);
  });
});
