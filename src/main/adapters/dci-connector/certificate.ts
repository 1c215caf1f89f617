/** Turns a certificate in PEM form into what a person needs to judge it. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateSummary } from '@contract/types/certificate';

/** `reason` is the verifier's own word, for example `net::ERR_CERT_AUTHORITY_INVALID`. */
export function summariseCertificate(pem: string, reason: string): CertificateSummary {
  const certificate = new X509Certificate(pem);
  return {
    fingerprint: certificate.fingerprint256,
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    selfSigned: certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey),
    validFromMs: Date.parse(certificate.validFrom),
    validToMs: Date.parse(certificate.validTo),
    key: describeKey(certificate.publicKey),
    reason,
  };
}

/** Node prints a name as lines `CN=…`, `O=…`; the common name where there is one, the whole otherwise. */
export function commonName(name: string | undefined): string {
  const lines = (name ?? '').split('\n');
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}

function describeKey(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return `RSA ${details?.modulusLength ?? ''}`.trim();
  if (key.asymmetricKeyType === 'ec') return `EC ${details?.namedCurve ?? ''}`.trim();
  return (key.asymmetricKeyType ?? 'unknown').toUpperCase();
}
