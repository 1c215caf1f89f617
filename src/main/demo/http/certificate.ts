/** A self-signed certificate per site, as real installations have; kept in a folder when one is given. */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { SiteIdentity } from '../data/model';

export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly fingerprint256: string;
}

const DAY_MS = 86_400_000;

export async function siteCertificate(identity: SiteIdentity, host: string, folder?: string): Promise<Certificate> {
  const kept = folder === undefined ? null : readKept(folder, identity.key);
  if (kept) return kept;
  const made = await makeCertificate(`dci.${identity.domain}`, host);
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, `${identity.key}.pem`), made.certificate + made.privateKey, { mode: 0o600 });
  }
  return made;
}

function readKept(folder: string, key: string): Certificate | null {
  const file = join(folder, `${key}.pem`);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('-----BEGIN PRIVATE KEY-----');
  const certificate = start > 0 ? text.slice(0, start) : '';
  try {
    const parsed = new X509Certificate(certificate);
    if (new Date(parsed.validTo).getTime() < Date.now()) return null;
    return { certificate, privateKey: text.slice(start), fingerprint256: parsed.fingerprint256 };
  } catch {
    return null;
  }
}

async function makeCertificate(commonName: string, host: string): Promise<Certificate> {
  const addresses = new Set(['127.0.0.1', '::1', ...(isIP(host) > 0 ? [host] : [])]);
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 730 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: commonName },
          { type: 2, value: 'localhost' },
          ...[...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const certificate = made.cert.endsWith('\n') ? made.cert : `${made.cert}\n`;
  return { certificate, privateKey: made.private, fingerprint256: new X509Certificate(certificate).fingerprint256 };
}
