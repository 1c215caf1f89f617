/** One certificate of an authority's file. */
export interface AuthorityCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** As in `CertificateSummary`. */
  readonly fingerprint: string;
  readonly validFromMs: number;
  readonly validToMs: number;
}

/** A private authority that vouches for one instance, from a file. It holds no secret. */
export interface Authority {
  /** Authority certificates alone, one or several. */
  readonly pem: string;
  readonly certificates: readonly AuthorityCertificate[];
}

/**
 * What an authority's file says of a server's certificate. `chain`: no path of signatures; `no-intermediates`: none
 * either, and the server sent its own certificate alone; `restricted`: a limit that is not understood.
 */
export type AuthorityVerdict =
  | 'ok'
  | 'chain'
  | 'no-intermediates'
  | 'name'
  | 'date'
  | 'purpose'
  | 'weak'
  | 'restricted';

/** What a person needs to judge a server's certificate. */
export interface CertificateSummary {
  /** SHA-256 over the DER bytes, `AA:BB:…`, 32 pairs. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly selfSigned: boolean;
  readonly validFromMs: number;
  readonly validToMs: number;
  /** For example `RSA 2048` or `EC prime256v1`. */
  readonly key: string;
  /** Why the system does not vouch for it, in Chromium's words (`net::ERR_CERT_AUTHORITY_INVALID`). */
  readonly reason: string;
}
