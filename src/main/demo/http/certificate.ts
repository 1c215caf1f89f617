/** A self-signed certificate per site, as real installations have; kept in a folder when one is given. */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { SiteIdentity } from '../data/model';
import type { SignedBy } from '../simulator-types';

export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly fingerprint256: string;
  /** PEM of the authority it leads to; null for one that is signed by itself. */
  readonly authority: string | null;
}

const DAY_MS = 86_400_000;

/**
 * `signedBy`: itself, or an authority made for this run, through an intermediate that the server sends along or, as
 * badly set up ones do, does not.
 */
export async function siteCertificate(
  identity: SiteIdentity,
  host: string,
  { folder, signedBy = 'itself' }: { folder?: string | undefined; signedBy?: SignedBy | undefined },
): Promise<Certificate> {
  if (signedBy !== 'itself') return issuedCertificate(`dci.${identity.domain}`, host, signedBy === 'authority');
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
    const { fingerprint256 } = parsed;
    return { certificate, privateKey: text.slice(start), fingerprint256, authority: null };
  } catch {
    return null;
  }
}

async function issuedCertificate(commonName: string, host: string, sendsAll: boolean): Promise<Certificate> {
  const root = await issueCertificate({ name: 'Simulated root authority', authority: true });
  const between = await issueCertificate({ name: 'Simulated issuing authority', authority: true, by: root });
  const own = await issueCertificate({ name: commonName, addresses: addressesOf(host), by: between });
  const { fingerprint256 } = new X509Certificate(own.cert);
  const certificate = sendsAll ? `${own.cert}\n${between.cert}\n` : `${own.cert}\n`;
  return { certificate, privateKey: own.key, fingerprint256, authority: root.cert };
}

export interface IssueOptions {
  readonly name: string;
  readonly authority?: boolean;
  readonly pathLength?: number;
  /** Besides the name itself; for a server alone. */
  readonly addresses?: readonly string[];
  readonly hosts?: readonly string[];
  /** Days from now; a day ago and two years ahead when absent. */
  readonly fromDays?: number;
  readonly toDays?: number;
  readonly algorithm?: 'sha1' | 'sha256';
  readonly clientOnly?: boolean;
  /** Absent: signed by itself. */
  readonly by?: Issued;
}

export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** A certificate with a key of its own, signed by another one's. */
export async function issueCertificate(options: IssueOptions): Promise<Issued> {
  const { name, authority = false, pathLength, addresses = [], hosts = [], fromDays = -1, toDays = 730 } = options;
  const usage = authority ? { keyCertSign: true, cRLSign: true } : { digitalSignature: true };
  const altNames = [
    ...[name, ...hosts].map((value) => ({ type: 2 as const, value })),
    ...addresses.map((ip) => ({ type: 7 as const, ip })),
  ];
  const serverOnly = [
    { name: 'extKeyUsage', ...(options.clientOnly ? { clientAuth: true } : { serverAuth: true }) } as const,
    { name: 'subjectAltName', altNames } as const,
  ];
  const limit = pathLength === undefined ? {} : { pathLenConstraint: pathLength };
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: options.algorithm ?? 'sha256',
    notBeforeDate: new Date(Date.now() + fromDays * DAY_MS),
    notAfterDate: new Date(Date.now() + toDays * DAY_MS),
    ...(options.by ? { ca: { key: options.by.key, cert: options.by.cert } } : {}),
    extensions: [
      { name: 'basicConstraints', cA: authority, critical: true, ...limit },
      { name: 'keyUsage', critical: true, ...usage },
      ...(authority ? [] : serverOnly),
    ],
  });
  return { cert: made.cert.trim(), key: made.private };
}

function addressesOf(host: string): readonly string[] {
  return [...new Set(['127.0.0.1', '::1', ...(isIP(host) > 0 ? [host] : [])])];
}

async function makeCertificate(commonName: string, host: string): Promise<Certificate> {
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
          ...addressesOf(host).map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const certificate = made.cert.endsWith('\n') ? made.cert : `${made.cert}\n`;
  const { fingerprint256 } = new X509Certificate(certificate);
  return { certificate, privateKey: made.private, fingerprint256, authority: null };
}
