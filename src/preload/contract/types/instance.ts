/** A DCImanager installation as Coldaisle knows it ("datacenter" in the window). */
import type { AppError } from '../errors';

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
  /** Key of a site of the embedded simulator; null for a real datacenter. */
  readonly demoSite: string | null;
}

export type SessionStatus =
  | { readonly kind: 'signed-in'; readonly account: string; readonly keptIn: 'keychain' | 'memory' }
  | { readonly kind: 'signed-out'; readonly reason: SignedOutReason; readonly sinceMs: number | null };
export type SignedOutReason = 'never' | 'by-user' | 'expired' | 'not-in-keychain';

export type Reach =
  | { readonly kind: 'untried' }
  | { readonly kind: 'online'; readonly atMs: number }
  | { readonly kind: 'offline'; readonly sinceMs: number; readonly error: AppError };

export interface SyncProgress {
  readonly startedAtMs: number;
  readonly racksRead: number | null;
  readonly serversRead: number;
  /** Null until the instance has said how many there are; some never say. */
  readonly serversTotal: number | null;
}

/** One row of the rail: the instance and everything that is true of it now. */
export interface InstanceView {
  readonly instance: Instance;
  readonly session: SessionStatus;
  readonly reach: Reach;
  readonly sync: SyncProgress | null;
  /** When the inventory in memory was read from the instance; null when there is none. */
  readonly readAtMs: number | null;
  readonly serverCount: number;
  readonly rackCount: number;
  /** Why the last sync ended without a new inventory, until one succeeds. */
  readonly syncError: AppError | null;
}

/** Answer of a look at an address before anything secret is sent. */
export interface ProbeResult {
  readonly address: string;
  readonly latencyMs: number;
  /** Null when the system's authorities vouch for the certificate. */
  readonly certificate: import('./certificate').CertificateSummary | null;
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
}

export interface InstanceChange {
  readonly id: InstanceId;
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
}

export interface SignIn {
  readonly id: InstanceId;
  readonly email: string;
  readonly password: string;
  readonly trustedFingerprint: string | null;
}
