/** Assigning and releasing the owner: done at once, without a task, as the vendor's answers show. */
import { noInstance } from '../api-error';
import type { ServerRecord } from '../data/model';
import type { World } from './world';

export function assignOwner(world: World, server: ServerRecord, userId: number): void {
  const user = world.data.users.find((candidate) => candidate.id === userId);
  if (!user) throw noInstance('User', userId);
  release(world, server);
  server.ownerId = user.id;
  user.serverCount += 1;
  world.touch();
}

export function releaseOwner(world: World, server: ServerRecord): void {
  release(world, server);
  world.touch();
}

function release(world: World, server: ServerRecord): void {
  const owner = world.data.users.find((candidate) => candidate.id === server.ownerId);
  if (owner) owner.serverCount -= 1;
  server.ownerId = null;
}
