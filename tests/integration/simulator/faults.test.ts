/** Faults over a real connection: what the client sees, and whether the write was applied all the same. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src/main/demo/clock';
import { createSimulator, type FaultEffect, type Simulator, type Site } from '../../../src/main/demo/simulator';
import { createRawClient, listed, type RawClient } from './raw-client';

const clock = createManualClock();
let simulator: Simulator;
let site: Site;
let client: RawClient;
let serverId: number;

beforeAll(async () => {
  const sites = { ams1: { servers: 60, quirks: { sleepyServices: false } }, fra2: false, hel1: false } as const;
  simulator = await createSimulator({ clock, sites });
  site = simulator.site('ams1');
});
afterAll(() => simulator.close());
beforeEach(async () => {
  clock.advance(600_000);
  client = createRawClient(site);
  await client.signIn();
  site.control.clearRequests();
  const server = site.control
    .data()
    .servers.find(
      ({ bmc, pdu, bmcKind, flaw, operation }) =>
        bmc === 'on' && pdu === 'up' && bmcKind === 'ipmi2' && !flaw && !operation,
    );
  serverId = server?.id ?? 0;
});
afterEach(() => {
  site.control.clearFaults();
  client.close();
});

const reset = () => client.post(`/api/dci/v3/server/${serverId}/power_reset`);

describe('connections that are cut', () => {
  it.each<['before' | 'after', boolean]>([
    ['before', false],
    ['after', true],
  ])('%s handling: the client sees the same, the write is applied: %s', async (when, applied) => {
    site.control.addFault({ effect: { kind: 'cut', when }, path: 'power_reset' });
    await expect(reset()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(site.control.writes()).toMatchObject([{ status: 0, handled: applied }]);
    expect(site.control.server(serverId)?.busy).toBe(applied);
    // Over with one request: the next one is answered.
    expect((await client.get('/api/dci/v3/server?limit=1')).status).toBe(200);
  });

  it('hanging ones stay open until the client or the test ends them', async () => {
    site.control.addFault({ effect: { kind: 'hang', when: 'after' }, path: 'power_reset' });
    const hanging = reset().then(
      () => 'answered',
      () => 'ended',
    );
    await waitFor(() => site.control.writes().length === 1);
    expect(site.control.server(serverId)?.busy).toBe(true);
    client.close();
    expect(await hanging).toBe('ended');
  });
});

describe('answers that are wrong', () => {
  it.each<[FaultEffect, number, RegExp | '']>([
    [{ kind: 'status', status: 502 }, 502, /"code":502/],
    [{ kind: 'status', status: 500, body: 'oops' }, 500, /^oops$/],
    [{ kind: 'truncate' }, 200, /^\{"list":\[.*[^}]$/],
    [{ kind: 'mistype' }, 200, /"list":\{"0"/],
    [{ kind: 'empty' }, 200, ''],
    [{ kind: 'html' }, 200, /<!doctype html>/],
  ])('%j', async (effect, status, text) => {
    site.control.addFault({ effect, path: /^\/dci\/v3\/server$/ });
    const answer = await client.get('/api/dci/v3/server?limit=3');
    expect(answer.status).toBe(status);
    if (text === '') expect(answer.text).toBe('');
    else expect(answer.text).toMatch(text);
    expect(listed(await client.get('/api/dci/v3/server?limit=3')).list).toHaveLength(3);
  });
});

describe('latency', () => {
  it('holds answers back by the injected clock', async () => {
    site.control.setLatency(5_000);
    let answered = false;
    const slow = client.get('/api/dci/v3/server?limit=1').then((answer) => {
      answered = true;
      return answer;
    });
    await waitFor(() => clock.pendingTimers() === 1);
    clock.advance(4_999);
    expect(answered).toBe(false);
    expect(clock.pendingTimers()).toBe(1);
    clock.advance(1);
    expect((await slow).status).toBe(200);
  });
});

describe('a site that cannot be reached', () => {
  it('refuses connections, and comes back on its port with its data, sessions and certificate', async () => {
    const before = await client.get('/api/dci/v3/server?limit=5');
    await site.control.stop();
    // A new connection: a pooled one is cut, which says nothing of the port.
    const another = createRawClient(site);
    await expect(another.get('/api/dci/v3/server?limit=5')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    another.close();
    await site.control.start();
    expect((await client.get('/api/dci/v3/server?limit=5')).body).toEqual(before.body);
  });
});

/** Lets the event loop turn until something is seen; no waiting by the clock on the wall. */
async function waitFor(seen: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000; turn += 1) {
    if (seen()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('never seen');
}
