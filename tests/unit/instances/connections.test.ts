/** What answers say about an instance: reachable or not, signed out or not; and never about another one. */
import { fail } from '@contract/errors';
import type { Instance } from '@contract/types/instance';
import { type Connections, createConnections } from '@core/instances/connections';
import type { DciApi } from '@core/ports';
import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../support/manual-clock';
import { createMemoryDciManagers, type MemoryDciManagers, type MemoryHost } from '../../support/memory-dcimanager';

const instance = (id: string): Instance => ({
  id,
  name: id,
  code: id.toUpperCase(),
  colour: 0,
  address: `https://${id}.example`,
  account: null,
  pinnedFingerprint: null,
  demoSite: null,
  pinned: true,
  copyLifetimeHours: 168,
});
const FRA = instance('fra');
const LED = instance('led');

let dci: MemoryDciManagers;
let clock: ManualClock;
let tokens: Map<string, string>;
let told: string[];
let signedOut: string[];
let instances: readonly Instance[];
let connections: Connections;
let fra: MemoryHost;

const api = (id: string): DciApi => {
  const found = connections.api(id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const signIn = (id: string, token: string) => {
  tokens.set(id, token);
  dci.host(`https://${id}.example`).tokens.add(token);
};

beforeEach(() => {
  dci = createMemoryDciManagers();
  clock = createManualClock();
  tokens = new Map();
  told = [];
  signedOut = [];
  instances = [FRA, LED];
  fra = dci.host(FRA.address);
  connections = createConnections({
    instances: () => instances,
    connector: dci.connector,
    clock,
    token: (id) => tokens.get(id) ?? null,
    onReach: (id) => told.push(id),
    onUnauthorised: (id) => {
      signedOut.push(id);
      tokens.delete(id);
    },
  });
  signIn('fra', 'fra-token');
  signIn('led', 'led-token');
});

describe('reach', () => {
  it('is untried until something was asked, and online with the time of the last answer', async () => {
    expect(connections.reach('fra')).toEqual({ kind: 'untried' });
    await api('fra').listRacks();
    const firstMs = clock.nowMs();
    expect(connections.reach('fra')).toEqual({ kind: 'online', atMs: firstMs });
    await clock.advance(1_000);
    await api('fra').listRacks();
    expect(connections.reach('fra')).toEqual({ kind: 'online', atMs: firstMs + 1_000 });
    expect(told).toEqual(['fra']);
  });

  it.each([
    fail('network.unreachable', { host: 'fra.example', reason: 'refused' }),
    fail('network.timed-out', { host: 'fra.example', afterMs: 1 }),
    fail('network.cut', { host: 'fra.example' }),
    fail('tls.failed', { host: 'fra.example' }),
    fail('dci.not-dcimanager', { host: 'fra.example' }),
    fail('dci.asleep', { waitedMs: 1 }),
  ])('is offline after $error.code, since the first failure and with the latest error', async ({ error }) => {
    fra.down = fail('network.cut', { host: 'first' }).error;
    await api('fra').listRacks();
    const sinceMs = clock.nowMs();
    fra.down = error;
    await clock.advance(60_000);
    await api('fra').listRacks();
    expect(connections.reach('fra')).toEqual({ kind: 'offline', sinceMs, error });
    fra.down = null;
    await api('fra').listRacks();
    expect(connections.reach('fra')).toEqual({ kind: 'online', atMs: clock.nowMs() });
    expect(told).toEqual(['fra', 'fra', 'fra']);
  });

  it.each([
    fail('dci.unauthorised', {}),
    fail('dci.forbidden', { httpStatus: 403, apiCode: null, apiMessage: '', apiValue: null }),
    fail('dci.refused', { httpStatus: 400, apiCode: 1, apiMessage: '', apiValue: null }),
    fail('dci.malformed', { where: 'list' }),
    fail('dci.unsupported', { path: '/x' }),
    fail('server.not-found', {}),
  ])('is online after $error.code: an answer one does not like is an answer', async ({ error }) => {
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await api('fra').listRacks();
    fra.down = error;
    await api('fra').listRacks();
    expect(connections.reach('fra').kind).toBe('online');
  });

  it.each([fail('inventory.cancelled', {}), fail('dci.outcome-unknown', { cause: 'cut' })])(
    'says nothing new after $error.code',
    async ({ error }) => {
      fra.down = error;
      await api('fra').listRacks();
      expect(connections.reach('fra')).toEqual({ kind: 'untried' });
      expect(told).toEqual([]);
    },
  );

  it('does not become online by a call that was never sent for want of a session', async () => {
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    await api('fra').listRacks();
    tokens.delete('fra');
    expect(await api('fra').listRacks()).toMatchObject({ error: { code: 'auth.signed-out' } });
    expect(connections.reach('fra').kind).toBe('offline');
  });

  it('of one instance is untouched by another that is dead', async () => {
    fra.down = fail('network.unreachable', { host: 'fra.example', reason: 'route' }).error;
    await Promise.all([api('fra').listServers(), api('led').listServers()]);
    expect(connections.reach('fra').kind).toBe('offline');
    expect(connections.reach('led').kind).toBe('online');
    expect(signedOut).toEqual([]);
  });
});

describe('an expired session', () => {
  it('is told exactly once, however many calls find out at the same time', async () => {
    fra.tokens.clear();
    const release = fra.hold();
    const calls = [api('fra').listServers(), api('fra').listRacks(), api('fra').readServer(1)];
    release();
    await Promise.all(calls);
    expect(signedOut).toEqual(['fra']);
    expect(tokens.get('led')).toBe('led-token');
  });

  it('does not end the session that was begun while its last call was still under way', async () => {
    fra.tokens.clear();
    const release = fra.hold();
    const late = api('fra').listRacks();
    signIn('fra', 'new-token');
    release();
    expect(await late).toMatchObject({ error: { code: 'dci.unauthorised' } });
    expect(signedOut).toEqual([]);
    expect(tokens.get('fra')).toBe('new-token');
  });

  it('is not told of a session that the user has ended meanwhile', async () => {
    fra.tokens.clear();
    const release = fra.hold();
    const late = api('fra').listRacks();
    tokens.delete('fra');
    release();
    await late;
    expect(signedOut).toEqual([]);
  });

  it('is not concluded from a refused sign-in or sign-out', async () => {
    fra.down = fail('dci.unauthorised', {}).error;
    await api('fra').signIn('me', 'wrong');
    await api('fra').signOut('fra-token');
    expect(signedOut).toEqual([]);
    expect(connections.reach('fra').kind).toBe('online');
  });
});

describe('a client', () => {
  it('is one per instance until it is dropped', async () => {
    const first = api('fra');
    expect(api('fra')).toBe(first);
    expect(api('led')).not.toBe(first);
    await connections.drop('fra');
    expect(api('fra')).not.toBe(first);
  });

  it('asks for the token before each request, and gives each instance its own', async () => {
    const client = api('fra');
    await client.listRacks();
    signIn('fra', 'new-token');
    await client.listRacks();
    await api('led').listRacks();
    expect(dci.requests.map(({ address, secret }) => [address, secret])).toEqual([
      [FRA.address, 'fra-token'],
      [FRA.address, 'new-token'],
      [LED.address, 'led-token'],
    ]);
  });

  it('that was dropped says nothing about the instance any more', async () => {
    const release = fra.hold();
    const late = api('fra').listRacks();
    await connections.drop('fra');
    fra.down = fail('network.cut', { host: 'fra.example' }).error;
    release();
    await late;
    expect(connections.reach('fra')).toEqual({ kind: 'untried' });
    expect(told).toEqual([]);
  });

  it('closes its network session when dropped', async () => {
    await api('fra').listRacks();
    expect(dci.open.has('fra')).toBe(true);
    await connections.drop('fra');
    expect(dci.open.has('fra')).toBe(false);
  });

  it('is not made for an instance that is not kept', () => {
    instances = [LED];
    expect(connections.api('fra')).toEqual(fail('instance.not-found', {}));
  });

  it('lets a bug inside a call through and stays usable', async () => {
    const connector = {
      ...dci.connector,
      connect: () => ({
        ...dci.connector.connect({ instanceId: 'x', address: FRA.address, pinnedFingerprint: null }, () => null),
        listRacks: () => Promise.reject(new Error('bug')),
      }),
    };
    const others = createConnections({
      instances: () => instances,
      connector,
      clock,
      token: () => 't',
      onReach: () => {},
      onUnauthorised: () => {},
    });
    const client = others.api('fra');
    await expect(client.ok && client.value.listRacks()).rejects.toThrow('bug');
    expect(others.reach('fra')).toEqual({ kind: 'untried' });
  });
});
