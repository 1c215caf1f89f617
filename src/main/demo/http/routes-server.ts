/** Servers: reading them and every action of the vendor's page. */
import { type AddressRequest, allocateAddress, removeAddress } from '../actions/addresses';
import { type ClearMode, clearDisks, diagnose, installOs } from '../actions/operations';
import { assignOwner, releaseOwner } from '../actions/ownership';
import { changePower } from '../actions/power';
import { changeSuspension } from '../actions/suspension';
import type { Task } from '../actions/world';
import { noHandler } from '../api-error';
import type { ServerRecord } from '../data/model';
import { serverByIdRow } from '../rows/server-row';
import { type Answer, json } from './answer';
import type { BodyShape } from './body';
import { ipCollection, serverCollection } from './collections';
import type { Lists } from './lists';
import type { ApiRequest, Route } from './router';
import { visibleServer, visibleServers } from './visible';

const CLEAR = { type: 'choice', of: ['none', 'simple', 'full'], required: true } as const;
const NO_PROPERTIES: BodyShape = {};

/** An action on `/server/{id}/…` that answers the server's id and a task. */
function action(
  name: string,
  access: Route['access'],
  body: BodyShape,
  start: (request: ApiRequest, server: ServerRecord) => Task,
): Route {
  return {
    method: 'POST',
    path: `/dci/v3/server/{id}/${name}`,
    access,
    body,
    handle: (request) => {
      const server = visibleServer(request.site, request.login, request.ids[0]);
      return json({ id: server.id, task: start(request, server).consulId });
    },
  };
}

const ACTIONS: readonly Route[] = [
  ...(['power_on', 'power_off', 'power_reset'] as const).map((verb) =>
    action(verb, 'user', NO_PROPERTIES, ({ site }, server) => changePower(site.world, server, verb)),
  ),
  ...(['suspend', 'resume'] as const).map((verb) =>
    action(verb, 'admin', NO_PROPERTIES, ({ site }, server) => changeSuspension(site.world, server, verb)),
  ),
  action(
    'operation_diag',
    'admin',
    {
      setup_ipmi: { type: 'boolean' },
      ipmi_pool: { type: 'integer' },
      os_template_id: { type: 'integer', required: true },
      clear_hdd: CLEAR,
    },
    ({ site, body }, server) => diagnose(site.world, server, Number(body.os_template_id), body.clear_hdd as ClearMode),
  ),
  action('operation_clear_hdd', 'user', { clear_hdd: CLEAR }, ({ site, body }, server) =>
    clearDisks(site.world, server, body.clear_hdd as ClearMode),
  ),
  action(
    'operation_os',
    'user',
    {
      hdd_raid: { type: 'choice', of: ['no_raid', 'raid_0', 'raid_1', 'raid_5', 'raid_10'] },
      os_template_id: { type: 'integer', required: true },
      password: { type: 'string', required: true },
      ssh_pub_keys: { type: 'strings' },
    },
    ({ site, body }, server) => installOs(site.world, server, Number(body.os_template_id)),
  ),
];

const OWNER_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/dci/v3/server/{id}/owner',
    access: 'admin',
    body: { owner: { type: 'integer', required: true } },
    handle: ({ site, login, ids, body }) => {
      const server = visibleServer(site, login, ids[0]);
      assignOwner(site.world, server, Number(body.owner));
      return json({ id: server.id });
    },
  },
  {
    method: 'DELETE',
    path: '/dci/v3/server/{id}/owner',
    access: 'admin',
    handle: ({ site, login, ids }) => {
      const server = visibleServer(site, login, ids[0]);
      releaseOwner(site.world, server);
      return json({ id: server.id });
    },
  },
];

function removal(method: 'POST' | 'DELETE'): Route {
  return {
    method,
    path: '/dci/v3/server/{id}/ip/{id}',
    access: 'user',
    ...(method === 'POST' ? { body: NO_PROPERTIES } : {}),
    handle: ({ site, login, ids }): Answer => {
      // The vendor's page prints POST where every other removal is DELETE (notes 6.4): each site knows one of them.
      const { ipRemoval } = site.quirks();
      if ((ipRemoval === 'delete') !== (method === 'DELETE')) throw noHandler();
      const server = visibleServer(site, login, ids[0]);
      const ipId = ids[1] ?? 0;
      return json({ id: ipId, task: removeAddress(site.world, server, ipId, ipRemoval === 'silent').consulId });
    },
  };
}

const ALLOCATION: Route = {
  method: 'POST',
  path: '/dci/v3/server/{id}/ip',
  access: 'user',
  body: {
    domain: { type: 'string' },
    family: { type: 'choice', of: ['ipv4', 'ipv6'], required: true },
    ip_name: { type: 'string' },
    ip_net: { type: 'integer' },
    ip_pool: { type: 'integer' },
    set_as_main_ipv4: { type: 'boolean' },
    userspace: { type: 'integer' },
  },
  handle: ({ site, login, ids, body }) => {
    const server = visibleServer(site, login, ids[0]);
    const { ip, task } = allocateAddress(site.world, server, body as unknown as AddressRequest);
    return json({ id: ip.id, task: task.consulId });
  },
};

export function serverRoutes(lists: Lists): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/dci/v3/server',
      access: 'user',
      handle: ({ site, query, login }) =>
        lists.answer(site, serverCollection(site, visibleServers(site, login)), query, login.email),
    },
    {
      method: 'GET',
      path: '/dci/v3/server/{id}',
      access: 'user',
      handle: ({ site, login, ids }) => json(serverByIdRow(visibleServer(site, login, ids[0]), site.rowContext())),
    },
    {
      method: 'GET',
      path: '/dci/v3/server/{id}/ip',
      access: 'user',
      handle: ({ site, login, ids, query }) => {
        const server = visibleServer(site, login, ids[0]);
        return lists.answer(site, ipCollection(site, `ip of ${server.id}`, server.ips), query, login.email);
      },
    },
    ...ACTIONS,
    ...OWNER_ROUTES,
    ALLOCATION,
    removal('POST'),
    removal('DELETE'),
  ];
}
