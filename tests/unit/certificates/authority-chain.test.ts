/** Chains that must be believed and, more so, those that must not: each differs from a good one in one thing. */
import { describe, expect, it } from 'vitest';
import { isUnderstood, judgeChain } from '../../../src/main/adapters/dci-connector/authority-chain';
import { type Issued, type IssueOptions, issueCertificate } from '../../../src/main/demo/http/certificate';

const HOST = 'dci.example.net';
const nowMs = Date.now();
const authority = (name: string, more: Partial<IssueOptions> = {}) =>
  issueCertificate({ name, authority: true, ...more });
const server = (by: Issued, more: Partial<IssueOptions> = {}) => issueCertificate({ name: HOST, by, ...more });
const judge = (chain: readonly Issued[], anchors: readonly Issued[], host = HOST) =>
  judgeChain(
    { pems: chain.map(({ cert }) => cert), host },
    anchors.map(({ cert }) => cert),
    nowMs,
  );

const root = await authority('Root');
const between = await authority('Between', { by: root });
const leaf = await server(between);

describe('an authority vouches for', () => {
  it('a certificate it signed itself', async () => {
    expect(judge([await server(root)], [root])).toBe('ok');
  });

  it('one signed through intermediates that the server sends, in any order', async () => {
    const second = await authority('Second', { by: between });
    const deep = await server(second);
    expect(judge([leaf, between], [root])).toBe('ok');
    expect(judge([deep, between, second], [root])).toBe('ok');
  });

  it('one whose intermediate stands in the file itself, or that stands there', async () => {
    expect(judge([leaf], [between])).toBe('ok');
    const own = await issueCertificate({ name: HOST, authority: true, hosts: [HOST] });
    // An authority made by the usual command has no alternative names: it names nobody.
    expect(judge([own], [own])).toBe('name');
  });

  it.each([
    ['another name beside its own', 'b.example.net', { hosts: ['b.example.net'] }],
    ['a wildcard for one label', 'x.lab.example', { hosts: ['*.lab.example'] }],
    ['an address', '192.0.2.7', { addresses: ['192.0.2.7'] }],
    ['an IPv6 address', '[2001:db8::7]', { addresses: ['2001:db8::7'] }],
  ])('%s', async (_name, host, more) => {
    expect(judge([await server(root, more)], [root], host)).toBe('ok');
  });
});

describe('an authority does not vouch for', () => {
  it.each([
    ['another host', 'other.example.net', {}],
    ['a deeper name than its wildcard', 'a.b.lab.example', { hosts: ['*.lab.example'] }],
    ['an address that is only near', '192.0.2.8', { addresses: ['192.0.2.7'] }],
  ])('%s', async (_name, host, more) => {
    expect(judge([await server(root, more)], [root], host)).toBe('name');
  });

  it.each([
    ['expired', { fromDays: -9, toDays: -1 }],
    ['not valid yet', { fromDays: 1, toDays: 9 }],
  ])('a certificate that is %s, wherever it stands in the chain', async (_name, dates) => {
    expect(judge([await server(root, dates)], [root])).toBe('date');
    const stale = await authority('Stale', { by: root, ...dates });
    expect(judge([await server(stale), stale], [root])).toBe('date');
    const oldRoot = await authority('Old', dates);
    expect(judge([await server(oldRoot)], [oldRoot])).toBe('date');
  });

  it('one that another authority signed', async () => {
    const other = await authority('Other');
    expect(judge([await server(other), other], [root])).toBe('chain');
  });

  it('one that an authority of the same name signed: the signature decides', async () => {
    const lookalike = await authority('Root');
    expect(judge([await server(lookalike), lookalike], [root])).toBe('chain');
    const falseBetween = await authority('Between', { by: lookalike });
    expect(judge([await server(falseBetween), falseBetween], [root])).toBe('chain');
    expect(judge([await server(falseBetween), between], [root])).toBe('chain');
  });

  it("a self-signed one with the authority's own name as its subject", async () => {
    const lookalike = await issueCertificate({ name: 'Root', hosts: [HOST] });
    expect(judge([lookalike], [root])).toBe('chain');
    expect(judge([lookalike, root], [root])).toBe('chain');
  });

  it('one signed by a certificate that may not sign, however good its own chain', async () => {
    const mere = await server(root, { name: 'mere.example.net' });
    expect(judge([await server(mere), mere], [root])).toBe('chain');
    expect(judge([await server(mere)], [mere])).not.toBe('ok');
  });

  it('a path longer than an authority allows', async () => {
    const short = await authority('Short', { pathLength: 0 });
    expect(judge([await server(short)], [short])).toBe('ok');
    const under = await authority('Under', { by: short });
    expect(judge([await server(under), under], [short])).toBe('chain');
    const limited = await authority('Limited', { by: root, pathLength: 0 });
    const beyond = await authority('Beyond', { by: limited });
    expect(judge([await server(beyond), beyond, limited], [root])).toBe('chain');
  });

  it('one made for signing in, not for serving', async () => {
    expect(judge([await server(root, { clientOnly: true })], [root])).toBe('purpose');
  });

  it('one signed with SHA-1', async () => {
    expect(judge([await server(root, { algorithm: 'sha1' })], [root])).toBe('weak');
  });

  it('one whose intermediate the server keeps to itself, and says that it is that', () => {
    expect(judge([leaf], [root])).toBe('no-intermediates');
  });

  it('anything where there is no authority, no chain, or no certificate', () => {
    expect(judge([leaf, between], [])).toBe('chain');
    expect(judge([], [root])).toBe('chain');
    expect(judge([{ cert: 'no certificate', key: '' }], [root])).toBe('chain');
  });

  it('a chain without end', async () => {
    const links = [root];
    for (let depth = 0; depth < 12; depth += 1) links.unshift(await authority(`L${depth}`, { by: links[0] as Issued }));
    expect(judge([await server(links[0] as Issued), ...links], [root])).toBe('chain');
  });
});

describe('a restriction', () => {
  it.each([
    ['none at all', [], true],
    [
      'what every authority has',
      [
        ['2.5.29.19', true],
        ['2.5.29.15', true],
        ['2.5.29.14', false],
      ],
      true,
    ],
    ['one that is not known, and may be passed over', [['1.2.3.4', false]], true],
    ['one that is not known, and may not', [['1.2.3.4', true]], false],
    ['names it is limited to', [['2.5.29.30', true]], false],
    ['names it is limited to, said softly', [['2.5.29.30', false]], false],
  ] as const)('%s', (_name, list, understood) => {
    expect(isUnderstood({ extensions: list.map(([oid, critical]) => ({ oid, critical })) })).toBe(understood);
  });
});
