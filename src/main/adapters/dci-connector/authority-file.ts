/** Reads a file of authority certificates: PEM, one or several, or a single one in DER. Nothing else gets past here. */
import { X509Certificate } from 'node:crypto';
import { type ErrorDetails, type Failure, fail, ok, type Result } from '@contract/errors';
import type { Authority, AuthorityCertificate } from '@contract/types/certificate';
import { commonName } from './certificate';
import { readCertificateDetails } from './certificate-der';

export const LARGEST_FILE_BYTES = 1_048_576;
const MOST_CERTIFICATES = 20;
const BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[\s\S]*?-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** `authority.refused` says why: every certificate of the file must be an authority's, and in date. */
export function readAuthority(bytes: Buffer, nowMs: number): Result<Authority> {
  if (bytes.length > LARGEST_FILE_BYTES) return refuse('too-large');
  const text = bytes.toString('latin1');
  // A key has no business in the settings, which hold no secret.
  if (PRIVATE_KEY.test(text)) return refuse('private-key');
  const certificates = certificatesOf(bytes, text);
  if (certificates === null || certificates.length === 0) return refuse('no-certificate');
  if (certificates.length > MOST_CERTIFICATES) return refuse('too-many');
  for (const certificate of certificates) {
    const subject = commonName(certificate.subject);
    if (!isAuthority(certificate)) return refuse('no-authority', subject);
    if (Date.parse(certificate.validTo) < nowMs) return refuse('expired', subject);
    if (Date.parse(certificate.validFrom) > nowMs) return refuse('early', subject);
  }
  const pem = certificates.map((certificate) => certificate.toString().trim()).join('\n');
  return ok({ pem: `${pem}\n`, certificates: certificates.map(summarise) });
}

/** The certificates of what `readAuthority` made, each as PEM. */
export function splitAuthority(pem: string): readonly string[] {
  return pem.match(BLOCK) ?? [];
}

function certificatesOf(bytes: Buffer, text: string): X509Certificate[] | null {
  const blocks = text.match(BLOCK);
  try {
    return blocks ? blocks.map((block) => new X509Certificate(block)) : [new X509Certificate(bytes)];
  } catch {
    return null;
  }
}

function isAuthority(certificate: X509Certificate): boolean {
  return certificate.ca && readCertificateDetails(certificate.raw)?.isAuthority === true;
}

function summarise(certificate: X509Certificate): AuthorityCertificate {
  return {
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    fingerprint: certificate.fingerprint256,
    validFromMs: Date.parse(certificate.validFrom),
    validToMs: Date.parse(certificate.validTo),
  };
}

function refuse(reason: ErrorDetails['authority.refused']['reason'], subject = ''): Failure {
  return fail('authority.refused', { reason, subject });
}
