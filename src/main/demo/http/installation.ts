/** One running installation as the request handlers see it: its world, its habits, its sessions. */
import type { World } from '../actions/world';
import type { NetRecord, UserRecord } from '../data/model';
import type { RowContext } from '../rows/server-row';
import type { SiteQuirks } from '../simulator-types';
import { createSessions, type Login, type Sessions } from './sessions';

export interface Installation {
  readonly world: World;
  readonly sessions: Sessions;
  quirks(): SiteQuirks;
  setQuirks(quirks: Partial<SiteQuirks>): void;
  rowContext(): RowContext;
}

export interface InstallationParts {
  readonly world: World;
  readonly logins: readonly Login[];
  readonly quirks: SiteQuirks;
  readonly sessionLifetimeMs: number;
  now(): number;
}

export function createInstallation(parts: InstallationParts): Installation {
  const { world } = parts;
  const { data } = world;
  let quirks = parts.quirks;
  const nets = new Map<number, NetRecord>(data.nets.map((net) => [net.id, net]));
  const firstUserId = data.users[0]?.id ?? 1;
  // Users are numbered without gaps, those added later included.
  const user = (id: number): UserRecord | undefined => data.users[id - firstUserId];
  return {
    world,
    sessions: createSessions(parts.logins, parts.now, parts.sessionLifetimeMs),
    quirks: () => quirks,
    setQuirks: (change) => {
      quirks = { ...quirks, ...change };
      world.touch();
    },
    rowContext: () => ({ data, quirks, now: world.schedule.now(), net: (id) => nets.get(id), user }),
  };
}
