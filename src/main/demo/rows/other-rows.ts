/** Racks, users, networks, pools and configuration counts as the API shows them. */
import type { NetRecord, PoolRecord, RackRecord, ServerRecord, SiteData, UserRecord } from '../data/model';
import type { SiteQuirks } from '../simulator-types';

type Row = Record<string, unknown>;

export function rackRow(rack: RackRecord, data: SiteData): Row {
  const location = data.locations[rack.locationId - 1];
  return {
    id: rack.id,
    name: rack.name,
    size: rack.size,
    device_count: rack.deviceCount,
    location: location ? { id: location.id, name: location.name } : null,
    note: rack.note,
  };
}

export function userRow(user: UserRecord, quirks: SiteQuirks): Row {
  return {
    id: user.id,
    email: user.email,
    full_name: user.fullName,
    server_count: user.serverCount,
    roles: quirks.roles === 'list' ? [user.role] : `[${user.role}]`,
    vlans_per_user: user.vlansPerUser,
  };
}

/** Address family as the vendor's example writes it: the number the operating system uses. */
const FAMILY_NUMBER = { ipv4: 2, ipv6: 10 } as const;

export function netRow(net: NetRecord, quirks: SiteQuirks): Row {
  const count = counter(quirks);
  return {
    id: net.id,
    name: net.name,
    family: FAMILY_NUMBER[net.family],
    mask: net.mask,
    gateway: net.gateway,
    userspace: 1,
    vlan: net.vlan,
    note: net.note,
    size: count(net.total + (net.family === 'ipv4' ? 2 : 0)),
    using_ip: count(used(net)),
    total_ip: count(net.total),
  };
}

export function poolRow(pool: PoolRecord, data: SiteData, quirks: SiteQuirks): Row {
  const count = counter(quirks);
  const sum = (family: NetRecord['family'] | null, value: (net: NetRecord) => number): number =>
    data.nets
      .filter((net) => net.poolId === pool.id && (family === null || net.family === family))
      .reduce((total, net) => total + value(net), 0);
  const total = (net: NetRecord): number => net.total;
  return {
    id: pool.id,
    name: pool.name,
    userspace: 1,
    note: pool.note,
    is_public: pool.isPublic ? 'on' : 'off',
    using_ip: count(sum(null, used)),
    using_ipv4: count(sum('ipv4', used)),
    using_ipv6: count(sum('ipv6', used)),
    total_ip: count(sum(null, total)),
    total_ipv4: count(sum('ipv4', total)),
    total_ipv6: count(sum('ipv6', total)),
  };
}

function used(net: NetRecord): number {
  return net.taken.size + net.usedOutside;
}

function counter(quirks: SiteQuirks): (value: number) => string | number {
  return (value) => (quirks.numbersAsStrings ? String(value) : value);
}

/** Free means: no owner and not new (notes, section 4). */
export function configurationCounts(servers: readonly ServerRecord[]): Row[] {
  const counts = new Map<string, number>();
  for (const server of servers) {
    if (server.ownerId !== null || server.isNew || server.configuration === '') continue;
    counts.set(server.configuration, (counts.get(server.configuration) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([configuration, free_server_count]) => ({ configuration, free_server_count }));
}
