/** Finding anything in the copies of every datacenter at once, and turning pasted lists into servers. */
import type { InstanceId } from './instance';
import type { ServerRow } from './server';

/** Which field of a server, address or user a match was found in; the window has a name for each. */
export type SearchField =
  | 'id'
  | 'name'
  | 'domain'
  | 'owner'
  | 'mac'
  | 'address'
  | 'gateway'
  | 'network'
  | 'bmc'
  | 'configuration'
  | 'os'
  | 'location'
  | 'rack'
  | 'platform'
  | 'chassis'
  | 'barcode'
  | 'switch-port'
  | 'pdu-port'
  | 'state'
  | 'operation'
  | 'diagnostics'
  | 'email'
  | 'other';

export interface SearchMatch {
  readonly field: SearchField;
  /** The whole value the query was found in, as stored. */
  readonly text: string;
}

export interface ServerHit {
  readonly row: ServerRow;
  /** Where each word of the query was found; the first is the best. */
  readonly matches: readonly SearchMatch[];
}
/** An address of the instance's own list, whether or not a server has it. */
export interface AddressHit {
  readonly address: string;
  readonly server: string | null;
  readonly network: string | null;
  readonly domain: string | null;
  readonly status: string;
}
export interface UserHit {
  readonly id: number;
  readonly email: string;
  readonly serverCount: number | null;
  readonly roles: readonly string[];
}

export interface Hits<T> {
  /** All of them, also those beyond `first`. */
  readonly total: number;
  /** The best ones, at most as many as were asked for. */
  readonly first: readonly T[];
}

export interface SearchGroup {
  readonly instanceId: InstanceId;
  /** When what was searched was read; null when there is nothing to search. */
  readonly readAtMs: number | null;
  readonly servers: Hits<ServerHit>;
  readonly addresses: Hits<AddressHit>;
  readonly users: Hits<UserHit>;
}

export interface SearchAnswer {
  /** As asked; an answer to an older question is dropped by whoever asked. */
  readonly query: string;
  /** In the order of the rail; instances whose copy is sealed or not there are left out. */
  readonly groups: readonly SearchGroup[];
}

export interface ServerKey {
  readonly instanceId: InstanceId;
  readonly serverId: number;
}

/** One piece of a pasted list. */
export interface ResolvedItem {
  readonly text: string;
  readonly kind: 'name' | 'address' | 'mac' | 'id';
  /** One server: found. Several: ambiguous, all of them are here. None: not found. */
  readonly servers: readonly (ServerKey & { readonly name: string; readonly why: SearchMatch })[];
}
export interface ResolveAnswer {
  /** In the order they were pasted; a piece that came twice is here once. */
  readonly items: readonly ResolvedItem[];
  readonly duplicates: number;
}
