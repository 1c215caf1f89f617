/** Ports of reaching an instance: the connection, and what vouches for the other end of it. */
import type { Result } from '@contract/errors';
import type { Authority, AuthorityVerdict, CertificateSummary } from '@contract/types/certificate';
import type { InstanceId } from '@contract/types/instance';
import type { DciApi } from './ports';

/** Files with the certificates of private authorities. */
export interface AuthorityFiles {
  /** Asks the person for one; null when they thought better of it. Errors: `authority.refused`. */
  choose(): Promise<Result<Authority | null>>;
  /** Reads what was chosen before. Errors: `authority.refused`. */
  read(pem: string): Result<Authority>;
}

export interface ConnectionTarget {
  readonly instanceId: InstanceId;
  /** Normalised address, see `Instance.address`. */
  readonly address: string;
  readonly pinnedFingerprint: string | null;
  /** Certificates of a private authority that decides alone; absent or null: the pin or the system does. */
  readonly authorityPem?: string | null;
}

/** What a look at an address found. `authority`: what the authority that was asked about says; null for none. */
export interface Looked {
  readonly latencyMs: number;
  readonly certificate: CertificateSummary | null;
  readonly authority?: AuthorityVerdict | null;
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
  probe(address: string, authorityPem?: string | null): Promise<Result<Looked>>;
  /** Drops the instance's network session, cookies and open connections. */
  forget(instanceId: InstanceId): Promise<void>;
}
