/** Signing in and out of a simulated site: answers, headers, roles, expiry by an injected clock, sleeping services. */
import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src/main/demo/clock';
import { createSimulator, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { createRawClient, errorCode, listed, type RawClient } from './raw-client';

const MINUTE_MS = 60_000;
const clock = createManualClock();
let simulator: Simulator;
let site: Site;
let client: RawClient;

beforeAll(async () => {
  const awake = { servers: 60, quirks: { sleepyServices: false } };
  simulator = await createSimulator({ clock, sites: { ams1: awake, fra2: awake, hel1: false } });
  site = simulator.site('ams1');
});
afterAll(() => simulator.close());
beforeEach(() => {
  site.control.expireSessions();
  site.control.clearRequests();
  client = createRawClient(site);
});
afterEach(() => client.close());

describe('sign-in', () => {
  it('answers 201 with a textual id under a content type that is not JSON', async () => {
    const account = site.accounts[0];
    const answer = await client.post('/api/auth/v4/public/token', {
      email: account?.email,
      password: account?.password,
    });
    expect(answer.status).toBe(201);
    expect(answer.contentType).toMatch(/^text\/plain/);
    expect(answer.body).toEqual({ id: expect.any(String), token: expect.stringMatching(/^\d+-\w+/), confirmed: true });
  });

  it.each([
    ['wrong password', { email: 'r.vermeer@example.net', password: 'x' }, 401, 1000],
    ['unknown email', { email: 'nobody@example.net', password: 'x' }, 401, 1000],
    ['property too many', { email: 'a', password: 'b', remember: true }, 400, 3008],
  ])('%s', async (_name, body, status, code) => {
    const answer = await client.post('/api/auth/v4/public/token', body);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(site.control.sessionCount()).toBe(0);
  });

  it('says when a second factor is outstanding, and then opens nothing', async () => {
    expect(site.accounts[2]?.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
    await client.signIn(2);
    expect((await client.get('/api/dci/v3/server')).status).toBeGreaterThanOrEqual(401);
  });

  it('follows a changed password', async () => {
    const email = site.accounts[1]?.email ?? '';
    const before = site.accounts[1]?.password ?? '';
    site.control.setPassword(email, 'changed');
    await expect(client.signIn(1)).rejects.toThrow('401');
    site.control.setPassword(email, before);
    await expect(client.signIn(1)).resolves.toMatch(/-/);
  });
});

describe('session', () => {
  it.each<[string, string, (token: string) => Record<string, string>, number]>([
    ['the header reads', 'GET', (token) => ({ 'x-xsrf-token': token }), 200],
    ['the cookie reads', 'GET', (token) => ({ cookie: `lang=en; ses6=${token}` }), 200],
    ['nothing reads nothing', 'GET', () => ({}), 401],
    ['a made-up token reads nothing', 'GET', () => ({ 'x-xsrf-token': '3-abc' }), 401],
    ['the cookie alone does not write', 'POST', (token) => ({ cookie: `ses6=${token}` }), 401],
  ])('%s', async (_name, method, headers, status) => {
    const token = await createAndSignIn();
    const path = method === 'GET' ? '/api/dci/v3/server?limit=1' : '/api/dci/v3/server/20001/suspend';
    const answer = await client.send(method, path, {
      headers: headers(token),
      ...(method === 'POST' ? { body: {} } : {}),
    });
    expect(answer.status).toBe(status);
    if (status === 401) expect(errorCode(answer)).toBe(1000);
  });

  it('answers the same paths without /api', async () => {
    await client.signIn();
    const one = await client.get('/api/dci/v3/server?limit=3');
    const other = await client.get('/dci/v3/server?limit=3');
    expect(other).toEqual(one);
  });

  it('lives an hour after its last use, not after its start', async () => {
    await client.signIn();
    for (let step = 0; step < 3; step += 1) {
      clock.advance(50 * MINUTE_MS);
      expect((await client.get('/api/auth/v4/whoami')).status).toBe(200);
    }
    clock.advance(60 * MINUTE_MS);
    const expired = await client.get('/api/auth/v4/whoami');
    expect([expired.status, errorCode(expired)]).toEqual([401, 1000]);
  });

  it('ends with signing out, and its token is nowhere in the log', async () => {
    const token = await client.signIn();
    expect(site.control.sessionCount()).toBe(1);
    expect((await client.delete(`/api/auth/v4/token/${token}`)).status).toBe(200);
    expect(site.control.sessionCount()).toBe(0);
    expect((await client.get('/api/auth/v4/whoami')).status).toBe(401);
    const log = JSON.stringify(site.control.requests);
    expect(log).not.toContain(token);
    expect(log).not.toContain(site.accounts[0]?.password);
    expect(log).toContain('/auth/v4/token/***');
  });

  it('can be ended from behind', async () => {
    await client.signIn();
    site.control.expireSessions();
    expect((await client.get('/api/dci/v3/user')).status).toBe(401);
  });
});

describe('roles', () => {
  it('are a list on one site and a text on another', async () => {
    const other = createRawClient(simulator.site('fra2'));
    await Promise.all([client.signIn(), other.signIn()]);
    const [here, there] = await Promise.all([client.get('/api/dci/v3/user'), other.get('/api/dci/v3/user')]);
    other.close();
    expect(listed(here).list[0]?.roles).toEqual(['@admin']);
    expect(listed(there).list[0]?.roles).toBe('[@admin]');
  });

  it('an ordinary user sees own servers only and is refused the rest', async () => {
    await client.signIn(1);
    const email = site.accounts[1]?.email;
    const { list } = listed(await client.get('/api/dci/v3/server'));
    expect(list.length).toBeGreaterThan(0);
    expect(list.every((row) => row.owner_email === email)).toBe(true);
    const foreign = site.control.data().servers.find(({ id }) => list.every((row) => row.id !== id));
    const answers = await Promise.all([
      client.get(`/api/dci/v3/server/${foreign?.id}`),
      client.get('/api/dci/v3/user'),
      client.post(`/api/dci/v3/server/${String(list[0]?.id)}/suspend`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 403]);
  });
});

describe('sleeping services', () => {
  it('answer 503 first, each service for itself, and again after idling', async () => {
    site.control.setQuirks({ sleepyServices: true });
    site.control.sleepServices();
    const statuses = async (path: string): Promise<number[]> => {
      const seen: number[] = [];
      for (let turn = 0; turn < 4; turn += 1) seen.push((await client.get(path)).status);
      return seen;
    };
    expect(await statuses('/api/dci/v3/server?limit=1')).toEqual([503, 503, 401, 401]);
    expect(await statuses('/api/ip/v3/ipnet')).toEqual([503, 401, 401, 401]);
    clock.advance(29 * MINUTE_MS);
    expect((await client.get('/api/ip/v3/ipnet')).status).toBe(401);
    clock.advance(31 * MINUTE_MS);
    expect((await client.get('/api/ip/v3/ipnet')).status).toBe(503);
    expect(site.control.requests.filter(({ status }) => status === 503).every(({ handled }) => !handled)).toBe(true);
    site.control.setQuirks({ sleepyServices: false });
  });
});

describe('certificate', () => {
  it('is self-signed, its own on each site, and has the fingerprint it is announced with', async () => {
    const shown = await new Promise<X509Certificate | undefined>((resolve, reject) => {
      const socket = connect({ port: site.port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(shown?.fingerprint256).toBe(site.fingerprint256);
    expect(site.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    const parsed = new X509Certificate(site.certificate);
    expect(parsed.issuer).toBe(parsed.subject);
    expect(simulator.site('fra2').fingerprint256).not.toBe(site.fingerprint256);
  });
});

/** A session of the administrator whose token the client itself does not send. */
async function createAndSignIn(): Promise<string> {
  const other = createRawClient(site);
  try {
    return await other.signIn();
  } finally {
    other.close();
  }
}
