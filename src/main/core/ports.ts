/** What the core needs from the outside world. Each port is one noun; adapters are named technology + port. */
import type { Result } from '@contract/errors';
import type { KeychainStatus, Preferences } from '@contract/types/app';
import type {
  ChangesPage,
  ChangesQuery,
  Comparison,
  Generation,
  JournalEntry,
  ServerNote,
} from '@contract/types/history';
import type { CountDrop, Instance, InstanceId, SyncProgress } from '@contract/types/instance';
import type { Address, ConfigurationCount, Network, Pool, Rack, Task, User, UserRole } from '@contract/types/inventory';
import type { JsonObject, JsonText } from '@contract/types/json';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ResolveAnswer, SearchAnswer } from '@contract/types/search';
import type { AddressFamily, Server, ServerRow } from '@contract/types/server';

export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The computer's power supply and sleep. Where the system does not tell, nothing is ever heard and it counts as on mains. */
export interface PowerMonitor {
  onBattery(): boolean;
  /** Mains or battery, as far as the system tells: not all do. */
  onChange(listener: () => void): void;
  /** The computer slept and is awake again. */
  onWake(listener: () => void): void;
}

export interface Ids {
  uuid(): string;
}

/** Random keys for what is written to this computer. */
export interface Keys {
  /** 256 bits as 64 hex digits. */
  make(): string;
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

/** One GET of an instance, answered as the text of its body: for the reader of lists, which works on another thread. */
export interface TextRequest {
  /** From `/api` on, without the query. */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query?: string | undefined;
  readonly serverCall?: boolean | undefined;
  readonly timeoutMs: number;
}

/** Answer of an action: the object, and the Consul number that the task list knows it by. */
export interface ActionAnswer {
  readonly id: number | null;
  readonly task: number | null;
}

/**
 * `verified`: reading back showed it, done or begun. An instance may answer 200 and change nothing, so without it the
 * action was accepted and no more.
 */
export type ConfirmedAction = ActionAnswer & { readonly verified: boolean };

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

/**
 * `POST /api/dci/v3/server/{id}/…`, each with `{}` unless the vendor's page shows a body. Power is followed by whoever
 * sent it (`core/operations`); everything else is read back here before it is answered. A lost answer that reading
 * back settles is `verified`, otherwise `dci.outcome-unknown`.
 */
export interface DciServerActions {
  powerOn(serverId: number): Promise<Result<ActionAnswer>>;
  powerOff(serverId: number): Promise<Result<ActionAnswer>>;
  powerReset(serverId: number): Promise<Result<ActionAnswer>>;
  suspend(serverId: number): Promise<Result<ConfirmedAction>>;
  resume(serverId: number): Promise<Result<ConfirmedAction>>;
  assignOwner(serverId: number, userId: number): Promise<Result<ConfirmedAction>>;
  releaseOwner(serverId: number): Promise<Result<ConfirmedAction>>;
  diagnose(serverId: number, input: Diagnose): Promise<Result<ConfirmedAction>>;
  clearDisks(serverId: number, kind: ClearDisks): Promise<Result<ConfirmedAction>>;
  installOs(serverId: number, input: InstallOs): Promise<Result<ConfirmedAction>>;
  allocateAddress(serverId: number, input: AllocateAddress): Promise<Result<ConfirmedAction>>;
  /**
   * The vendor's page prints POST; DELETE is tried only on "no such handler". `verified`: the address was gone, or
   * going, when read back.
   */
  removeAddress(serverId: number, addressId: number): Promise<Result<ConfirmedAction>>;
}

/** `confirmed` false: a second factor is outstanding and the token opens nothing yet (assumed, notes 2.5). */
export interface SignedIn {
  readonly token: string;
  readonly accountId: string | null;
  readonly confirmed: boolean;
}
export interface ConfirmedSession {
  readonly token: string;
}

/**
 * The DCImanager 6 API of one instance. Reads may be repeated (503, cut connections); a write is repeated only on 503,
 * and answers `dci.outcome-unknown` when it may have arrived. Source of every path: the vendor's "Examples of API use".
 */
export interface DciApi extends DciServerActions {
  signIn(email: string, password: string): Promise<Result<SignedIn>>;
  /**
   * The second factor. `from`: the assumed form to begin with, 0 or what `auth.code-refused` named. Errors beside those
   * of every call: `auth.code-refused`, `auth.second-factor-failed`.
   */
  confirmSignIn(token: string, code: string, from: number): Promise<Result<ConfirmedSession>>;
  /** Revokes a token on the instance. */
  signOut(token: string): Promise<Result<void>>;
  /** Errors are those of every read; the text may still be no JSON. */
  readText(request: TextRequest, signal?: AbortSignal): Promise<Result<string>>;
  listServers(options?: ReadOptions): Promise<Result<readonly ServerRecord[]>>;
  /** By-id answers carry less than list rows: the row is read too, where the instance filters, and both are merged. */
  readServer(serverId: number, known?: ServerRecord | null): Promise<Result<ServerRecord>>;
  listConfigurations(options?: ReadOptions): Promise<Result<readonly ConfigurationCount[]>>;
  /** `dci.unsupported` where the instance has no rack list. */
  listRacks(options?: ReadOptions): Promise<Result<readonly Rack[]>>;
  listUsers(options?: ReadOptions): Promise<Result<readonly User[]>>;
  /** `verified` as with the actions on servers: the user was in the list when read back. */
  addUser(input: AddUser): Promise<Result<{ id: number | null; verified: boolean }>>;
  listAddresses(options?: ReadOptions): Promise<Result<readonly Address[]>>;
  listServerAddresses(serverId: number, options?: ReadOptions): Promise<Result<readonly Address[]>>;
  listNetworks(options?: ReadOptions): Promise<Result<readonly Network[]>>;
  listPools(options?: ReadOptions): Promise<Result<readonly Pool[]>>;
  /** The task rows of one Consul number; an empty list means "not listed yet". */
  tasksOf(consulNumber: number): Promise<Result<readonly Task[]>>;
}

/** What a copy holds, in numbers. */
export interface CopySummary {
  readonly generation: number;
  readonly readAtMs: number;
  readonly serverCount: number;
  readonly rackCount: number;
}
export interface OpenedCopy {
  /** Null: nothing was read yet. */
  readonly summary: CopySummary | null;
  /** A file that did not open was moved here and an empty one begun; null when all is well. */
  readonly movedAside: string | null;
  /** When the instance last vouched for the person (a sync or a sign-in); null: never. */
  readonly provenAtMs: number | null;
  /** The latest moment this copy was used at: a clock that says less was set back. */
  readonly latestSeenMs: number | null;
}

export interface StoreSyncOptions {
  readonly signal: AbortSignal;
  readonly numbering: UnitNumbering | null;
  readonly onProgress: (progress: Omit<SyncProgress, 'startedAtMs' | 'secondsLeft'>) => void;
}
export type StoreSyncOutcome =
  /** `differs`: something of it is not as it was in the reading before. */
  | { readonly kind: 'replaced'; readonly summary: CopySummary; readonly changes: number; readonly differs: boolean }
  | { readonly kind: 'dropped'; readonly drop: CountDrop };

/** A server of the copy with what it was read from. */
export interface KeptServer {
  readonly record: ServerRecord;
  readonly row: ServerRow;
  readonly readAtMs: number;
}

/**
 * The encrypted copies of what was read, one file per instance, with their history. Reading lists, laying out racks and
 * searching happen behind it, off the main thread. Calls about an instance that is not open answer `inventory.not-read`.
 */
export interface InventoryStore {
  /** `key`: 64 hex digits; null keeps the copy in memory for this run. Errors: `store.newer`, `store.unreadable`. */
  open(id: InstanceId, key: string | null): Promise<Result<OpenedCopy>>;
  close(id: InstanceId): Promise<void>;
  /** A sign-in succeeded: the lifetime of the copy begins anew. */
  prove(id: InstanceId, nowMs: number): Promise<Result<void>>;
  /** The highest time the program has seen: kept, so that a clock set back unseals nothing. */
  seen(id: InstanceId, nowMs: number): Promise<Result<void>>;
  /** Closes and deletes the files of the copy and its notes. */
  erase(id: InstanceId): Promise<Result<void>>;
  /**
   * Reads every list into a new generation and, when it is whole, puts it in the old one's place in one transaction. A
   * list that lost more than a fifth of its servers is put by and asked about. `numbering`: what the racks will be asked
   * for with.
   */
  sync(id: InstanceId, api: Pick<DciApi, 'readText'>, options: StoreSyncOptions): Promise<Result<StoreSyncOutcome>>;
  /** Null: the question is gone. */
  answerDrop(id: InstanceId, use: 'old' | 'new'): Promise<Result<CopySummary | null>>;
  /** `numbering` null: the likelier reading of the data. */
  wall(id: InstanceId, numbering: UnitNumbering | null, asOf: number | null): Promise<Result<JsonText<RackWall>>>;
  /** Null: not in the copy. */
  server(id: InstanceId, serverId: number, asOf: number | null): Promise<Result<KeptServer | null>>;
  /** Puts one freshly read server into the copy. */
  keep(id: InstanceId, record: ServerRecord, readAtMs: number): Promise<Result<KeptServer>>;
  search(query: string, ids: readonly InstanceId[], limit: number): Promise<Result<JsonText<SearchAnswer>>>;
  resolve(text: string, ids: readonly InstanceId[]): Promise<Result<JsonText<ResolveAnswer>>>;
  changes(query: ChangesQuery, ids: readonly InstanceId[]): Promise<Result<ChangesPage>>;
  generations(id: InstanceId): Promise<Result<readonly Generation[]>>;
  compare(id: InstanceId, from: number, to: number): Promise<Result<JsonText<Comparison>>>;
  notes(id: InstanceId): Promise<Result<readonly ServerNote[]>>;
  setNote(id: InstanceId, note: ServerNote): Promise<Result<readonly ServerNote[]>>;
}

/** What this console did, in an encrypted file of its own: appended, never changed. */
export interface Journal {
  /** Null key: in memory for this run. */
  open(key: string | null): Promise<Result<{ movedAside: string | null }>>;
  /** On disk when it answers. */
  append(entry: Omit<JournalEntry, 'id'>): Promise<Result<void>>;
  list(query: {
    readonly instanceId: InstanceId | null;
    readonly serverId: number | null;
    readonly limit: number;
  }): Promise<Result<readonly JournalEntry[]>>;
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
