/** What an account may see: administrators everything, others their own servers and addresses (notes 2.6). */
import { noInstance } from '../api-error';
import type { IpRecord, ServerRecord } from '../data/model';
import type { Installation } from './installation';
import type { Login } from './sessions';

export function visibleServers(site: Installation, login: Login): readonly ServerRecord[] {
  const servers = site.world.servers();
  return login.role === '@admin' ? servers : servers.filter((server) => server.ownerId === login.userId);
}

export function visibleIps(site: Installation, login: Login): readonly IpRecord[] {
  if (login.role === '@admin') return site.world.data.ips;
  return visibleServers(site, login).flatMap((server) => server.ips);
}

/** Somebody else's server answers like one that is not there. */
export function visibleServer(site: Installation, login: Login, id = 0): ServerRecord {
  const server = site.world.server(id);
  if (!server || (login.role !== '@admin' && server.ownerId !== login.userId)) throw noInstance('Server', id);
  return server;
}
