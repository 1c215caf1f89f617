/** What a seed becomes: the same on every run, and every oddity there that was made on purpose, and no other. */
import { describe, expect, it } from 'vitest';
import { generateSite } from '../../../src/main/demo/data/generate-site';
import { hardwareModel } from '../../../src/main/demo/data/hardware';
import type { ServerRecord, SiteData } from '../../../src/main/demo/data/model';
import { PROFILES, type SiteProfile } from '../../../src/main/demo/data/profiles';
import { barcode, bmcAddress, macAddress } from '../../../src/main/demo/rows/hardware-row';

interface Span {
  readonly ids: readonly number[];
  readonly rackId: number;
  readonly from: number;
  readonly to: number;
}

/** Everything with units of its own; a chassis counts once, two halves that share a whole unit count as one. */
function spans(data: SiteData): Span[] {
  const shared = new Map(data.oddities.sharedUnits.map(([lower, upper]) => [upper, lower]));
  const chassis = data.chassis.map(({ rackId, unit, size }) => ({ ids: [], rackId, from: unit, to: unit + size }));
  const servers = data.servers.flatMap((server): Span[] => {
    const size = hardwareModel(server.model).size;
    if (server.placement !== 'racked' || server.rackId === null || server.unit === null || size === null) return [];
    if (shared.has(server.id)) return [];
    return [{ ids: [server.id], rackId: server.rackId, from: server.unit, to: server.unit + size }];
  });
  return [...chassis, ...servers];
}

function overlaps(data: SiteData): [number, number][] {
  const byRack = new Map<number, Span[]>();
  for (const span of spans(data)) byRack.set(span.rackId, [...(byRack.get(span.rackId) ?? []), span]);
  const found: [number, number][] = [];
  for (const rack of byRack.values()) {
    rack.sort((one, other) => one.from - other.from);
    rack.forEach((one, index) => {
      for (const other of rack.slice(index + 1)) {
        if (other.from < one.to) found.push([one.ids[0] ?? 0, other.ids[0] ?? 0]);
      }
    });
  }
  return found;
}

const sorted = (pairs: readonly (readonly [number, number])[]): string[] =>
  pairs.map((pair) => [...pair].sort((one, other) => one - other).join()).sort();

const SITES = PROFILES.map((profile): [string, SiteProfile, SiteData] => [
  profile.identity.code,
  profile,
  generateSite(profile, 1, profile.defaultServers),
]);

describe.each(SITES)('%s', (_code, profile, data) => {
  it('has exactly the servers asked for, with ids in a row', () => {
    expect(data.servers).toHaveLength(profile.defaultServers);
    expect(data.servers.every((server, index) => server.id === data.firstServerId + index)).toBe(true);
  });

  it('overlaps where it says, and nowhere else', () => {
    expect(data.oddities.overlaps.length).toBeGreaterThan(0);
    expect(sorted(overlaps(data))).toEqual(sorted(data.oddities.overlaps));
  });

  it('leaves the rack where it says, and nowhere else', () => {
    const outside = spans(data).filter(({ rackId, from, to }) => {
      const size = data.racks[rackId - 1]?.size ?? 0;
      return from < 1 || to > size + 1;
    });
    expect(outside.flatMap(({ ids }) => ids).sort()).toEqual([...data.oddities.outsideRack].sort());
    expect(outside.length).toBeGreaterThan(0);
  });

  it('has unracked servers in every shape', () => {
    const shapes = new Set(data.servers.map(({ placement }) => placement));
    expect([...shapes].sort()).toEqual(['chassis', 'rack-absent', 'rack-null', 'rack-without-unit', 'racked']);
  });

  it('has every state, health, wiring and operation a console must show', () => {
    const count = (test: (server: ServerRecord) => boolean): number => data.servers.filter(test).length;
    const wanted: [string, (server: ServerRecord) => boolean][] = [
      ...(['ok', 'suspending', 'suspended', 'suspend_error', 'resuming', 'resume_error'] as const).map(
        (state): [string, (server: ServerRecord) => boolean] => [state, (server) => server.state === state],
      ),
      ...(['on', 'off', 'unknown', 'in_progress'] as const).map((bmc): [string, (server: ServerRecord) => boolean] => [
        `bmc ${bmc}`,
        (server) => server.bmc === bmc,
      ]),
      ['pdu down', ({ pdu }) => pdu === 'down'],
      ['pdu unknown', ({ pdu }) => pdu === 'unknown'],
      ['no pdu', ({ pdu }) => pdu === null],
      ['new', ({ isNew }) => isNew],
      ['no configuration', ({ configuration }) => configuration === ''],
      ['diag error', ({ diagErrors }) => diagErrors.length > 0],
      ['running', ({ operation }) => operation?.status === 'running'],
      ['stuck', ({ operation }) => operation?.stuck === true],
      ['failed', ({ operation }) => operation?.status === 'fail'],
      ['free', ({ ownerId }) => ownerId === null],
      ['link down', ({ ports }) => ports.some(({ admin, oper }) => admin === 'up' && oper === 'down')],
      ['two IPv4', ({ ips }) => ips.filter(({ family }) => family === 'ipv4').length > 1],
      ['IPv6', ({ mainIpv6 }) => mainIpv6 !== null],
      ...(['power', 'suspension', 'address', 'operation'] as const).map(
        (flaw): [string, (server: ServerRecord) => boolean] => [`flaw ${flaw}`, (server) => server.flaw === flaw],
      ),
    ];
    expect(wanted.filter(([, test]) => count(test) === 0).map(([name]) => name)).toEqual([]);
    expect(new Set(data.ips.map(({ status }) => status)).size).toBe(6);
    expect(data.oddities.hostileWebUrls).toHaveLength(3);
  });

  it('gives names, addresses, stickers and hardware addresses to one server only', () => {
    const uniques: [string, string[]][] = [
      ['name', data.servers.map(({ name }) => name)],
      ['ip', data.ips.map(({ name }) => name)],
      ['mac', data.servers.map((server) => macAddress(server, data))],
      ['barcode', data.servers.map((server) => barcode(server, data))],
      ['bmc', data.servers.map((server) => bmcAddress(server, data))],
      ['rack', data.racks.map(({ name }) => name)],
      ['email', data.users.map(({ email }) => email)],
    ];
    for (const [what, values] of uniques) expect([what, new Set(values).size]).toEqual([what, values.length]);
  });

  it('uses addresses and names that belong to nobody', () => {
    const allowed =
      /^(198\.51\.100\.|203\.0\.113\.|192\.0\.2\.|198\.1[89]\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|2001:db8:)/;
    expect(data.ips.filter(({ name }) => !allowed.test(name))).toEqual([]);
    expect(data.servers.filter(({ domain }) => !/\.example(\.(com|net|org))?$/.test(domain))).toEqual([]);
    expect(data.users.filter(({ email }) => !/[@.](\w[\w-]*\.)?example(\.(com|net|org))?$/.test(email))).toEqual([]);
  });

  it('counts servers per user and devices per rack as they are', () => {
    for (const user of data.users) {
      expect([user.email, user.serverCount]).toEqual([
        user.email,
        data.servers.filter(({ ownerId }) => ownerId === user.id).length,
      ]);
    }
    const devices = data.racks.reduce((sum, { deviceCount }) => sum + deviceCount, 0);
    const racked = data.servers.filter(({ placement }) => placement === 'racked').length;
    expect(devices).toBe(racked + data.chassis.length);
  });

  it('keeps chassis slots inside the chassis, one server each', () => {
    const seen = new Set<string>();
    for (const { chassisId, slot } of data.servers) {
      if (chassisId === null) continue;
      const chassis = data.chassis[chassisId - 1];
      expect(slot).toBeGreaterThanOrEqual(1);
      expect(slot).toBeLessThanOrEqual(chassis?.slots ?? 0);
      seen.add(`${chassisId}/${slot}`);
    }
    expect(seen.size).toBe(data.servers.filter(({ chassisId }) => chassisId !== null).length);
  });
});

describe('any site', () => {
  const [ams1] = PROFILES;
  if (!ams1) throw new Error('no profile');

  it('is the same for the same seed and another one for another', () => {
    const text = (seed: number): string =>
      JSON.stringify(generateSite(ams1, seed, 400), (_key, value: unknown) =>
        value instanceof Set ? [...value] : value,
      );
    expect(text(5)).toBe(text(5));
    expect(text(5)).not.toBe(text(6));
  });

  it('fills most racks to between 70 and 92 percent', () => {
    const data = generateSite(ams1, 1, 2816);
    const used = new Map<number, number>();
    for (const { rackId, from, to } of spans(data)) used.set(rackId, (used.get(rackId) ?? 0) + to - from);
    const shares = data.racks.map(({ id, size }) => (used.get(id) ?? 0) / size);
    const usual = shares.filter((share) => share >= 0.7 && share <= 0.92).length;
    expect(usual / shares.length).toBeGreaterThan(0.8);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  it.each([0, 1, 10, 49, 50, 3000])('can have %i servers', (count) => {
    for (const profile of PROFILES) expect(generateSite(profile, 3, count).servers).toHaveLength(count);
  });

  it('can have 100,000 servers without a repeated name or address', () => {
    const data = generateSite(ams1, 1, 100_000);
    expect(new Set(data.servers.map(({ name }) => name)).size).toBe(100_000);
    expect(new Set(data.ips.map(({ name }) => name)).size).toBe(data.ips.length);
    expect(new Set(data.racks.map(({ name }) => name)).size).toBe(data.racks.length);
    expect(new Set(data.servers.map((server) => macAddress(server, data))).size).toBe(100_000);
    expect(new Set(data.servers.map((server) => bmcAddress(server, data))).size).toBe(100_000);
    expect(sorted(overlaps(data))).toEqual(sorted(data.oddities.overlaps));
  });

  it.each([-1, 1.5, 100_001, Number.NaN])('cannot have %d servers', (count) => {
    expect(() => generateSite(ams1, 1, count)).toThrow(RangeError);
  });
});
