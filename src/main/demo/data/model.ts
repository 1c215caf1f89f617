/**
 * What one simulated installation holds. Records keep only what can change or what place and ownership need; everything
 * decorative (serial numbers, memory sticks, port names) is derived from the id on reading, so 100,000 servers stay small.
 */

export type ServerState = 'ok' | 'suspending' | 'suspended' | 'suspend_error' | 'resuming' | 'resume_error';
export type PortStatus = 'up' | 'down' | 'testing' | 'unknown';
export type PduStatus = 'up' | 'down' | 'unknown';
export type BmcStatus = 'on' | 'off' | 'unknown' | 'in_progress';
export type IpStatus = 'allocating' | 'in_progress' | 'deleting' | 'ok' | 'fail' | 'allocation_fail';
export type OperationKind = 'os' | 'diag' | 'clear_hdd';
export type OperationStatus = 'running' | 'fail';

/** How a server's place is told: unracked rows come in several shapes (notes section 14). */
export type Placement = 'racked' | 'chassis' | 'rack-without-unit' | 'rack-null' | 'rack-absent';

/** Which kind of action always ends in a failed task on this server. */
export type Flaw = 'power' | 'suspension' | 'address' | 'operation';

export interface DiagError {
  readonly type: string;
  readonly info: string;
}

export interface PortRecord {
  admin: PortStatus;
  oper: PortStatus;
  readonly ipmi: boolean;
}

export interface IpRecord {
  readonly id: number;
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly netId: number;
  serverId: number;
  status: IpStatus;
  domain: string;
}

export interface Operation {
  readonly id: number;
  readonly kind: OperationKind;
  readonly target: string;
  status: OperationStatus;
  /** 0 to 1; where it stood when it stopped, or at the site's start. */
  progress: number;
  /** Clock time of the start; 0 in generated data, which knows no clock: set when the site starts. */
  startedAt: number;
  durationMs: number;
  message: string;
  /** One that never moves on. */
  readonly stuck: boolean;
}

export interface ServerRecord {
  readonly id: number;
  name: string;
  domain: string;
  /** Index into the hardware catalogue. */
  readonly model: number;
  configuration: string;
  placement: Placement;
  rackId: number | null;
  unit: number | null;
  chassisId: number | null;
  slot: number | null;
  ownerId: number | null;
  state: ServerState;
  stateInfo: string;
  isNew: boolean;
  diagErrors: readonly DiagError[];
  ips: IpRecord[];
  mainIpv4: number | null;
  mainIpv6: number | null;
  /** Null: not connected to a PDU. */
  pdu: PduStatus | null;
  readonly bmcKind: 'ipmi2' | 'ipmi1' | 'amt' | 'none';
  bmc: BmcStatus;
  /** Null: the address's own page. */
  webUrl: string | null;
  ports: PortRecord[];
  /** 0: nothing installed. */
  osTemplateId: number;
  operation: Operation | null;
  /** A power, suspension or address task is under way. */
  busy: boolean;
  flaw: Flaw | null;
}

export interface RackRecord {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly locationId: number;
  readonly note: string;
  deviceCount: number;
}

export interface ChassisRecord {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly slots: number;
  readonly rackId: number;
  readonly unit: number;
}

export interface LocationRecord {
  readonly id: number;
  readonly name: string;
  readonly geolocation: string;
  readonly userspace: number;
}

export interface UserRecord {
  readonly id: number;
  readonly email: string;
  readonly fullName: string;
  readonly role: '@admin' | '@user';
  readonly vlansPerUser: number;
  serverCount: number;
}

export interface NetRecord {
  readonly id: number;
  /** Network address with prefix length. */
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly mask: number;
  readonly gateway: string;
  readonly vlan: string;
  readonly note: string;
  readonly poolId: number;
  readonly total: number;
  /** Addresses in use that are not in the address list: those of the BMCs. */
  readonly usedOutside: number;
  /** Host numbers in use. */
  readonly taken: Set<number>;
}

export interface PoolRecord {
  readonly id: number;
  readonly name: string;
  readonly note: string;
  readonly isPublic: boolean;
}

export interface OsTemplate {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly string[];
  readonly kind: 'os' | 'diag';
}

/** The deliberate mistakes and rarities in the data, so that tests can ask for each one. */
export interface Oddities {
  /** Pairs whose units overlap, and no others do. */
  readonly overlaps: readonly (readonly [number, number])[];
  readonly outsideRack: readonly number[];
  readonly unracked: readonly number[];
  /** Two half-unit servers told with the same whole unit: not an overlap. */
  readonly sharedUnits: readonly (readonly [number, number])[];
  readonly bladesWithoutPlace: readonly number[];
  readonly hostileWebUrls: readonly number[];
  readonly flawed: readonly number[];
}

export interface SiteIdentity {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  /** Second octet of the BMC network; sites do not share addresses. */
  readonly octet: number;
  readonly domain: string;
}

export interface SiteData {
  readonly seed: number;
  readonly identity: SiteIdentity;
  readonly locations: readonly LocationRecord[];
  readonly racks: readonly RackRecord[];
  readonly chassis: readonly ChassisRecord[];
  /** Ascending by id; `servers[id - firstServerId]` is the server with that id. */
  readonly servers: readonly ServerRecord[];
  readonly firstServerId: number;
  readonly users: UserRecord[];
  readonly nets: readonly NetRecord[];
  readonly pools: readonly PoolRecord[];
  /** In order of allocation, ascending by id. */
  readonly ips: IpRecord[];
  readonly templates: readonly OsTemplate[];
  readonly oddities: Oddities;
}
