/** Power on, off and reset, by the vendor's rules (notes 6.3). */
import type { ServerRecord } from '../data/model';
import { effectivePower } from '../rows/power';
import { requireIdle, wrongState } from './checks';
import type { Task, World } from './world';

export type PowerVerb = 'power_on' | 'power_off' | 'power_reset';

const DURATION_MS: Readonly<Record<PowerVerb, number>> = { power_on: 9_000, power_off: 7_000, power_reset: 12_000 };

export function changePower(world: World, server: ServerRecord, verb: PowerVerb): Task {
  requireIdle(server);
  const power = effectivePower(server);
  if (server.bmcKind === 'none' && server.pdu === null) throw wrongState('Nothing controls the power of this server');
  if (verb === 'power_on' && power === 'on') throw wrongState('The server is switched on already');
  if (verb === 'power_off' && power !== 'on') throw wrongState('Only a server that is on can be switched off');
  const before = server.bmc;
  const target = verb === 'power_off' ? 'off' : 'on';
  return world.startTask(server, {
    name: `server_${verb}`,
    durationMs: DURATION_MS[verb],
    exclusive: true,
    fails: ({ flaw }) => flaw === 'power',
    onStart: () => {
      // A dead PDU port is enabled first; a reset switches a server on that was off, so it needs the port too.
      if (server.pdu === 'down' && target === 'on') server.pdu = 'up';
      if (server.bmcKind !== 'none') server.bmc = 'in_progress';
    },
    onFinish: () => {
      if (server.bmcKind !== 'none') server.bmc = target;
    },
    onFail: () => {
      server.bmc = before;
    },
  });
}
