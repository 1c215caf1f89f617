/** Sets in motion what generated data found half-way: operations, servers being suspended or resumed, addresses in between. */
import type { IpRecord, ServerRecord } from '../data/model';
import { mix } from '../data/random';
import { settleSuspension } from './suspension';
import type { World } from './world';

const MINUTE_MS = 60_000;

export function continueRunning(world: World, speed: number): void {
  for (const server of world.data.servers) {
    if (server.operation?.status === 'running') continueOperation(world, server, speed);
    if (server.state === 'suspending' || server.state === 'resuming') continueSuspension(world, server);
  }
  for (const ip of world.data.ips) {
    if (ip.status === 'allocating' || ip.status === 'in_progress') continueAddress(world, ip);
  }
}

function continueOperation(world: World, server: ServerRecord, speed: number): void {
  const { operation } = server;
  if (!operation) return;
  const lengthMs = operation.durationMs;
  operation.durationMs = lengthMs / speed;
  operation.startedAt = world.schedule.now() - operation.progress * operation.durationMs;
  if (operation.stuck) return;
  world.schedule.after(lengthMs * (1 - operation.progress), () => {
    if (server.operation !== operation) return;
    server.operation = null;
    if (operation.kind === 'clear_hdd') server.osTemplateId = 0;
    world.touch();
  });
}

function continueSuspension(world: World, server: ServerRecord): void {
  const verb = server.state === 'suspending' ? 'suspend' : 'resume';
  const before = server.state;
  world.schedule.after((6 + (mix(server.id, 5) % 20)) * MINUTE_MS, () => {
    if (server.state === before && !server.busy) settleSuspension(server, verb);
    world.touch();
  });
}

function continueAddress(world: World, ip: IpRecord): void {
  world.schedule.after((4 + (mix(ip.id, 6) % 15)) * MINUTE_MS, () => {
    if (ip.status === 'allocating' || ip.status === 'in_progress') ip.status = 'ok';
    world.touch();
  });
}
