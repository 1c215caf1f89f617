/**
 * Addresses from ranges that are nobody's: the documentation networks first, and where a site needs more than those 254,
 * the benchmarking range 198.18.0.0/15 and then shared space 100.64.0.0/10. BMCs live in 10.x.
 */
import type { IpRecord, NetRecord, PoolRecord, ServerRecord } from './model';
import type { SiteProfile } from './profiles';
import { createRandom, mixText, type Random } from './random';

export interface Addressing {
  readonly nets: NetRecord[];
  readonly pools: readonly PoolRecord[];
  readonly ips: IpRecord[];
}

const FIRST_HOST = 10;
const LAST_HOST = 250;
/** Sites that run side by side do not share overflow networks: each begins elsewhere in the two ranges. */
const BENCHMARK_START: Readonly<Record<string, number>> = { ams1: 0, fra2: 256, hel1: 384 };
const BENCHMARK_END: Readonly<Record<string, number>> = { ams1: 256, fra2: 384, hel1: 512 };
const SHARED_START: Readonly<Record<string, number>> = { ams1: 0, fra2: 5000, hel1: 10000 };

export const CLIENT_POOL = 1;
export const IPMI_POOL = 2;
export const RESERVE_POOL = 3;

export function assignAddresses(profile: SiteProfile, seed: number, servers: readonly ServerRecord[]): Addressing {
  const random = createRandom(mixText(seed, `${profile.identity.key}/addresses`));
  const nets: NetRecord[] = [bmcNet(profile, servers.length)];
  const ips: IpRecord[] = [];
  const ipv4 = ipv4Source(profile, nets, random);
  const ipv6 = ipv6Source(profile, nets);
  for (const server of servers) {
    if (server.isNew || (server.ownerId === null && random.chance(0.7))) continue;
    const add = (family: IpRecord['family'], net: NetRecord, host: number): number => {
      net.taken.add(host);
      const name = hostAddress(net, host);
      const id = ips.length + 1;
      const ip: IpRecord = {
        id,
        name,
        family,
        netId: net.id,
        serverId: server.id,
        status: 'ok',
        domain: server.domain,
      };
      ips.push(ip);
      server.ips.push(ip);
      return id;
    };
    const extra = random.weighted(EXTRA_IPV4);
    for (let index = 0; index <= extra; index += 1) {
      const id = add('ipv4', ...ipv4());
      if (index === 0) server.mainIpv4 = id;
    }
    if (random.chance(0.6)) server.mainIpv6 = add('ipv6', ...ipv6());
  }
  nets.push(reserveNet(profile, nets.length + 1));
  return { nets, pools: poolsOf(profile), ips };
}

const EXTRA_IPV4 = [
  [0, 62],
  [1, 18],
  [2, 9],
  [4, 7],
  [5, 4],
] as const;

function poolsOf(profile: SiteProfile): PoolRecord[] {
  const { code } = profile.identity;
  return [
    { id: CLIENT_POOL, name: `${code} clients`, note: '', isPublic: true },
    { id: IPMI_POOL, name: `${code} IPMI`, note: 'Management only', isPublic: false },
    { id: RESERVE_POOL, name: `${code} reserve`, note: 'Ask the network team first', isPublic: false },
  ];
}

function bmcNet(profile: SiteProfile, servers: number): NetRecord {
  const { octet } = profile.identity;
  return {
    id: 1,
    name: `10.${octet}.0.0/14`,
    family: 'ipv4',
    mask: 14,
    gateway: `10.${octet}.0.1`,
    vlan: '4000',
    note: 'BMC',
    poolId: IPMI_POOL,
    total: 262_142,
    usedOutside: servers,
    taken: new Set(),
  };
}

function reserveNet(profile: SiteProfile, id: number): NetRecord {
  const start = (SHARED_START[profile.identity.key] ?? 0) + 4900;
  return ipv4Net(id, sharedPrefix(start), 'Reserve', RESERVE_POOL);
}

function ipv4Net(id: number, prefix: string, note: string, poolId: number): NetRecord {
  return {
    id,
    name: `${prefix}.0/24`,
    family: 'ipv4',
    mask: 24,
    gateway: `${prefix}.1`,
    vlan: String(100 + (id % 3000)),
    note,
    poolId,
    total: 254,
    usedOutside: 0,
    taken: new Set(),
  };
}

function sharedPrefix(index: number): string {
  return `100.${64 + (index >> 8)}.${index & 255}`;
}

function ipv4Source(profile: SiteProfile, nets: NetRecord[], random: Random): () => [NetRecord, number] {
  const { key } = profile.identity;
  let opened = 0;
  let net: NetRecord | null = null;
  let host = LAST_HOST;
  const prefixOf = (index: number): string => {
    const documented = profile.ipv4Nets[index];
    if (documented !== undefined) return documented;
    const benchmark = (BENCHMARK_START[key] ?? 0) + index - profile.ipv4Nets.length;
    const end = BENCHMARK_END[key] ?? 512;
    if (benchmark < end) return `198.${18 + (benchmark >> 8)}.${benchmark & 255}`;
    return sharedPrefix((SHARED_START[key] ?? 0) + benchmark - end);
  };
  return () => {
    if (net === null || host >= LAST_HOST) {
      net = ipv4Net(nets.length + 1, prefixOf(opened), `Clients ${opened + 1}`, CLIENT_POOL);
      nets.push(net);
      opened += 1;
      host = FIRST_HOST;
    } else {
      host = Math.min(LAST_HOST, host + (random.chance(0.07) ? random.int(2, 6) : 1));
    }
    return [net, host];
  };
}

function ipv6Source(profile: SiteProfile, nets: NetRecord[]): () => [NetRecord, number] {
  let opened = 0;
  let net: NetRecord | null = null;
  let host = 0xfff;
  return () => {
    if (net === null || host >= 0xfff) {
      opened += 1;
      const prefix = `${profile.ipv6Prefix}:${(0x200 + opened).toString(16)}::`;
      net = {
        id: nets.length + 1,
        name: `${prefix}/64`,
        family: 'ipv6',
        mask: 64,
        gateway: `${prefix}1`,
        vlan: '',
        note: '',
        poolId: CLIENT_POOL,
        total: 65_536,
        usedOutside: 0,
        taken: new Set(),
      };
      nets.push(net);
      host = FIRST_HOST;
    }
    host += 1;
    return [net, host];
  };
}

/** Address number `host` of a network; also used when an address is allocated later. */
export function hostAddress(net: NetRecord, host: number): string {
  const base = net.name.slice(0, net.name.indexOf('/'));
  if (net.family === 'ipv6') return base + host.toString(16);
  return base.slice(0, base.lastIndexOf('.') + 1) + String(host);
}
