/** A DCImanager installation as Coldaisle knows it ("datacenter" in the window). */
import type { AppError } from '../errors';
import type { Authority, AuthorityVerdict, CertificateSummary } from './certificate';

/** UUID made when the instance was added. Never the host name and never a position. */
export type InstanceId = string;

/** Index into the ten datacenter hues of the design tokens. */
export type DatacenterColour = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export interface Instance {
  readonly id: InstanceId;
  readonly name: string;
  /** Two to six characters, upper case, unique: stands beside every confirmation. */
  readonly code: string;
  readonly colour: DatacenterColour;
  /** Normalised `https://host[:port][/path]`, no trailing slash. */
  readonly address: string;
  /** E-mail of the last sign-in; not a secret. */
  readonly account: string | null;
  /** SHA-256 fingerprint the user trusted for this instance alone; null when the system vouches for it. */
  readonly pinnedFingerprint: string | null;
  /** A private authority that alone vouches for this instance; never beside a pin. */
  readonly authority?: Authority | null;
  /** Key of a site of the embedded simulator; null for a real datacenter. */
  readonly demoSite: string | null;
  /** Connects as the program starts and is read in the background, whether or not it was opened. */
  readonly pinned: boolean;
  /** Hours (1 to 720) the copy on this computer stays readable without a successful sync; null: for ever. */
  readonly copyLifetimeHours: number | null;
}

export const DEFAULT_COPY_LIFETIME_HOURS = 168;
export const MAX_COPY_LIFETIME_HOURS = 720;

export type SessionStatus =
  /** The program has started and the keychain has not answered yet. */
  | { readonly kind: 'restoring' }
  | { readonly kind: 'signed-in'; readonly account: string; readonly keptIn: 'keychain' | 'memory' }
  | { readonly kind: 'signed-out'; readonly reason: SignedOutReason; readonly sinceMs: number | null };
export type SignedOutReason = 'never' | 'by-user' | 'expired' | 'not-in-keychain';

export type Reach =
  | { readonly kind: 'untried' }
  | { readonly kind: 'online'; readonly atMs: number }
  | { readonly kind: 'offline'; readonly sinceMs: number; readonly error: AppError };

/** The lists a sync reads, in this order. */
export type ListName = 'servers' | 'racks' | 'users' | 'addresses' | 'networks' | 'pools' | 'configurations';

export interface ListProgress {
  readonly name: ListName;
  /** `absent`: this instance has no such list, or does not show it to this account. */
  readonly state: 'waiting' | 'reading' | 'done' | 'absent';
  readonly read: number;
  /** Null until the instance has said how many there are; some never say. */
  readonly total: number | null;
}

export interface SyncProgress {
  readonly startedAtMs: number;
  readonly lists: readonly ListProgress[];
  /** Pages read of all lists so far. */
  readonly pages: number;
  /** From the pace so far; null while nothing can be said. */
  readonly secondsLeft: number | null;
}

/** What there is of an instance on this computer. */
export type CopyState =
  /** Being opened, as the program starts. */
  | { readonly kind: 'opening' }
  /** Nothing was read yet. */
  | { readonly kind: 'none'; readonly keptIn: 'disk' | 'memory' }
  /** `keptIn` memory: no keychain holds a key, so nothing is written and all of it ends with this run. */
  | { readonly kind: 'ready'; readonly keptIn: 'disk' | 'memory' }
  /** Past its lifetime: shown again after a successful sign-in. */
  | { readonly kind: 'sealed'; readonly sinceMs: number; readonly lifetimeHours: number }
  /** Written by a newer Coldaisle: left alone. */
  | { readonly kind: 'newer' }
  /** Cannot be read or written now (disk full, no rights); `reason` is the system's word. */
  | { readonly kind: 'failed'; readonly reason: string };

/** A list that lost more than a fifth of its servers: the old one stays until somebody decides. */
export interface CountDrop {
  readonly before: number;
  readonly beforeReadAtMs: number;
  readonly now: number;
  readonly nowReadAtMs: number;
  /** Names of rooms or racks that most of the vanished stood in, and how many racks that concerns. */
  readonly racksTouched: number;
  readonly ownersTouched: number;
  readonly vanished: number;
}

/** One row of the rail: the instance and everything that is true of it now. */
export interface InstanceView {
  readonly instance: Instance;
  readonly session: SessionStatus;
  readonly reach: Reach;
  readonly sync: SyncProgress | null;
  readonly copy: CopyState;
  /** A damaged copy was moved aside when it was opened; what could not be read again from the instance is in that file. */
  readonly movedAside: { readonly atMs: number; readonly file: string } | null;
  /** When the copy that is shown was read from the instance; null when there is none. */
  readonly readAtMs: number | null;
  readonly serverCount: number;
  readonly rackCount: number;
  /** Why the last sync ended without a new inventory, until one succeeds. */
  readonly syncError: AppError | null;
  /** When the program tries again by itself after failures; null when it does not wait to. */
  readonly nextTryAtMs: number | null;
  readonly countDrop: CountDrop | null;
}

/** Answer of a look at an address before anything secret is sent. */
export interface ProbeResult {
  readonly address: string;
  readonly latencyMs: number;
  /** Null when the system's authorities, or the one that was asked about, vouch for the certificate. */
  readonly certificate: CertificateSummary | null;
  /** What the authority that was asked about says; the system is not asked then. */
  readonly authority?: AuthorityVerdict | null;
}

export interface NewInstance {
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  readonly email: string;
  readonly password: string;
  /** The fingerprint the user compared and accepted; null to rely on the system's authorities. */
  readonly trustedFingerprint: string | null;
  /** An authority's certificates in place of a fingerprint. */
  readonly authorityPem?: string | null;
}

export interface SecondStep {
  /** From `auth.second-factor`. */
  readonly step: string;
  /** Six digits. */
  readonly factorCode: string;
  readonly identity: Pick<NewInstance, 'name' | 'code' | 'colour'>;
}

export interface InstanceChange {
  readonly id: InstanceId;
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  readonly pinned: boolean;
  readonly copyLifetimeHours: number | null;
  /** The authority's file is forgotten: the system decides again. */
  readonly dropAuthority?: boolean;
}

export interface SignIn {
  readonly id: InstanceId;
  readonly email: string;
  readonly password: string;
  readonly trustedFingerprint: string | null;
  /** As in `NewInstance`. Absent: what vouched before goes on; null: an authority does not. */
  readonly authorityPem?: string | null;
}
