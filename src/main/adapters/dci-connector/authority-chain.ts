/**
 * Whether a private authority vouches for what a server shows: a path of signatures from its certificate to one of the
 * authority's, every link allowed to sign, in date, and the name that was asked for. Revocation is not looked at.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { AuthorityVerdict } from '@contract/types/certificate';
import { type CertificateDetails, readCertificateDetails } from './certificate-der';

export interface ShownChain {
  /** PEM, the server's own first, then what it sent along. */
  readonly pems: readonly string[];
  readonly host: string;
}

interface Link {
  readonly certificate: X509Certificate;
  readonly details: CertificateDetails;
}

const LONGEST_CHAIN = 8;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';
/** Restrictions that are understood here, or that restrict nothing we rely on. */
const UNDERSTOOD = new Set(['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.32', '2.5.29.35', '2.5.29.37']);
const NAME_CONSTRAINTS = '2.5.29.30';
/** MD5 and SHA-1 with RSA, SHA-1 with DSA and ECDSA: signatures that can be forged. */
const WEAK = new Set([
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
  '1.3.14.3.2.29',
]);

/** The gravest reason first; `chain` when no path of signatures leads to the authority. */
export function judgeChain(shown: ShownChain, authority: readonly string[], nowMs: number): AuthorityVerdict {
  const links = shown.pems.slice(0, LONGEST_CHAIN).map(linkOf);
  const anchors = authority.map(linkOf).filter((link) => link !== null);
  const [leaf, ...rest] = links;
  if (!leaf) return 'chain';
  const path = findPath(
    leaf,
    rest.filter((link) => link !== null),
    anchors,
  );
  if (path === null) return rest.length === 0 && !isSelfIssued(leaf) ? 'no-intermediates' : 'chain';
  return judgePath(path, shown.host, nowMs);
}

function judgePath(path: readonly Link[], host: string, nowMs: number): AuthorityVerdict {
  const [leaf, ...above] = path;
  if (!leaf || !names(leaf.certificate, host)) return 'name';
  if (!path.every(({ certificate }) => isInDate(certificate, nowMs))) return 'date';
  const purposes = leaf.certificate.keyUsage as readonly string[] | undefined;
  if (purposes?.length && !purposes.includes(SERVER_AUTH) && !purposes.includes(ANY_PURPOSE)) return 'purpose';
  // The authority's own signature on itself vouches for nothing, whatever it is made with.
  if (path.slice(0, -1).some(({ details }) => WEAK.has(details.signatureOid))) return 'weak';
  return above.every(({ details }) => isUnderstood(details)) && isUnderstood(leaf.details) ? 'ok' : 'restricted';
}

/**
 * From the server's certificate up to an anchor, or null. A certificate that stands in the authority's file itself needs
 * no more. Only links that may sign are walked: an authority by its constraints, and with no longer a path than it allows.
 */
function findPath(leaf: Link, given: readonly Link[], anchors: readonly Link[]): readonly Link[] | null {
  if (anchors.some((anchor) => isSame(anchor, leaf))) return [leaf];
  const walk = (path: readonly Link[]): readonly Link[] | null => {
    const top = path.at(-1);
    if (!top || path.length > LONGEST_CHAIN) return null;
    const anchor = anchors.find((candidate) => mayFollow(path, candidate) && signed(candidate, top));
    if (anchor) return [...path, anchor];
    for (const next of given) {
      if (path.some((link) => isSame(link, next)) || !mayFollow(path, next) || !signed(next, top)) continue;
      const found = walk([...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk([leaf]);
}

/** `pathLength` counts the intermediates below; the server's own certificate is none. */
function mayFollow(path: readonly Link[], { details, certificate }: Link): boolean {
  if (!details.isAuthority || !certificate.ca) return false;
  return details.pathLength === null || path.length - 1 <= details.pathLength;
}

/** `checkIssued` compares names, key ids and the right to sign; only `verify` looks at the signature. */
function signed(issuer: Link, subject: Link): boolean {
  try {
    return (
      subject.certificate.checkIssued(issuer.certificate) && subject.certificate.verify(issuer.certificate.publicKey)
    );
  } catch {
    return false;
  }
}

function names(certificate: X509Certificate, host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) > 0) return certificate.checkIP(bare) !== undefined;
  // The subject's name has not counted as a host name for years; half a label as a wildcard never should have.
  return certificate.checkHost(bare, { subject: 'never', partialWildcards: false }) !== undefined;
}

function isInDate({ validFrom, validTo }: X509Certificate, nowMs: number): boolean {
  return Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);
}

/** A restriction that is not understood here must not be taken for none. */
export function isUnderstood({ extensions }: Pick<CertificateDetails, 'extensions'>): boolean {
  return extensions.every(({ oid, critical }) => oid !== NAME_CONSTRAINTS && (!critical || UNDERSTOOD.has(oid)));
}

function isSelfIssued({ certificate }: Link): boolean {
  return certificate.subject === certificate.issuer;
}

function isSame(one: Link, other: Link): boolean {
  return one.certificate.fingerprint256 === other.certificate.fingerprint256;
}

function linkOf(pem: string): Link | null {
  try {
    const certificate = new X509Certificate(pem);
    const details = readCertificateDetails(certificate.raw);
    return details === null ? null : { certificate, details };
  } catch {
    return null;
  }
}
