/** Starting simulators: which sites, which ports, what a second one changes, certificates that are kept, many servers. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/main/demo/simulator';
import { createRawClient, listed } from './raw-client';

const SMALL: NonNullable<SimulatorOptions['sites']> = {
  ams1: { servers: 55, quirks: { sleepyServices: false } },
  fra2: { servers: 55 },
  hel1: { servers: 55 },
};
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await createSimulator(options);
  ends.push(() => simulator.close());
  return simulator;
}

/** A free port whose next one is in use until the test ends. */
async function freePortBelowTaken(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { sites } = await start({ sites: { ...SMALL, fra2: false, hel1: false } });
    const below = (sites[0]?.port ?? 0) - 1;
    if (await canListen(below)) return below;
  }
  throw new Error('no free port beside a taken one');
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

describe('a simulator', () => {
  it('runs three sites of different character, each on a port of its own', async () => {
    const { sites } = await start({ sites: SMALL });
    expect(sites.map(({ code, name }) => [code, name])).toEqual([
      ['AMS1', 'Amsterdam'],
      ['FRA2', 'Frankfurt'],
      ['HEL1', 'Helsinki'],
    ]);
    expect(new Set(sites.map(({ port }) => port)).size).toBe(3);
    for (const { accounts } of sites) {
      expect(accounts.map(({ role, totpSecret }) => [role, totpSecret === null])).toEqual([
        ['@admin', true],
        ['@user', true],
        ['@admin', false],
      ]);
    }
  });

  it('runs only the sites asked for', async () => {
    const simulator = await start({ sites: { ...SMALL, ams1: false, hel1: false } });
    expect(simulator.sites.map(({ key }) => key)).toEqual(['fra2']);
    expect(() => simulator.site('ams1')).toThrow('ams1');
  });

  it('answers the same rows for the same seed', async () => {
    const rows = async (seed: number): Promise<unknown> => {
      const simulator = await start({ sites: { ...SMALL, fra2: false, hel1: false }, seed });
      const client = createRawClient(simulator.site('ams1'));
      await client.signIn();
      const { list } = listed(await client.get('/api/dci/v3/server'));
      client.close();
      return list;
    };
    const first = await rows(4);
    expect(await rows(4)).toEqual(first);
    expect(await rows(5)).not.toEqual(first);
  });

  it('leaves nothing open when a port is taken', async () => {
    const free = await freePortBelowTaken();
    await expect(createSimulator({ sites: SMALL, port: free })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // Had the first site been left running, its port could not be had.
    expect(await canListen(free)).toBe(true);
  });

  it('keeps its certificates, readable by nobody else, where told to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    ends.push(() => rm(folder, { recursive: true }));
    const options = { sites: { ...SMALL, fra2: false, hel1: false } as const, certificateDir: join(folder, 'kept') };
    const first = await start(options);
    const second = await start(options);
    expect(second.sites[0]?.fingerprint256).toBe(first.sites[0]?.fingerprint256);
    expect((await stat(join(folder, 'kept', 'ams1.pem'))).mode & 0o077).toBe(0);
  });

  it.each([{ speed: 0 }, { sites: { ams1: { servers: 100_001 } } }])('refuses %j', async (options) => {
    await expect(createSimulator(options)).rejects.toThrow(RangeError);
  });
});

describe('a large site', () => {
  it('pages through 20,000 servers and streams them all in one list', async () => {
    const simulator = await start({
      sites: { ams1: { servers: 20_000, quirks: { sleepyServices: false } }, fra2: false, hel1: false },
    });
    const client = createRawClient(simulator.site('ams1'));
    await client.signIn();
    const page = listed(await client.get('/api/dci/v3/server?limit=19500,500&orderby=name+asc'));
    expect([page.list.length, page.size]).toEqual([500, 20_000]);
    const whole = listed(await client.get('/api/dci/v3/server'));
    client.close();
    expect(new Set(whole.list.map(({ id }) => id)).size).toBe(20_000);
  });
});
