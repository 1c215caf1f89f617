/** Pasted lists name servers wholly; what fits several is told of all, what fits none is told too. */

import type { Server } from '@contract/types/server';
import { createHaystack } from '@core/search/haystack';
import { resolvePasted } from '@core/search/resolve';
import { serverLine } from '@core/search/search-line';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BARE_SERVER } from '../../support/bare-server';
import { hexMac, ipv6Spelling, notation, octets } from './arbitraries';

const BMC = { kind: 'ipmi', id: 1, status: 'on', statusInfo: null, type: null, webUrl: null } as const;
const address = (text: string) => ({
  id: 1,
  address: text,
  family: 'ipv4' as const,
  gateway: '192.0.2.254',
  network: null,
  domain: 'mail.example',
  status: 'ok' as const,
  statusInfo: null,
  isMain: true,
});
const AMS: readonly Server[] = [
  {
    ...BARE_SERVER,
    id: 101,
    name: 'kvm-182',
    domain: 'kvm-182.ams1.example',
    mac: '3c:ec:ef:00:11:22',
    barcode: 'A77',
    addresses: [address('192.0.2.7'), address('2001:0db8::0:7'), address('192.0.2.8/24')],
    ipmi: { ...BMC, address: '10.5.0.9' },
  },
  { ...BARE_SERVER, id: 102, name: 'kvm-1820', barcode: '101', hardware: { nic: 'AC1F6B001122' } },
  { ...BARE_SERVER, id: 103, name: '12', domain: null },
  { ...BARE_SERVER, id: 12, name: 'my server' },
  { ...BARE_SERVER, id: 104, name: 'old-001122334455', barcode: '998877665544' },
  { ...BARE_SERVER, id: 105, name: '10.9.9.9' },
];
const FRA: readonly Server[] = [{ ...BARE_SERVER, id: 7, name: 'KVM-182', domain: 'kvm-182.fra2.example' }];
const source = (instanceId: string, servers: readonly Server[]) => ({
  instanceId,
  haystack: createHaystack(servers.map(serverLine)),
});
const both = [source('ams', AMS), source('fra', FRA)];
const resolved = (text: string) =>
  resolvePasted(text, both).items.map(
    (item) =>
      `${item.text} (${item.kind}): ${item.servers.map((it) => `${it.instanceId}/${it.serverId} by ${it.why.field}`).join(', ')}`,
  );

test.each([
  ['kvm-182.AMS1.example', 'name', 'ams/101 by domain'],
  ['kvm-182.ams1.example.', 'name', 'ams/101 by domain'],
  ['kvm-182', 'name', 'ams/101 by name, fra/7 by name'],
  ['KVM-1820', 'name', 'ams/102 by name'],
  ['a77', 'name', 'ams/101 by barcode'],
  ['192.0.2.7', 'address', 'ams/101 by address'],
  ['::ffff:192.0.2.7', 'address', 'ams/101 by address'],
  ['[2001:DB8::7]', 'address', 'ams/101 by address'],
  ['192.0.2.8', 'address', 'ams/101 by address'],
  ['10.9.9.9', 'address', 'ams/105 by name'],
  ['998877665544', 'mac', 'ams/104 by barcode'],
  ['10.5.0.9', 'address', 'ams/101 by bmc'],
  ['3CEC.EF00.1122', 'mac', 'ams/101 by mac'],
  ['ac:1f:6b:00:11:22', 'mac', 'ams/102 by mac'],
  ['#12', 'id', 'ams/12 by id'],
  ['12', 'id', 'ams/103 by name, ams/12 by id'],
  ['101', 'id', 'ams/101 by id, ams/102 by barcode'],
  ['102', 'id', 'ams/102 by id'],
  ['"my server"', 'name', 'ams/12 by name'],
])('%s is a %s and means %s', (text, kind, servers) => {
  expect(resolved(text)).toEqual([`${text.replaceAll('"', '')} (${kind}): ${servers}`]);
});

test.each([
  ['a part of a name', 'kvm-18'],
  ['another domain of the same label', 'kvm-182.hel1.example'],
  ['a gateway', '192.0.2.254'],
  ['the domain of an address', 'mail.example'],
  ['a part of a MAC', '3c:ec:ef:00:11'],
  ['a MAC within a name', '00:11:22:33:44:55'],
  ['a part of an address that is a name', '10'],
  ['the number of nobody', '#999'],
  ['no text at all', '-'],
])('%s finds nobody', (_, text) => {
  expect(resolvePasted(text, both).items.map(({ servers }) => servers)).toEqual([[]]);
});

test('a number that is only a name is said to be one', () => {
  const servers = [{ ...BARE_SERVER, id: 1, name: '55' }];
  expect(resolvePasted('55', [source('x', servers)]).items[0]).toMatchObject({
    kind: 'name',
    servers: [{ serverId: 1 }],
  });
});

test('a piece is told in the order it was pasted in, once in whatever spelling', () => {
  const answer = resolvePasted('b, a;B\tA\n3c:ec:ef:00:11:22 3C-EC-EF-00-11-22 ::1 0::1 #7 #007', both);
  expect(answer.items.map(({ text }) => text)).toEqual(['b', 'a', '3c:ec:ef:00:11:22', '::1', '#7']);
  expect(answer.duplicates).toBe(5);
});

test('byte order marks, no-break spaces, open quotes and empty lines are no pieces', () => {
  expect(resolvePasted('\ufeffa\u00a0b\r\n\r\n,, ;"" "c d" "e f\ng', []).items.map(({ text }) => text)).toEqual([
    'a',
    'b',
    'c d',
    'e',
    'f',
    'g',
  ]);
});

describe('any list', () => {
  const inventory = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 5_000 }),
      mac: octets.map(hexMac),
      groups: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }).map((tail) => [0x2001, 0xdb8, 0, 0, ...tail]),
      write: notation,
    }),
    { minLength: 1, maxLength: 8, selector: ({ id }) => id },
  );

  test('of a server’s own name, address, MAC and id finds that server', () => {
    const asked = inventory.chain((all) => {
      const [first] = all;
      return fc.tuple(fc.constant(all), ipv6Spelling(first?.groups ?? []), ipv6Spelling(first?.groups ?? []), notation);
    });
    fc.assert(
      fc.property(asked, ([all, stored, typed, ask]) => {
        const servers = all.map(({ id, mac, groups, write }, index) => ({
          ...BARE_SERVER,
          id,
          name: `Srv-${id}`,
          mac: write(mac),
          addresses: [address(index === 0 ? stored : groups.map((group) => group.toString(16)).join(':'))],
        }));
        const [first] = all;
        const list = [`sRV-${first?.id}`, typed, ask(first?.mac ?? ''), `#${first?.id}`, `${first?.id}`].join('\n');
        const { items } = resolvePasted(list, [source('x', servers)]);
        expect(items.map(({ kind }) => kind)).toEqual(['name', 'address', 'mac', 'id', 'id']);
        for (const item of items) expect(item.servers.map(({ serverId }) => serverId)).toContain(first?.id);
        expect(items[0]?.servers).toHaveLength(1);
        expect(items[3]?.servers).toHaveLength(1);
      }),
    );
  });

  test('is taken, and every piece is told once', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'"a:1 .-,;\n#\t[]%/f') }),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { items, duplicates } = resolvePasted(input, both);
        const pieces = resolvePasted(`${input}\n${input}`, both);
        expect(new Set(items.map((item) => item.text.toLowerCase())).size).toBe(items.length);
        expect(pieces.items).toEqual(items);
        expect(pieces.duplicates).toBe(items.length + 2 * duplicates);
      }),
    );
  });
});
