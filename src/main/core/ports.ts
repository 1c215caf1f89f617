/** What the core needs from the outside world. Each port is one noun; adapters are named technology + port. */
import type { Result } from '@contract/errors';
import type { KeychainStatus, Preferences } from '@contract/types/app';
import type { CertificateSummary } from '@contract/types/certificate';
import type { Instance, InstanceId } from '@contract/types/instance';
import type { Address, ConfigurationCount, Network, Pool, Rack, Task, User, UserRole } from '@contract/types/inventory';
import type { JsonObject } from '@contract/types/json';
import type { UnitNumbering } from '@contract/types/rack';
import type { AddressFamily, Server } from '@contract/types/server';

export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Ids {
  uuid(): string;
}

export interface Digest {
  sha256Hex(text: string): string;
}

/** Structured log. Fields must be safe to read aloud: no tokens, passwords or bodies. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One secret per name, in the OS keychain. */
export interface SecretStore {
  status(): Promise<KeychainStatus>;
  get(name: string): Promise<Result<string | null>>;
  set(name: string, secret: string): Promise<Result<void>>;
  delete(name: string): Promise<Result<void>>;
}

/** Small settings of the user that hold no secret: instances, preferences, unit numbering. */
export interface SettingsStore {
  load(): Promise<Result<Settings>>;
  /** Atomic: after a crash the old or the new settings are there, never half of them. */
  save(settings: Settings): Promise<Result<void>>;
}
export interface Settings {
  readonly instances: readonly Instance[];
  readonly preferences: Preferences;
  readonly numbering: Readonly<Record<InstanceId, Omit<UnitNumbering, 'source'>>>;
}

/** Opens a vetted http(s) address in the system's browser. */
export interface Browser {
  open(url: string): Promise<Result<void>>;
}

export interface ConnectionTarget {
  readonly instanceId: InstanceId;
  /** Normalised address, see `Instance.address`. */
  readonly address: string;
  readonly pinnedFingerprint: string | null;
}

export interface DciConnector {
  /**
   * An API client with a network session and a cookie jar of its own per instance id. `token` is asked before each
   * request, so a new session needs no new client.
   */
  connect(target: ConnectionTarget, token: () => string | null): DciApi;
  /**
   * Looks whether a DCImanager answers at the address, without credentials. An untrusted certificate is a finding
   * here, not an error: nothing is sent past it.
   */
  probe(address: string): Promise<Result<{ latencyMs: number; certificate: CertificateSummary | null }>>;
  /** Drops the instance's network session, cookies and open connections. */
  forget(instanceId: InstanceId): Promise<void>;
}

/** Where a read stands; `total` is null while the instance has not told it. */
export type OnPage = (progress: { read: number; total: number | null }) => void;
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onPage?: OnPage;
}

/** A server as read, with the row it came from (whole, secrets masked). */
export interface ServerRecord {
  readonly server: Server;
  readonly raw: JsonObject;
}

/** Answer of an action: the object, and the Consul number that the task list knows it by. */
export interface ActionAnswer {
  readonly id: number | null;
  readonly task: number | null;
}

export type ClearDisks = 'none' | 'simple' | 'full';
export type RaidLevel = 'no_raid' | 'raid_0' | 'raid_1' | 'raid_5' | 'raid_10';

export interface AllocateAddress {
  readonly domain?: string;
  readonly family?: Exclude<AddressFamily, 'unknown'>;
  readonly address?: string;
  readonly networkId?: number;
  readonly poolId?: number;
  readonly setAsMainIpv4?: boolean;
  readonly userspaceId?: number;
}
export interface Diagnose {
  readonly setUpIpmi?: boolean;
  readonly ipmiPoolId?: number;
  readonly templateId: number;
  readonly clearDisks: ClearDisks;
}
export interface InstallOs {
  readonly raid: RaidLevel;
  readonly templateId: number;
  readonly password: string;
  readonly sshPublicKeys: readonly string[];
}
export interface AddUser {
  readonly email: string;
  readonly fullName: string;
  readonly password: string;
  readonly phone: string;
  readonly role: UserRole;
}

/** `POST /api/dci/v3/server/{id}/…`, each with `{}` unless the vendor's page shows a body. */
export interface DciServerActions {
  powerOn(serverId: number): Promise<Result<ActionAnswer>>;
  powerOff(serverId: number): Promise<Result<ActionAnswer>>;
  powerReset(serverId: number): Promise<Result<ActionAnswer>>;
  suspend(serverId: number): Promise<Result<ActionAnswer>>;
  resume(serverId: number): Promise<Result<ActionAnswer>>;
  assignOwner(serverId: number, userId: number): Promise<Result<ActionAnswer>>;
  releaseOwner(serverId: number): Promise<Result<ActionAnswer>>;
  diagnose(serverId: number, input: Diagnose): Promise<Result<ActionAnswer>>;
  clearDisks(serverId: number, kind: ClearDisks): Promise<Result<ActionAnswer>>;
  installOs(serverId: number, input: InstallOs): Promise<Result<ActionAnswer>>;
  allocateAddress(serverId: number, input: AllocateAddress): Promise<Result<ActionAnswer>>;
  /**
   * The vendor's page prints POST; DELETE is tried only on "no such handler". `verified` says whether the address was
   * gone (or going) when read back: an instance may answer 200 and change nothing.
   */
  removeAddress(serverId: number, addressId: number): Promise<Result<ActionAnswer & { verified: boolean }>>;
}

/**
 * The DCImanager 6 API of one instance. Reads may be repeated (503, cut connections); a write is repeated only on 503,
 * and answers `dci.outcome-unknown` when it may have arrived. Source of every path: the vendor's "Examples of API use".
 */
export interface DciApi extends DciServerActions {
  signIn(email: string, password: string): Promise<Result<{ token: string; accountId: string | null }>>;
  /** Revokes a token on the instance. */
  signOut(token: string): Promise<Result<void>>;
  listServers(options?: ReadOptions): Promise<Result<readonly ServerRecord[]>>;
  /** By-id answers carry less than list rows: the row is read too, where the instance filters, and both are merged. */
  readServer(serverId: number, known?: ServerRecord | null): Promise<Result<ServerRecord>>;
  listConfigurations(options?: ReadOptions): Promise<Result<readonly ConfigurationCount[]>>;
  /** `dci.unsupported` where the instance has no rack list. */
  listRacks(options?: ReadOptions): Promise<Result<readonly Rack[]>>;
  listUsers(options?: ReadOptions): Promise<Result<readonly User[]>>;
  addUser(input: AddUser): Promise<Result<{ id: number | null }>>;
  listAddresses(options?: ReadOptions): Promise<Result<readonly Address[]>>;
  listServerAddresses(serverId: number, options?: ReadOptions): Promise<Result<readonly Address[]>>;
  listNetworks(options?: ReadOptions): Promise<Result<readonly Network[]>>;
  listPools(options?: ReadOptions): Promise<Result<readonly Pool[]>>;
  /** The task rows of one Consul number; an empty list means "not listed yet". */
  tasksOf(consulNumber: number): Promise<Result<readonly Task[]>>;
}

/** The embedded DCImanager simulator. */
export interface SimulatorHost {
  /** Starts it, or answers the sites of the one that runs. */
  start(): Promise<Result<readonly SimulatedSite[]>>;
}
export interface SimulatedSite {
  readonly key: string;
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly fingerprint: string;
  readonly email: string;
  readonly password: string;
}
