/** The demo enters its sites like real ones, once each, follows them to a new port, and leaves removed ones alone. */
import { fail, ok, type Result } from '@contract/errors';
import { createDemo, type Demo } from '@core/demo/demo';
import type { SimulatedSite } from '@core/ports';
import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-clock';
import { createMemoryConsole, type MemoryConsole, newInstance } from '../../support/memory-console';

let console: MemoryConsole;
let sites: Result<readonly SimulatedSite[]>;
let starts: number;
let demo: Demo;

const site = (key: string, port: number): SimulatedSite => ({
  key,
  name: `Site ${key}`,
  code: key.toUpperCase(),
  address: `https://localhost:${port}`,
  fingerprint: `pin of ${port}`,
  email: 'engineer@dc.example',
  password: 'correct horse battery',
});
const codes = () => console.service.list().map(({ instance }) => instance.code);

beforeEach(() => {
  console = createMemoryConsole();
  sites = ok([site('aa', 1), site('bb', 2), site('cc', 3)]);
  starts = 0;
  const simulator = {
    start: async () => {
      starts += 1;
      return sites;
    },
  };
  demo = createDemo(simulator, console.service);
});

describe('opening the demo', () => {
  it('signs in to every site, in their order, with their certificates trusted', async () => {
    expect((await demo.open()).ok).toBe(true);
    await settled();
    expect(console.service.list()).toMatchObject([
      { instance: { demoSite: 'aa', pinnedFingerprint: 'pin of 1' }, session: { kind: 'signed-in' }, serverCount: 3 },
      { instance: { demoSite: 'bb', pinnedFingerprint: 'pin of 2' }, session: { kind: 'signed-in' } },
      { instance: { demoSite: 'cc', pinnedFingerprint: 'pin of 3' }, session: { kind: 'signed-in' } },
    ]);
  });

  it('twice at the same time adds every site once', async () => {
    const both = await Promise.all([demo.open(), demo.open()]);
    expect(both.map(({ ok: done }) => done)).toEqual([true, true]);
    expect(codes()).toEqual(['AA', 'BB', 'CC']);
  });

  it('takes another code where a real datacenter has it already, and leaves that one alone', async () => {
    await console.service.add(newInstance('aa'));
    await demo.open();
    expect(codes()).toEqual(['AA', 'DEMO1', 'BB', 'CC']);
    expect(console.service.list()[0]?.instance).toMatchObject({ demoSite: null, address: 'https://aa.example' });
  });

  it('says why the simulator did not start, and keeps nothing', async () => {
    sites = fail('demo.failed', { reason: 'no answer' });
    expect(await demo.open()).toEqual(fail('demo.failed', { reason: 'no answer' }));
    expect(console.service.list()).toEqual([]);
  });
});

describe('resuming the demo', () => {
  it('starts no simulator where no demo site is kept', async () => {
    await console.service.add(newInstance('fra'));
    await demo.resume();
    expect(starts).toBe(0);
  });

  it('follows kept sites to their new port and certificate under the same id', async () => {
    await demo.open();
    const before = console.service.list().map(({ instance }) => instance.id);
    sites = ok([site('aa', 11), site('bb', 12), site('cc', 13)]);
    await demo.resume();
    const after = console.service.list();
    expect(after.map(({ instance }) => instance.id)).toEqual(before);
    expect(after.map(({ instance }) => instance.address)).toEqual([
      'https://localhost:11',
      'https://localhost:12',
      'https://localhost:13',
    ]);
    expect(after.map(({ instance }) => instance.pinnedFingerprint)).toEqual(['pin of 11', 'pin of 12', 'pin of 13']);
    expect(after.every(({ session }) => session.kind === 'signed-in')).toBe(true);
  });

  it('does not bring back a site that the user removed', async () => {
    await demo.open();
    const removed = console.service.list()[1]?.instance.id ?? '';
    await console.service.remove(removed);
    await demo.resume();
    expect(codes()).toEqual(['AA', 'CC']);
  });

  it('keeps the names, codes and order that the user gave', async () => {
    await demo.open();
    const [first, second, third] = console.service.list().map(({ instance }) => instance);
    if (!first || !second || !third) throw new Error('three sites');
    const { id, colour, address } = first;
    await console.service.update({
      id,
      name: 'Mine',
      code: 'MINE',
      colour,
      address,
      pinned: true,
      copyLifetimeHours: 168,
    });
    await console.service.reorder([third.id, second.id, id]);
    await demo.resume();
    expect(codes()).toEqual(['CC', 'BB', 'MINE']);
  });
});
