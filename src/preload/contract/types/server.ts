/** The strict domain model of a server. A value the instance did not report is `unknown` or null, never a guess. */
import type { JsonObject, JsonValue } from './json';

/** Suspension of the switch ports, not power (API field `state`). */
export type ServerState = 'ok' | 'suspending' | 'suspended' | 'suspend_error' | 'resuming' | 'resume_error' | 'unknown';

/** Effective power from PDU port and BMC, by the vendor's table. */
export type PowerState = 'on' | 'off' | 'in_progress' | 'unknown';
export type BmcStatus = 'on' | 'off' | 'in_progress' | 'unknown';
export type PortStatus = 'up' | 'down' | 'testing' | 'unknown';
export type FeedStatus = 'up' | 'down' | 'unknown';
export type AddressStatus = 'allocating' | 'in_progress' | 'deleting' | 'ok' | 'fail' | 'allocation_fail' | 'unknown';
export type AddressFamily = 'ipv4' | 'ipv6' | 'unknown';

export interface ServerOperation {
  readonly id: number | null;
  /** The instance's own word; its vocabulary is not documented. */
  readonly status: string;
  readonly statusInfo: JsonValue;
  /** 0 to 100 where `progress_info` tells it; null otherwise. */
  readonly percent: number | null;
  /** Name of the operation or of its current step, where the instance tells it. */
  readonly label: string | null;
  readonly step: { readonly index: number; readonly count: number; readonly label: string } | null;
  readonly phase: 'running' | 'failed' | 'finished';
  readonly progressInfo: readonly JsonValue[];
}

export interface ServerAddress {
  readonly id: number | null;
  readonly address: string;
  readonly family: AddressFamily;
  readonly gateway: string | null;
  readonly network: string | null;
  readonly domain: string | null;
  readonly status: AddressStatus;
  readonly statusInfo: JsonValue;
  readonly isMain: boolean;
}

export interface SwitchPort {
  readonly id: number | null;
  readonly connectionId: number | null;
  readonly switchId: number | null;
  /** Extra field of some instances. */
  readonly switchName: string | null;
  readonly description: string | null;
  readonly adminStatus: PortStatus;
  readonly linkStatus: PortStatus;
  readonly isBmcConnection: boolean | null;
  readonly collectsTraffic: boolean | null;
}

export interface PowerFeed {
  readonly connectionId: number | null;
  readonly portId: number | null;
  readonly port: string | null;
  readonly pduId: number | null;
  readonly pduName: string | null;
  readonly status: FeedStatus;
}

export interface Bmc {
  readonly kind: 'ipmi' | 'intel-amt';
  readonly id: number | null;
  readonly address: string | null;
  readonly status: BmcStatus;
  readonly statusInfo: JsonValue;
  /** `IPMI v1.5/v2`, `IPMI v2(lanplus)`, or the AMT protocol. */
  readonly type: string | null;
  /** As the instance gave it; checked before anything opens it. */
  readonly webUrl: string | null;
}

export interface Named {
  readonly id: number | null;
  readonly name: string;
}

export interface Server {
  readonly id: number;
  readonly name: string;
  readonly domain: string | null;
  readonly state: ServerState;
  readonly stateInfo: string | null;
  readonly power: PowerState;
  readonly operation: ServerOperation | null;
  readonly osTemplate: (Named & { readonly tags: readonly string[] }) | null;
  /** Null when it was never diagnosed (the instance sends an empty text). */
  readonly configuration: string | null;
  readonly hardware: JsonValue;
  readonly performance: JsonValue;
  readonly settings: JsonObject | null;
  readonly addresses: readonly ServerAddress[];
  readonly ports: readonly SwitchPort[];
  readonly feed: PowerFeed | null;
  readonly ipmi: Bmc | null;
  readonly amt: Bmc | null;
  readonly location: (Named & { readonly geolocation: string | null; readonly userspace: number | null }) | null;
  readonly mac: string | null;
  readonly platform: (Named & { readonly sizeUnits: number | null; readonly type: string | null }) | null;
  readonly rack: (Named & { readonly sizeUnits: number | null }) | null;
  /** Unit number as the instance gives it; what it counts from is a setting. */
  readonly unit: number | null;
  readonly chassis: (Named & { readonly sizeUnits: number | null; readonly slotCount: number | null }) | null;
  readonly slot: number | null;
  readonly owner: { readonly id: number | null; readonly email: string } | null;
  readonly diagErrors: readonly { readonly type: string; readonly info: string }[];
  readonly isNew: boolean | null;
  readonly barcode: string | null;
  /** Fields Coldaisle does not know, kept as they came. */
  readonly more: JsonObject;
}

/** What the rack picture, lists and search need of a server: small enough for thousands. */
export interface ServerRow {
  readonly id: number;
  readonly name: string;
  readonly domain: string | null;
  readonly state: ServerState;
  readonly power: PowerState;
  readonly operation: {
    readonly label: string | null;
    readonly percent: number | null;
    readonly phase: ServerOperation['phase'];
  } | null;
  readonly isNew: boolean;
  readonly hasDiagErrors: boolean;
  readonly owner: string | null;
  readonly configuration: string | null;
  readonly os: string | null;
  readonly mainIpv4: string | null;
  readonly bmcAddress: string | null;
  readonly bmcStatus: BmcStatus;
  readonly hasWebConsole: boolean;
  readonly portsUp: number;
  readonly portsTotal: number;
  readonly locationName: string | null;
  readonly rackId: number | null;
  readonly rackName: string | null;
  readonly unit: number | null;
  /** Height in units; null when the platform does not say (blades, unknown platforms). */
  readonly sizeUnits: number | null;
  readonly platformType: string | null;
  readonly chassisId: number | null;
  readonly slot: number | null;
  /** What else a drawing of the rack needs; null where not reported. */
  readonly rackSizeUnits: number | null;
  readonly chassisName: string | null;
  readonly chassisSizeUnits: number | null;
  readonly chassisSlotCount: number | null;
}

/** A whole server with when it was read and the answer it came from (secrets masked). */
export interface ServerDetail {
  readonly server: Server;
  readonly row: ServerRow;
  readonly readAtMs: number;
  readonly raw: JsonObject;
  readonly webConsole: WebConsole;
}

/** Whether the BMC's web page may be opened, and where it would lead. */
export type WebConsole =
  | { readonly kind: 'none' }
  | { readonly kind: 'allowed'; readonly url: string; readonly host: string }
  | { readonly kind: 'refused'; readonly reason: import('../errors').ConsoleRefusal; readonly text: string };
