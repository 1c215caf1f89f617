/** Suspend and resume: the state of the switch ports, not of the power (notes 6.4). */
import type { PortStatus, ServerRecord } from '../data/model';
import { requireIdle, wrongState } from './checks';
import type { Task, World } from './world';

export type SuspensionVerb = 'suspend' | 'resume';

const DURATION_MS = 5_000;

export function changeSuspension(world: World, server: ServerRecord, verb: SuspensionVerb): Task {
  requireIdle(server);
  if (server.state === 'suspending' || server.state === 'resuming') throw wrongState(`The server is ${server.state}`);
  server.state = verb === 'suspend' ? 'suspending' : 'resuming';
  server.stateInfo = '';
  return world.startTask(server, {
    name: `server_${verb}`,
    durationMs: DURATION_MS,
    exclusive: true,
    fails: ({ flaw }) => flaw === 'suspension',
    onFinish: () => settleSuspension(server, verb),
    onFail: () => {
      server.state = verb === 'suspend' ? 'suspend_error' : 'resume_error';
      server.stateInfo = 'Switch did not answer: SNMP timeout while setting the port status';
    },
  });
}

/** Ports follow the state, that of the BMC included. */
export function settleSuspension(server: ServerRecord, verb: SuspensionVerb): void {
  server.state = verb === 'suspend' ? 'suspended' : 'ok';
  const status: PortStatus = verb === 'suspend' ? 'down' : 'up';
  for (const port of server.ports) {
    port.admin = status;
    port.oper = status;
  }
}
