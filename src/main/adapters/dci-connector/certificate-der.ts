/**
 * What Node's X509Certificate does not tell: extensions with their criticality, how long a path may be, the signature's
 * algorithm. A reader of DER (X.690) as strict as it has to be: whatever does not fit makes the certificate unusable.
 */

export interface CertificateDetails {
  readonly extensions: readonly { readonly oid: string; readonly critical: boolean }[];
  /** `basicConstraints`; both at rest where the extension is absent. */
  readonly isAuthority: boolean;
  /** How many intermediates may stand below; null: any number. */
  readonly pathLength: number | null;
  readonly signatureOid: string;
}

const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
const INTEGER = 0x02;
const OCTETS = 0x04;
const OBJECT_ID = 0x06;
/** `[3] EXPLICIT` of the certificate's body. */
const EXTENSIONS = 0xa3;
const BASIC_CONSTRAINTS = '2.5.29.19';

interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

/** Null for bytes that are no certificate as RFC 5280 has it. */
export function readCertificateDetails(der: Buffer): CertificateDetails | null {
  try {
    const [certificate] = elementsOf(der);
    const [body, algorithm] = elementsOf(contentOf(certificate, SEQUENCE));
    const [signature] = elementsOf(contentOf(algorithm, SEQUENCE));
    const wrapped = elementsOf(contentOf(body, SEQUENCE)).find(({ tag }) => tag === EXTENSIONS);
    const [list] = wrapped ? elementsOf(wrapped.content) : [];
    const extensions = (list ? elementsOf(contentOf(list, SEQUENCE)) : []).map(readExtension);
    // One of a kind (RFC 5280, 4.2): of two, each reader might believe another.
    if (new Set(extensions.map(({ oid }) => oid)).size !== extensions.length) return null;
    const constraints = extensions.find(({ oid }) => oid === BASIC_CONSTRAINTS);
    return {
      extensions: extensions.map(({ oid, critical }) => ({ oid, critical })),
      ...readConstraints(constraints?.value ?? null),
      signatureOid: oidOf(contentOf(signature, OBJECT_ID)),
    };
  } catch (thrown) {
    if (thrown instanceof NotDer) return null;
    throw thrown;
  }
}

class NotDer extends Error {}

function readExtension(element: Element): { oid: string; critical: boolean; value: Buffer } {
  const parts = elementsOf(contentOf(element, SEQUENCE));
  const flag = parts.length === 3 ? contentOf(parts[1], BOOLEAN) : null;
  return {
    oid: oidOf(contentOf(parts[0], OBJECT_ID)),
    critical: flag !== null && flag[0] !== 0,
    value: contentOf(parts.at(-1), OCTETS),
  };
}

/** `SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }`. */
function readConstraints(value: Buffer | null): { isAuthority: boolean; pathLength: number | null } {
  if (value === null) return { isAuthority: false, pathLength: null };
  const parts = elementsOf(contentOf(elementsOf(value)[0], SEQUENCE));
  const flag = parts.find(({ tag }) => tag === BOOLEAN);
  const length = parts.find(({ tag }) => tag === INTEGER);
  if (length && length.content.length !== 1) throw new NotDer('path length');
  return { isAuthority: (flag?.content[0] ?? 0) !== 0, pathLength: length?.content[0] ?? null };
}

function contentOf(element: Element | undefined, tag: number): Buffer {
  if (element?.tag !== tag) throw new NotDer('tag');
  return element.content;
}

function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = byteAt(bytes, at);
    const first = byteAt(bytes, at + 1);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || lengthBytes > 4) throw new NotDer('length');
    let length = first < 0x80 ? first : 0;
    for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + byteAt(bytes, at + 2 + index);
    const start = at + 2 + lengthBytes;
    if (start + length > bytes.length) throw new NotDer('end');
    elements.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return elements;
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new NotDer('end');
  return byte;
}

function oidOf(bytes: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}
