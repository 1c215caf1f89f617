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
