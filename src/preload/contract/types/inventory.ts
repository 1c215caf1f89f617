/** The other lists of an instance: racks, users, addresses, networks, pools, counts, tasks. */
import type { JsonObject } from './json';
import type { ServerAddress } from './server';

export interface Rack {
  readonly id: number;
  readonly name: string;
  /** Height in units; halves are possible. Null when not reported. */
  readonly sizeUnits: number | null;
  readonly locationName: string | null;
  readonly deviceCount: number | null;
  readonly more: JsonObject;
}

export interface ConfigurationCount {
  readonly configuration: string;
  readonly freeServerCount: number | null;
}

export type UserRole = '@admin' | '@user';

export interface User {
  readonly id: number;
  readonly email: string;
  readonly serverCount: number | null;
  /** As the instance names them (`@admin`, `@user`, custom ones). */
  readonly roles: readonly string[];
  readonly vlansPerUser: number | null;
  readonly more: JsonObject;
}

export interface Address extends Omit<ServerAddress, 'isMain'> {
  /** The server's name as this list gives it. */
  readonly server: string | null;
}

export interface Network {
  readonly id: number;
  /** `a.b.c.d/nn` as the instance names it. */
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6' | 'unknown';
  readonly mask: number | null;
  readonly gateway: string | null;
  readonly userspace: number | null;
  readonly vlan: string | null;
  readonly note: string | null;
  /** Decimal digits: an IPv6 network holds more than a number can. */
  readonly size: string | null;
  readonly usedCount: string | null;
  readonly totalCount: string | null;
  readonly more: JsonObject;
}

export interface Pool {
  readonly id: number;
  readonly name: string;
  readonly userspace: number | null;
  readonly note: string | null;
  readonly isPublic: boolean | null;
  readonly used: PoolCounts;
  readonly total: PoolCounts;
  readonly more: JsonObject;
}
export interface PoolCounts {
  readonly all: string | null;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

export interface Task {
  readonly id: number;
  readonly consulId: number | null;
  readonly name: string | null;
  readonly status: string;
  /** Only `complete` and `fail` are known to be final; anything else is still going. */
  readonly phase: 'running' | 'complete' | 'failed';
}
