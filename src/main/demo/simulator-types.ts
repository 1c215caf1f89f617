/**
 * What the outside sees of the embedded DCImanager: options, a running simulator, and the hand that steers each site.
 * Options are plain data (apart from the clock), so they can be posted to a utility process.
 */
import type { ServerRecord, SiteData } from './data/model';

/** Time source. Tests inject a manual one (`createManualClock`), so nothing sleeps. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once after `delayMs`; the returned function cancels it. Used for latency only: actions are settled on reading. */
  setTimer(delayMs: number, callback: () => void): () => void;
}

export type SiteKey = 'ams1' | 'fra2' | 'hel1';
export type Role = '@admin' | '@user';

/** Ways in which installations differ, or may differ: notes, sections 0 to 8, facts labelled U, S or I. */
export interface SiteQuirks {
  /** List answers carry `size`. */
  readonly listSize: boolean;
  /** `limit` is honoured; otherwise the whole list comes back. */
  readonly limit: boolean;
  readonly roles: 'string' | 'list';
  /** ipnet and ippool counters as strings, as in the vendor's example. */
  readonly numbersAsStrings: boolean;
  /** post: as printed by the vendor. delete: POST answers 1106. silent: POST answers 200 and nothing changes. */
  readonly ipRemoval: 'post' | 'delete' | 'silent';
  readonly rackList: boolean;
  readonly taskList: boolean;
  readonly barcode: boolean;
  /** The extra `power_status` field and its words. */
  readonly powerStatus: 'absent' | 'up-down' | 'on-off';
  readonly switchNames: boolean;
  /** Which form of the undocumented second sign-in step is handled; none: no form anybody has thought of. */
  readonly secondStep: 'confirm' | 'two_factor' | 'totp' | 'none';
  /** How much `operation` tells while it runs. */
  readonly operationDetail: 'steps' | 'percent' | 'status-only';
  /** Services answer 503 to the first requests after start and after idling. */
  readonly sleepyServices: boolean;
}

export type FaultMoment = 'before' | 'after';

/** What goes wrong. `before`: nothing was handled. `after`: it was handled, and only the answer is lost. */
export type FaultEffect =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'cut'; readonly when: FaultMoment }
  | { readonly kind: 'hang'; readonly when: FaultMoment }
  /** Right status, first half of the JSON. */
  | { readonly kind: 'truncate' }
  /** Right JSON, wrong types: numbers become words, the list an object. */
  | { readonly kind: 'mistype' }
  | { readonly kind: 'empty' }
  /** The answer of a success, status 200, and nothing was done. */
  | { readonly kind: 'ignored' }
  /** A web page with status 200: not a DCImanager. */
  | { readonly kind: 'html' };

export interface FaultRule {
  readonly effect: FaultEffect;
  /** Part of the path (as logged: without `/api`, without query), or an expression. Absent: every request. */
  readonly path?: string | RegExp;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** How many matching requests are hit; 1 when absent, `Infinity` until removed. */
  readonly times?: number;
  /** Matching requests let through first; 0 when absent. */
  readonly skip?: number;
}

export interface Faults {
  /** Delay of every answer. */
  readonly latencyMs?: number;
  readonly rules?: readonly FaultRule[];
}

export interface SiteOptions {
  /** Number of servers, 0 to 100,000. */
  readonly servers?: number;
  readonly quirks?: Partial<SiteQuirks>;
  readonly faults?: Faults;
}

export interface SimulatorOptions {
  /** Same seed and sizes, same data. Default 1. */
  readonly seed?: number;
  /** Which sites run, and their differences; default all three. */
  readonly sites?: Partial<Record<SiteKey, SiteOptions | false>>;
  /** 0 or absent: any free port. Otherwise the first site's port; the next ones follow. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** For every site; a site's own `faults` replace them. */
  readonly faults?: Faults;
  /** Actions run this many times faster; default 1. */
  readonly speed?: number;
  /** Sliding life of a session; default one hour (notes 2.2). */
  readonly sessionLifetimeMs?: number;
  /** Idle time after which a service falls asleep; default 30 minutes. */
  readonly sleepAfterMs?: number;
  /** Folder where certificates and their keys are kept, so that fingerprints survive a restart. Absent: new ones each time. */
  readonly certificateDir?: string;
  /** Who signs the sites' certificates; itself when absent. Those of an authority are new each time. */
  readonly signedBy?: SignedBy;
  readonly clock?: SimulatorClock;
}

/** `authority-alone`: by an intermediate that the server does not send along, a common mistake. */
export type SignedBy = 'itself' | 'authority' | 'authority-alone';

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  /** Base32 secret of the second factor; null for an account without one. With one, sign-in answers `confirmed: false`. */
  readonly totpSecret: string | null;
}

/** One handled request, as tests count them. Passwords and tokens are masked before they get here. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Without `/api`, without query; tokens in it read `***`. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** Status sent; 0 when the connection was cut or left hanging. */
  readonly status: number;
  /** False when a fault or a sleeping service kept the request from being handled. */
  readonly handled: boolean;
}

export interface SiteControl {
  readonly requests: readonly LoggedRequest[];
  /** POST and DELETE requests under `/dci/` and `/ip/`, whether refused or not. */
  writes(): readonly LoggedRequest[];
  clearRequests(): void;

  /** Adds a fault; the returned function removes it. */
  addFault(rule: FaultRule): () => void;
  clearFaults(): void;
  setLatency(ms: number): void;
  setQuirks(quirks: Partial<SiteQuirks>): void;

  setPassword(email: string, password: string): void;
  /** Every session dies now: the next request answers 401. */
  expireSessions(): void;
  /** Live sessions, to see that signing out revoked one. */
  sessionCount(): number;
  /** Every service sleeps now. */
  sleepServices(): void;

  /** Server's current record, settled to the clock's time; undefined when there is none. */
  server(id: number): Readonly<ServerRecord> | undefined;
  /** Current data, settled to the clock's time. */
  data(): Readonly<SiteData>;
  /** Somebody else changes a server behind the client's back. */
  editServer(id: number, change: (server: ServerRecord) => void): void;
  /** Somebody else deleted these, and nobody any others: an empty list brings all back. */
  removeServers(ids: readonly number[]): void;
  /** The next action on this server ends in a failed task. */
  failNextAction(serverId: number): void;

  /** Unreachable: the port is closed and connections are cut. */
  stop(): Promise<void>;
  /** Reachable again on the same port, with the same data and certificate. */
  start(): Promise<void>;
}

export interface Site {
  readonly key: SiteKey;
  /** City, e.g. `Amsterdam`. */
  readonly name: string;
  /** Short code, e.g. `AMS1`. */
  readonly code: string;
  /** `https://127.0.0.1:PORT`, no trailing slash. */
  readonly url: string;
  readonly port: number;
  /** SHA-256 of the certificate, uppercase hex pairs with colons. */
  readonly fingerprint256: string;
  /** PEM, for clients that want to trust exactly this one. */
  readonly certificate: string;
  /** PEM of the authority that vouches for it; null when it is signed by itself. */
  readonly authority: string | null;
  /** First the administrator to sign in with; then an ordinary user who owns servers; then an account with a second factor. */
  readonly accounts: readonly Account[];
  readonly control: SiteControl;
}

/** The part of a site that can be posted to another process. */
export type SiteSummary = Omit<Site, 'control'>;

export interface Simulator {
  readonly sites: readonly Site[];
  /** The site with this key; throws when it does not run. */
  site(key: SiteKey): Site;
  close(): Promise<void>;
}
