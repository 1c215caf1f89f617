/** The client against the embedded DCImanager over real HTTPS, its faults included; writes are counted over there. */
import type { Result } from '@contract/errors';
import type { DciApi } from '@core/ports';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDciApi } from '../../../src/main/adapters/dci-api/dci-api';
import { probeAddress } from '../../../src/main/adapters/dci-api/probe';
import { createManualClock } from '../../../src/main/demo/clock';
import { totpAt } from '../../../src/main/demo/http/totp';
import { createSimulator, type FaultEffect, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { createNodeFetch, type NodeFetch } from '../../support/node-fetch';
import { createTestClock, type TestClock } from '../../support/test-clock';

const SERVERS = 130;

let simulator: Simulator;
let site: Site;
const simulatedTime = createManualClock();
let network: NodeFetch;
let clock: TestClock;
let log: MemoryLog;
let token: string | null = null;
let api: DciApi;

beforeAll(async () => {
  const sites = { ams1: { servers: SERVERS }, fra2: false, hel1: false } as const;
  simulator = await createSimulator({ sites, speed: 10, clock: simulatedTime });
  site = simulator.site('ams1');
});
afterAll(() => simulator?.close());

beforeEach(async () => {
  network = createNodeFetch({ pinnedFingerprint: site.fingerprint256 });
  clock = movingBoth();
  log = createMemoryLog();
  token = null;
  // Small pages, so that a small site has several.
  const options = { pageSize: 40 };
  api = createDciApi({ address: site.url, token: () => token, fetch: network.fetch, clock, log, options });
  const account = site.accounts[0];
  const session = await api.signIn(account?.email ?? '', account?.password ?? '');
  if (!session.ok) throw new Error(session.error.code);
  token = session.value.token;
  site.control.clearRequests();
});
afterEach(async () => {
  site.control.clearFaults();
  site.control.setQuirks({ listSize: true, limit: true, ipRemoval: 'post', secondStep: 'confirm' });
  await network.close();
});

/** Waiting passes the simulated time too: what was sent gets on while the client pauses. */
function movingBoth(): TestClock {
  const own = createTestClock();
  return {
    ...own,
    wait: (ms, signal) => {
      if (ms < 10_000) simulatedTime.advance(ms);
      return own.wait(ms, signal);
    },
  };
}

/** The value, or the failed test says which error came. */
function expectOk<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Actions take simulated time; the next call wants the server free again. */
function letActionsEnd(): void {
  simulatedTime.advance(600_000);
}

/** A server at rest that every power and network action fits. */
function anyServer(): number {
  const one = site.control
    .data()
    .servers.find(
      (server) =>
        !server.operation && !server.busy && !server.flaw && server.bmcKind === 'ipmi2' && server.ips.length > 0,
    );
  if (!one) throw new Error('no server at rest');
  return one.id;
}

describe('sessions', () => {
  it('begin with the right password only', async () => {
    const [admin] = site.accounts;
    expect(await api.signIn(admin?.email ?? '', 'wrong')).toMatchObject({ error: { code: 'auth.rejected' } });
  });

  it.each(['confirm', 'two_factor', 'totp'] as const)(
    'with a second factor open after the code, whatever form the instance knows (%s)',
    async (secondStep) => {
      site.control.setQuirks({ secondStep });
      simulatedTime.advance(60_000);
      const { email = '', password = '', totpSecret } = site.accounts[2] ?? {};
      const half = expectOk(await api.signIn(email, password));
      expect(half.confirmed).toBe(false);
      token = half.token;
      expect(await api.listRacks()).toMatchObject({ error: { code: 'dci.unauthorised' } });
      const wrong = await api.confirmSignIn(half.token, '000000', 0);
      expect(wrong).toMatchObject({ error: { code: 'auth.code-refused' } });
      const form = !wrong.ok && wrong.error.code === 'auth.code-refused' ? wrong.error.details.form : -1;
      site.control.clearRequests();
      const code = totpAt(totpSecret ?? '', simulatedTime.now());
      token = expectOk(await api.confirmSignIn(half.token, code, form)).token;
      expect(site.control.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `POST /auth/v4/public/token/***/${secondStep}`,
        'GET /dci/v3/server',
      ]);
      expectOk(await api.listRacks());
      // Used once, it opens no second session.
      const again = expectOk(await api.signIn(email, password));
      expect(await api.confirmSignIn(again.token, code, form)).toMatchObject({ error: { code: 'auth.code-refused' } });
    },
  );

  it('with a second factor end where no assumed form is known, and the half-done one can be revoked', async () => {
    site.control.setQuirks({ secondStep: 'none' });
    const { email = '', password = '' } = site.accounts[2] ?? {};
    const before = site.control.sessionCount();
    const half = expectOk(await api.signIn(email, password));
    expect(await api.confirmSignIn(half.token, '000000', 0)).toMatchObject({
      error: { code: 'auth.second-factor-failed' },
    });
    expectOk(await api.signOut(half.token));
    expect(site.control.sessionCount()).toBe(before);
  });

  it('are revoked by signing out, and then open nothing', async () => {
    const before = site.control.sessionCount();
    expectOk(await api.signOut(token ?? ''));
    expect(site.control.sessionCount()).toBe(before - 1);
    expect(await api.listRacks()).toMatchObject({ error: { code: 'dci.unauthorised' } });
    expectOk(await api.signOut(token ?? ''));
  });

  it('that expired say so, for reads and for writes, which then did nothing', async () => {
    site.control.expireSessions();
    expect(await api.listServers()).toMatchObject({ error: { code: 'dci.unauthorised' } });
    expect(await api.powerOff(anyServer())).toMatchObject({ error: { code: 'dci.unauthorised' } });
    expect(site.control.writes()).toHaveLength(1);
  });

  it('are recognisable before there is one: the address is a DCImanager', async () => {
    const deps = { address: site.url, fetch: network.fetch, clock, log };
    expect(await probeAddress(deps)).toMatchObject({ ok: true });
    site.control.addFault({ effect: { kind: 'html' } });
    expect(await probeAddress(deps)).toMatchObject({ error: { code: 'dci.not-dcimanager' } });
  });
});

describe('lists', () => {
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('bring every server once (limit honoured: %s, size told: %s)', async (limit, listSize) => {
    site.control.setQuirks({ limit, listSize });
    const servers = expectOk(await api.listServers());
    expect(servers.map(({ server }) => server.id)).toEqual(site.control.data().servers.map(({ id }) => id));
    expect(log.lines.filter(({ event }) => event !== 'dci.answered')).toEqual([]);
  });

  it('of every kind are understood, no row dropped', async () => {
    const data = site.control.data();
    expect(expectOk(await api.listRacks())).toHaveLength(data.racks.length);
    expect(expectOk(await api.listUsers())).toHaveLength(data.users.length);
    expect(expectOk(await api.listAddresses())).toHaveLength(data.ips.length);
    expect(expectOk(await api.listNetworks())).toHaveLength(data.nets.length);
    expect(expectOk(await api.listPools())).toHaveLength(data.pools.length);
    expect(expectOk(await api.listConfigurations()).length).toBeGreaterThan(0);
    expect(expectOk(await api.listServerAddresses(anyServer())).length).toBeGreaterThan(0);
    expect(log.lines.filter(({ event }) => event === 'dci.rows-dropped')).toEqual([]);
  });

  it('name no documented field among those Coldaisle does not know', async () => {
    const more = expectOk(await api.listServers()).flatMap(({ server }) => Object.keys(server.more));
    expect([...new Set(more)].sort()).toEqual(['note', 'purchase']);
  });

  it('survive two cuts and fail at the third', async () => {
    const cut = { kind: 'cut', when: 'before' } as const;
    site.control.addFault({ effect: cut, path: '/dci/v3/rack', times: 2 });
    expect(await api.listRacks()).toMatchObject({ ok: true });
    site.control.addFault({ effect: cut, path: '/dci/v3/rack', times: 3 });
    expect(await api.listRacks()).toMatchObject({ error: { code: 'network.cut' } });
  });

  it.each<[FaultEffect, string]>([
    [{ kind: 'truncate' }, 'dci.malformed'],
    [{ kind: 'mistype' }, 'dci.malformed'],
    [{ kind: 'empty' }, 'dci.malformed'],
    [{ kind: 'html' }, 'dci.malformed'],
    [{ kind: 'status', status: 403 }, 'dci.forbidden'],
    [{ kind: 'status', status: 404, body: 'Not found' }, 'dci.unsupported'],
    [{ kind: 'status', status: 500 }, 'dci.refused'],
  ])('under %j fail as %s', async (effect, code) => {
    site.control.addFault({ effect, path: '/dci/v3/rack' });
    expect(await api.listRacks()).toMatchObject({ ok: false, error: { code } });
  });
});

describe('one server', () => {
  it('read by id is the row of the list', async () => {
    const id = anyServer();
    const listed = expectOk(await api.listServers()).find(({ server }) => server.id === id);
    expect(expectOk(await api.readServer(id)).server).toEqual(listed?.server);
  });

  it('that is not there is not found, and nothing can be done to it', async () => {
    expect(await api.readServer(999_999)).toMatchObject({ error: { code: 'server.not-found' } });
    expect(await api.powerOn(999_999)).toMatchObject({ error: { code: 'server.not-found' } });
  });
});

/** Every write but power, which is followed elsewhere, in an order in which each is news to the server. */
function confirmedWrites(id: number) {
  const { templates, nets, users } = site.control.data();
  const template = (kind: string) => templates.find((one) => one.kind === kind)?.id ?? 0;
  const networkId = nets.find(({ family }) => family === 'ipv4')?.id ?? 0;
  const password = 'Pa55-word-9';
  const email = `new-${users.length}@example.com`;
  const other = users.find((user) => user.id !== site.control.server(id)?.ownerId)?.id ?? 0;
  type Write = () => Promise<Result<{ verified: boolean }>>;
  const writes: readonly (readonly [string, Write])[] = [
    ['suspend', () => api.suspend(id)],
    ['resume', () => api.resume(id)],
    ['assign owner', () => api.assignOwner(id, other)],
    ['release owner', () => api.releaseOwner(id)],
    ['allocate', () => api.allocateAddress(id, { family: 'ipv4', networkId })],
    ['clear disks', () => api.clearDisks(id, 'simple')],
    ['diagnose', () => api.diagnose(id, { templateId: template('diag'), clearDisks: 'none' })],
    ['install', () => api.installOs(id, { raid: 'no_raid', templateId: template('os'), password, sshPublicKeys: [] })],
    ['add user', () => api.addUser({ email, fullName: 'N', password, phone: '', role: '@user' })],
  ];
  return writes;
}

describe('reading back', () => {
  it('confirms every write that was done, each sent once', async () => {
    for (const [name, write] of confirmedWrites(anyServer())) {
      site.control.clearRequests();
      expect(await write(), name).toMatchObject({ ok: true, value: { verified: true } });
      expect(site.control.writes(), name).toHaveLength(1);
      letActionsEnd();
    }
  });

  it('believes no write of an instance that answers 200 and changes nothing, and sends none again', async () => {
    const id = anyServer();
    for (const [name, write] of confirmedWrites(id)) {
      site.control.clearRequests();
      // Of these two, what is asked for would already be so.
      if (name === 'resume') site.control.editServer(id, (server) => Object.assign(server, { state: 'suspended' }));
      if (name === 'release owner')
        site.control.editServer(id, (server) => Object.assign(server, { ownerId: anyUser() }));
      const remove = site.control.addFault({ effect: { kind: 'ignored' }, method: methodOf(name) });
      expect(await write(), name).toMatchObject({ ok: true, value: { verified: false } });
      remove();
      expect(site.control.writes(), name).toHaveLength(1);
    }
  });

  it('settles a lost answer: what was done is confirmed, what was not stays unknown', async () => {
    for (const [when, settled] of [
      ['after', { ok: true, value: { verified: true } }],
      ['before', { ok: false, error: { code: 'dci.outcome-unknown' } }],
    ] as const) {
      const id = anyServer();
      for (const [name, write] of confirmedWrites(id)) {
        site.control.clearRequests();
        if (name === 'resume') site.control.editServer(id, (server) => Object.assign(server, { state: 'suspended' }));
        if (name === 'release owner')
          site.control.editServer(id, (server) => Object.assign(server, { ownerId: anyUser() }));
        const remove = site.control.addFault({ effect: { kind: 'cut', when }, method: methodOf(name) });
        expect(await write(), `${name} cut ${when}`).toMatchObject(settled);
        remove();
        expect(site.control.writes(), name).toHaveLength(1);
        letActionsEnd();
      }
    }
  });

  it('does not take an operation that ran before for the one that was asked for', async () => {
    const id = anyServer();
    expectOk(await api.clearDisks(id, 'full'));
    site.control.addFault({ effect: { kind: 'ignored' }, method: 'POST' });
    expect(expectOk(await api.clearDisks(id, 'simple')).verified).toBe(false);
    letActionsEnd();
  });

  it('does not take a missing owner of a thinner answer for a release', async () => {
    const id = anyServer();
    site.control.editServer(id, (server) => Object.assign(server, { ownerId: anyUser() }));
    site.control.addFault({ effect: { kind: 'ignored' }, method: 'DELETE' });
    // The list, which has the owner, is refused; the server by id has none.
    site.control.addFault({ effect: { kind: 'status', status: 403 }, path: /\/dci\/v3\/server$/, times: 9 });
    expect(expectOk(await api.releaseOwner(id)).verified).toBe(false);
  });
});

function anyUser(): number {
  return site.control.data().users[0]?.id ?? -1;
}

function methodOf(name: string): 'POST' | 'DELETE' {
  return name === 'release owner' ? 'DELETE' : 'POST';
}

describe('writes', () => {
  it('answer with a Consul number that the task list knows', async () => {
    const { task } = expectOk(await api.powerReset(anyServer()));
    const tasks = expectOk(await api.tasksOf(task ?? -1));
    expect(tasks.every(({ consulId }) => consulId === task)).toBe(true);
  });

  it.each<[FaultEffect, string, boolean]>([
    [{ kind: 'cut', when: 'before' }, 'cut', false],
    [{ kind: 'cut', when: 'after' }, 'cut', true],
    [{ kind: 'truncate' }, 'malformed', true],
    [{ kind: 'mistype' }, 'malformed', true],
    [{ kind: 'empty' }, 'malformed', true],
    [{ kind: 'status', status: 500 }, 'server-error', false],
    [{ kind: 'status', status: 502, body: '<html>' }, 'server-error', false],
  ])('under %j are unknown (%s) and arrive once', async (effect, cause, handled) => {
    site.control.addFault({ effect, method: 'POST' });
    const id = anyServer();
    expect(await api.powerReset(id)).toMatchObject({ error: { code: 'dci.outcome-unknown', details: { cause } } });
    expect(site.control.writes().map((one) => one.handled)).toEqual([handled]);
    letActionsEnd();
  });

  it.each(['before', 'after'] as const)('left hanging %s being handled are unknown, and arrive once', async (when) => {
    site.control.addFault({ effect: { kind: 'hang', when }, method: 'POST' });
    const id = anyServer();
    const writing = api.powerReset(id);
    while (site.control.writes().length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(30_000);
    expect(await writing).toMatchObject({ error: { code: 'dci.outcome-unknown', details: { cause: 'timed-out' } } });
    expect(site.control.writes()).toHaveLength(1);
    letActionsEnd();
  });

  it('to a sleeping service are repeated until it wakes, and handled once', async () => {
    site.control.setQuirks({ sleepyServices: true });
    site.control.sleepServices();
    const id = anyServer();
    expect(await api.powerReset(id)).toMatchObject({ ok: true });
    const writes = site.control.writes();
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.filter(({ handled }) => handled)).toHaveLength(1);
    letActionsEnd();
  });

  it('never reach an instance that is down', async () => {
    await network.close();
    network = createNodeFetch({ pinnedFingerprint: site.fingerprint256 });
    const down = createDciApi({ address: site.url, token: () => token, fetch: network.fetch, clock, log });
    const id = anyServer();
    await site.control.stop();
    const result = await down.powerOff(id);
    await site.control.start();
    expect(result).toMatchObject({ error: { code: 'network.unreachable', details: { reason: 'refused' } } });
    expect(site.control.writes()).toEqual([]);
  });
});

describe('removing an address', () => {
  it.each([
    ['post', true, ['POST']],
    ['delete', true, ['POST', 'DELETE']],
    ['silent', false, ['POST']],
  ] as const)('at an instance of the kind "%s" is verified: %s', async (ipRemoval, verified, methods) => {
    site.control.setQuirks({ ipRemoval });
    const id = anyServer();
    const address = site.control.server(id)?.ips.find(({ status }) => status === 'ok')?.id ?? -1;
    expect(expectOk(await api.removeAddress(id, address)).verified).toBe(verified);
    expect(site.control.writes().map(({ method }) => method)).toEqual(methods);
    letActionsEnd();
  });
});

describe('secrets', () => {
  it('never reach the log', async () => {
    const account = site.accounts[0];
    await api.signIn(account?.email ?? '', account?.password ?? '');
    await api.listServers();
    await api.signOut(token ?? '');
    for (const secret of [token ?? '', account?.password ?? '']) expect(log.text()).not.toContain(secret);
  });
});
