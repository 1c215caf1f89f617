/** Calls about racks, servers, notes about them, and the operations on them. */
import type { PowerOperations } from '@core/operations/power-operations';
import type { ServerService } from '@core/servers/server-service';
import type { Handlers } from '../router';

type ServerCalls = Extract<
  keyof Handlers,
  `racks.${string}` | `servers.${string}` | `operations.${string}` | `notes.${string}`
>;

export function createServerHandlers(servers: ServerService, operations: PowerOperations): Pick<Handlers, ServerCalls> {
  return {
    'racks.wall': ({ id, asOf }) => servers.wall(id, asOf),
    'racks.setNumbering': ({ id, numbering }) => servers.setNumbering(id, numbering),
    'servers.get': ({ instanceId, serverId, asOf }) => servers.get(instanceId, serverId, asOf),
    'servers.read': ({ instanceId, serverId }) => servers.read(instanceId, serverId),
    'servers.openWebConsole': ({ instanceId, serverId }) => servers.openWebConsole(instanceId, serverId),
    'operations.planPower': ({ instanceId, serverId, verb }) => operations.plan(instanceId, serverId, verb),
    'operations.approve': ({ planId, hash }) => operations.approve(planId, hash),
    'notes.list': ({ instanceId }) => servers.notes(instanceId),
    'notes.set': ({ instanceId, serverId, text, pinned }) => servers.setNote(instanceId, serverId, text, pinned),
    'operations.list': () => operations.list(),
  };
}
