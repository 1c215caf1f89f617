/** Allocating an address to a server and taking it away again, with the statuses of the vendor's page on the way. */
import { ApiError, badValue, CODES, noInstance } from '../api-error';
import { CLIENT_POOL, hostAddress, IPMI_POOL } from '../data/addressing';
import type { IpRecord, NetRecord, ServerRecord } from '../data/model';
import type { Task, World } from './world';

export interface AddressRequest {
  readonly domain?: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly ip_name?: string;
  readonly ip_net?: number;
  readonly ip_pool?: number;
  readonly set_as_main_ipv4?: boolean;
}

const DURATION_MS = 4_000;
const FIRST_HOST = 2;

export function allocateAddress(
  world: World,
  server: ServerRecord,
  request: AddressRequest,
): { ip: IpRecord; task: Task } {
  const { net, host } = findHost(world, request);
  net.taken.add(host);
  const ip: IpRecord = {
    id: world.nextId(),
    name: hostAddress(net, host),
    family: request.family,
    netId: net.id,
    serverId: server.id,
    status: 'allocating',
    domain: request.domain ?? server.domain,
  };
  world.data.ips.push(ip);
  server.ips.push(ip);
  const task = world.startTask(server, {
    name: 'server_add_ip',
    durationMs: DURATION_MS,
    exclusive: false,
    fails: ({ flaw }) => flaw === 'address',
    onFinish: () => {
      ip.status = 'ok';
      if (request.family === 'ipv4' && (request.set_as_main_ipv4 || server.mainIpv4 === null)) server.mainIpv4 = ip.id;
      if (request.family === 'ipv6' && server.mainIpv6 === null) server.mainIpv6 = ip.id;
    },
    onFail: () => {
      ip.status = 'allocation_fail';
    },
  });
  return { ip, task };
}

/** The network asked for, or the first one of the pool with a free address; inside it the address asked for, or the first free. */
function findHost(world: World, request: AddressRequest): { net: NetRecord; host: number } {
  const nets = candidates(world, request);
  if (request.ip_name !== undefined && request.ip_name !== '') {
    for (const net of nets) {
      const host = hostOf(net, request.ip_name);
      if (host === null) continue;
      if (net.taken.has(host)) throw new ApiError(400, CODES.taken, 'Address is in use', { name: request.ip_name });
      return { net, host };
    }
    throw badValue('ip_name', 'not in a network this server may use');
  }
  for (const net of nets) {
    const last = Math.min(net.total, 65_000);
    for (let host = FIRST_HOST; host <= last; host += 1) {
      if (!net.taken.has(host)) return { net, host };
    }
  }
  throw new ApiError(400, CODES.exhausted, 'No free address');
}

function candidates(world: World, request: AddressRequest): readonly NetRecord[] {
  const { nets, pools } = world.data;
  if (request.ip_net) {
    const net = nets.find((candidate) => candidate.id === request.ip_net);
    if (!net) throw noInstance('Network', request.ip_net);
    if (net.family !== request.family) throw badValue('family', 'does not fit the network');
    return [net];
  }
  const poolId = request.ip_pool || CLIENT_POOL;
  if (!pools.some((pool) => pool.id === poolId)) throw noInstance('Pool', poolId);
  return nets.filter((net) => net.poolId === poolId && net.family === request.family && poolId !== IPMI_POOL);
}

function hostOf(net: NetRecord, name: string): number | null {
  const start = net.family === 'ipv6' ? net.name.slice(0, net.name.indexOf('/')) : hostAddress(net, 0).slice(0, -1);
  if (!name.startsWith(start)) return null;
  const host = Number.parseInt(name.slice(start.length), net.family === 'ipv6' ? 16 : 10);
  const valid = host >= FIRST_HOST && host <= net.total && hostAddress(net, host) === name;
  return valid ? host : null;
}

/** `silently` answers as if it worked and leaves everything as it is (seen in the wild as a habit of APIs). */
export function removeAddress(world: World, server: ServerRecord, ipId: number, silently: boolean): Task {
  const ip = server.ips.find((candidate) => candidate.id === ipId);
  if (!ip) throw noInstance('IP address', ipId);
  if (!silently) ip.status = 'deleting';
  return world.startTask(server, {
    name: 'server_delete_ip',
    durationMs: DURATION_MS,
    exclusive: false,
    fails: ({ flaw }) => flaw === 'address',
    onFinish: () => {
      if (!silently) forget(world, server, ip);
    },
    onFail: () => {
      if (!silently) ip.status = 'fail';
    },
  });
}

function forget(world: World, server: ServerRecord, ip: IpRecord): void {
  const { ips, nets } = world.data;
  server.ips = server.ips.filter((other) => other !== ip);
  const index = ips.indexOf(ip);
  if (index >= 0) ips.splice(index, 1);
  if (server.mainIpv4 === ip.id) server.mainIpv4 = null;
  if (server.mainIpv6 === ip.id) server.mainIpv6 = null;
  for (const net of nets) {
    const host = net.id === ip.netId ? hostOf(net, ip.name) : null;
    if (host !== null) net.taken.delete(host);
  }
}
