/** What may be chosen as an authority's file: authority certificates in date and nothing else. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  LARGEST_FILE_BYTES,
  readAuthority,
  splitAuthority,
} from '../../../src/main/adapters/dci-connector/authority-file';
import { readCertificateDetails } from '../../../src/main/adapters/dci-connector/certificate-der';
import { issueCertificate } from '../../../src/main/demo/http/certificate';

const nowMs = Date.now();
const root = await issueCertificate({ name: 'Root', authority: true });
const other = await issueCertificate({ name: 'Other', authority: true, pathLength: 2 });
const server = await issueCertificate({ name: 'dci.example.net', by: root });
const expired = await issueCertificate({ name: 'Old', authority: true, fromDays: -9, toDays: -1 });
const early = await issueCertificate({ name: 'New', authority: true, fromDays: 1, toDays: 9 });
const read = (text: string | Buffer) => readAuthority(Buffer.from(text), nowMs);

describe("an authority's file", () => {
  it.each<[string, string | Buffer, string[]]>([
    ['PEM', root.cert, ['Root']],
    ['several in PEM, with words between them', `# ours\n${root.cert}\r\nand\n${other.cert}\n`, ['Root', 'Other']],
    ['DER', new X509Certificate(root.cert).raw, ['Root']],
  ])('may be %s', (_name, bytes, subjects) => {
    const authority = read(bytes);
    if (!authority.ok) throw new Error(JSON.stringify(authority.error));
    expect(authority.value.certificates.map(({ subject }) => subject)).toEqual(subjects);
    expect(authority.value.certificates[0]?.fingerprint).toBe(new X509Certificate(root.cert).fingerprint256);
    // What is kept reads as the same again.
    expect(read(authority.value.pem)).toEqual(authority);
    expect(splitAuthority(authority.value.pem)).toHaveLength(subjects.length);
  });

  it.each<[string, string | Buffer, string, string]>([
    ['a key among it', `${root.cert}\n${root.key}`, 'private-key', ''],
    ['a server certificate', server.cert, 'no-authority', 'dci.example.net'],
    ['a server certificate among authorities', `${root.cert}\n${server.cert}`, 'no-authority', 'dci.example.net'],
    ['an expired one', expired.cert, 'expired', 'Old'],
    ['one that is not valid yet', early.cert, 'early', 'New'],
    ['words', 'hello', 'no-certificate', ''],
    ['nothing', '', 'no-certificate', ''],
    ['a broken block', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'no-certificate', ''],
    ['more than anybody has', `${root.cert}\n`.repeat(21), 'too-many', ''],
    ['a megabyte and a byte', Buffer.alloc(LARGEST_FILE_BYTES + 1), 'too-large', ''],
  ])('may not be %s', (_name, bytes, reason, subject) => {
    expect(read(bytes)).toMatchObject({ error: { code: 'authority.refused', details: { reason, subject } } });
  });
});

describe('details of a certificate', () => {
  const der = new X509Certificate(other.cert).raw;

  it('tell what may be signed, how deep, and with what', () => {
    expect(readCertificateDetails(der)).toMatchObject({
      isAuthority: true,
      pathLength: 2,
      signatureOid: '1.2.840.10045.4.3.2',
    });
    expect(readCertificateDetails(new X509Certificate(server.cert).raw)).toMatchObject({ isAuthority: false });
  });

  it('come from no bytes that break off, wherever they do', () => {
    for (let length = 0; length < der.length; length += 1) {
      expect(readCertificateDetails(der.subarray(0, length))).toBeNull();
    }
  });
});
