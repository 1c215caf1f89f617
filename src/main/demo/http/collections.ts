/** The lists that can be filtered, sorted and paged, and which of their fields can be read without building a row. */
import type { Task } from '../actions/world';
import type { IpRecord, NetRecord, PoolRecord, RackRecord, ServerRecord, UserRecord } from '../data/model';
import type { Collection } from '../query/list-query';
import { netRow, poolRow, rackRow, userRow } from '../rows/other-rows';
import { ipRow, serverListRow } from '../rows/server-row';
import { taskRow } from '../rows/task-row';
import type { Installation } from './installation';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const SERVER_FIELDS = words(
  'operation domain id os_template hardware_info perform_info configuration settings state state_info ip ' +
    'switch_connection pdu_connection ipmi intel_amt location location_id mac main_ipv4 main_ipv6 name platform rack ' +
    'unit chassis slot owner owner_email diag_error is_new barcode power_status note purchase',
);

export function serverCollection(site: Installation, items: readonly ServerRecord[]): Collection<ServerRecord> {
  const context = site.rowContext();
  const rack = (server: ServerRecord): RackRecord | undefined => context.data.racks[(server.rackId ?? 0) - 1];
  return {
    name: 'server',
    items,
    fields: SERVER_FIELDS,
    direct: {
      id: (server) => server.id,
      name: (server) => server.name,
      domain: (server) => server.domain,
      configuration: (server) => server.configuration,
      state: (server) => server.state,
      is_new: (server) => server.isNew,
      unit: (server) => server.unit,
      slot: (server) => server.slot,
      'owner.id': (server) => server.ownerId,
      owner_email: (server) => (server.ownerId === null ? null : context.user(server.ownerId)?.email),
      'rack.id': (server) => server.rackId,
      'rack.name': (server) => rack(server)?.name,
      location_id: (server) => (server.placement === 'rack-absent' ? null : (rack(server)?.locationId ?? 1)),
    },
    toRow: (server) => serverListRow(server, context),
  };
}

const IP_FIELDS = words('domain family gateway id name network server status status_info ipnet');

export function ipCollection(site: Installation, name: string, items: readonly IpRecord[]): Collection<IpRecord> {
  const context = site.rowContext();
  const serverName = (ip: IpRecord): string => site.world.server(ip.serverId)?.name ?? '';
  return {
    name,
    items,
    fields: IP_FIELDS,
    direct: {
      id: (ip) => ip.id,
      name: (ip) => ip.name,
      domain: (ip) => ip.domain,
      family: (ip) => ip.family,
      status: (ip) => ip.status,
      // Attested as a filter (notes, section 4) though no row shows it.
      ipnet: (ip) => ip.netId,
      server: serverName,
    },
    toRow: (ip) => ipRow(ip, serverName(ip), context),
  };
}

export function rackCollection(site: Installation): Collection<RackRecord> {
  const { data } = site.world;
  return {
    name: 'rack',
    items: data.racks,
    fields: words('id name size device_count location note'),
    direct: {},
    toRow: (rack) => rackRow(rack, data),
  };
}

export function userCollection(site: Installation): Collection<UserRecord> {
  return {
    name: 'user',
    items: site.world.data.users,
    fields: words('id email full_name server_count roles vlans_per_user'),
    direct: {},
    toRow: (user) => userRow(user, site.quirks()),
  };
}

export function netCollection(site: Installation): Collection<NetRecord> {
  return {
    name: 'ipnet',
    items: site.world.data.nets,
    fields: words('id name family mask gateway userspace vlan note size using_ip total_ip'),
    direct: {},
    toRow: (net) => netRow(net, site.quirks()),
  };
}

export function poolCollection(site: Installation): Collection<PoolRecord> {
  const { data } = site.world;
  return {
    name: 'ippool',
    items: data.pools,
    fields: words('id name userspace note is_public using_ip using_ipv4 using_ipv6 total_ip total_ipv4 total_ipv6'),
    direct: {},
    toRow: (pool) => poolRow(pool, data, site.quirks()),
  };
}

export function taskCollection(site: Installation): Collection<Task> {
  const now = site.world.schedule.now();
  return {
    name: 'task',
    items: site.world.listedTasks(),
    fields: words('id consul_id name status defer_reason running_time waiting_time server message'),
    direct: { id: (task) => task.id, consul_id: (task) => task.consulId, status: (task) => task.status },
    toRow: (task) => taskRow(task, now),
  };
}
