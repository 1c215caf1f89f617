/** What can be told from a certificate before anybody trusts it. */
import type { CertificateSummary } from '@contract/types/certificate';

export type Doubt = 'selfSigned' | 'authority' | 'name' | 'date' | 'other';

/** Chromium tells one reason, the gravest first; a self-signed certificate is one however it says so. */
export function doubtOf({ reason, selfSigned }: CertificateSummary): Doubt {
  if (reason.includes('COMMON_NAME_INVALID')) return 'name';
  if (reason.includes('DATE_INVALID')) return 'date';
  if (selfSigned) return 'selfSigned';
  return reason.includes('AUTHORITY_INVALID') ? 'authority' : 'other';
}

export function validityOf({ validFromMs, validToMs }: CertificateSummary, nowMs: number): 'now' | 'expired' | 'early' {
  if (nowMs > validToMs) return 'expired';
  return nowMs < validFromMs ? 'early' : 'now';
}

/** To be run on the server, where nobody can stand in between. */
export function opensslCommand(address: string): string {
  const port = new URL(address).port || '443';
  return `openssl s_client -connect localhost:${port} </dev/null \\\n  | openssl x509 -noout -fingerprint -sha256`;
}
