/** Lines hold every value, tell its field, and can be read back. */
import type { JsonValue } from '@contract/types/json';
import type { Server } from '@contract/types/server';
import { createHaystack } from '@core/search/haystack';
import { valuesOf } from '@core/search/line';
import { parseSearch } from '@core/search/query';
import { addressLine, idOf, serverLine, userLine } from '@core/search/search-line';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BARE_SERVER } from '../../support/bare-server';
import { server } from './arbitraries';

const FULL: Server = {
  ...BARE_SERVER,
  id: 4711,
  name: 'kvm-182',
  domain: 'kvm-182.ams1.example',
  state: 'suspend_error',
  stateInfo: 'Port 7 does not answer',
  operation: {
    id: 3,
    status: 'waiting',
    statusInfo: { reason: 'Queue is long' },
    percent: 3,
    label: 'Install OS',
    step: { index: 1, count: 4, label: 'Boot over network' },
    phase: 'running',
    progressInfo: [{ note: 'Rebooting now' }],
  },
  osTemplate: { id: 8, name: 'Debian-12-amd64', tags: ['debian-family'] },
  configuration: 'EPYC 7402P 128Gb',
  hardware: {
    motherboard: { model: 'H11SSL-i', nic: 'AC-1F-6B-00-11-22' },
    ram: [{ slot: 'DIMM A1', size_mb: 32768 }],
  },
  addresses: [
    {
      id: 1,
      address: '192.0.2.7',
      family: 'ipv4',
      gateway: '192.0.2.254',
      network: '192.0.2.0/24',
      domain: 'mail.customer.example',
      status: 'fail',
      statusInfo: { text: 'Not reachable' },
      isMain: true,
    },
  ],
  ports: [
    {
      id: 1,
      connectionId: 1,
      switchId: 1,
      switchName: 'sw-b4-1',
      description: 'Gi1/0/17',
      adminStatus: 'up',
      linkStatus: 'down',
      isBmcConnection: false,
      collectsTraffic: true,
    },
  ],
  feed: { connectionId: 1, portId: 1, port: 'outlet 24', pduId: 1, pduName: 'pdu-b4-left', status: 'up' },
  ipmi: {
    kind: 'ipmi',
    id: 1,
    address: '10.5.0.9',
    status: 'off',
    statusInfo: 'Login refused',
    type: 'IPMI v2(lanplus)',
    webUrl: 'https://admin@ipmi-182.example:8443/login?x=1',
  },
  amt: null,
  location: { id: 1, name: 'Дубна ЦОД', geolocation: '1st Street, 25', userspace: 0 },
  mac: '3C:EC:EF:00:11:22',
  platform: { id: 1, name: 'Twin blade', sizeUnits: 1, type: 'blade-type' },
  rack: { id: 1, name: 'B4-03', sizeUnits: 42 },
  unit: 12,
  chassis: { id: 1, name: 'Chassis-9', sizeUnits: 4, slotCount: 8 },
  slot: 3,
  owner: { id: 5, email: 'ivan@customer.example' },
  diagErrors: [{ type: 'smart', info: 'Reallocated sectors on sdb' }],
  isNew: true,
  barcode: 'A0012345',
  more: { inventory: { shelf: 'Shelf-77', code: 998877 }, secret: '•••' },
};

describe('a server', () => {
  const haystack = createHaystack([serverLine(FULL)]);
  const where = (query: string) =>
    haystack.matches(0, parseSearch(query)).map(({ field, text }) => `${field}: ${text}`);

  test.each([
    ['kvm-182', 'name: kvm-182'],
    ['4711', 'id: #4711'],
    ['#4711', 'id: #4711'],
    ['182.AMS1', 'domain: kvm-182.ams1.example'],
    ['mail.customer', 'domain: mail.customer.example'],
    ['suspend_error', 'state: suspend_error'],
    ['answer', 'state: Port 7 does not answer'],
    ['"power on"', 'state: power on'],
    ['new', 'state: new'],
    ['"bmc off"', 'state: BMC off'],
    ['refused', 'state: Login refused'],
    ['reachable', 'state: Not reachable'],
    ['"address fail"', 'state: address fail'],
    ['install', 'operation: Install OS'],
    ['network', 'operation: Boot over network'],
    ['waiting', 'operation: waiting'],
    ['queue', 'operation: Queue is long'],
    ['rebooting', 'operation: Rebooting now'],
    ['debian-12', 'os: Debian-12-amd64'],
    ['family', 'os: debian-family'],
    ['epyc', 'configuration: EPYC 7402P 128Gb'],
    ['h11ssl', 'other: H11SSL-i'],
    ['dimm', 'other: DIMM A1'],
    ['192.0.2.7', 'address: 192.0.2.7'],
    ['192.0.2.254', 'gateway: 192.0.2.254'],
    ['192.0.2.0', 'network: 192.0.2.0/24'],
    ['gi1/0/17', 'switch-port: sw-b4-1 Gi1/0/17'],
    ['"sw-b4-1 gi1/0/17"', 'switch-port: sw-b4-1 Gi1/0/17'],
    ['"pdu-b4-left outlet 24"', 'pdu-port: pdu-b4-left outlet 24'],
    ['10.5.0.9', 'bmc: 10.5.0.9'],
    ['ipmi-182', 'bmc: ipmi-182.example'],
    ['lanplus', 'bmc: IPMI v2(lanplus)'],
    ['ДУБНА', 'location: Дубна ЦОД'],
    ['street', 'location: 1st Street, 25'],
    ['3cecef', 'mac: 3C:EC:EF:00:11:22'],
    ['ac1f.6b00.1122', 'mac: AC-1F-6B-00-11-22'],
    ['blade-type', 'platform: blade-type'],
    ['"b4-03 u12"', 'rack: B4-03 U12'],
    ['"chassis-9 slot 3"', 'chassis: Chassis-9 slot 3'],
    ['ivan', 'owner: ivan@customer.example'],
    ['sectors', 'diagnostics: smart Reallocated sectors on sdb'],
    ['a0012345', 'barcode: A0012345'],
    ['shelf-77', 'other: Shelf-77'],
    ['998877', 'other: 998877'],
  ])('is found by %s, in %s', (query, expected) => {
    expect(where(query)).toEqual([expected]);
  });

  test.each(['32768', '•••', 'unknown', 'admin@', '8443'])('is not found by %s', (query) => {
    expect(haystack.find(parseSearch(query), 1).total).toBe(0);
  });

  test('an owner known only by number is one', () => {
    const line = serverLine({ ...BARE_SERVER, owner: { id: 17, email: '' } });
    expect(valuesOf(line)).toContainEqual({ field: 'owner', key: false, text: '#17', spellings: [] });
  });

  test('a word is told where it fits best, wherever that stands', () => {
    const line = serverLine({ ...BARE_SERVER, name: 'xkvm', domain: 'web.kvm', barcode: 'kvm', configuration: 'kvm' });
    expect(createHaystack([line]).matches(0, parseSearch('kvm'))).toEqual([{ field: 'barcode', text: 'kvm' }]);
  });

  test('each word is told where it was found, the best first, and a value that has two words once', () => {
    expect(where('reallocated sectors kvm-182')).toEqual([
      'name: kvm-182',
      'diagnostics: smart Reallocated sectors on sdb',
    ]);
  });
});

test('an address is found by itself, its server, network, domain, gateway and state', () => {
  const line = addressLine({
    id: 1,
    address: '2001:0DB8::7',
    family: 'ipv6',
    gateway: '2001:db8::ff',
    network: '2001:db8::/64',
    domain: 'mail.example',
    status: 'deleting',
    statusInfo: null,
    server: 'kvm-182',
  });
  expect(valuesOf(line).map(({ field, text }) => `${field}: ${text}`)).toEqual([
    'address: 2001:0DB8::7',
    'name: kvm-182',
    'domain: mail.example',
    'network: 2001:db8::/64',
    'gateway: 2001:db8::ff',
    'state: deleting',
  ]);
  expect(createHaystack([line]).find(parseSearch('2001:db8::7'), 1).total).toBe(1);
});

test('a user is found by e-mail, id, roles and what else there is', () => {
  const line = userLine({
    id: 9,
    email: 'Ivan@example.com',
    serverCount: 3,
    roles: ['@admin'],
    vlansPerUser: null,
    more: { full_name: 'Иван Петров' },
  });
  const haystack = createHaystack([line]);
  for (const query of ['ivan@', '#9', '@admin', 'петров']) expect(haystack.find(parseSearch(query), 1).total).toBe(1);
  expect(idOf(line)).toBe(9);
});

describe('any server', () => {
  test('that says a thing sixteen times has it in the line once', () => {
    const line = serverLine({ ...BARE_SERVER, hardware: Array.from({ length: 16 }, () => ({ model: 'M393A4K40' })) });
    expect(line.split('M393A4K40')).toHaveLength(2);
  });

  test('however deep its fields are nested, has a line', () => {
    let more: JsonValue = 'bottom';
    for (let depth = 0; depth < 50_000; depth += 1) more = [more];
    expect(idOf(serverLine({ ...BARE_SERVER, more: { more } }))).toBe(1);
  });

  test('has a line without line breaks, which tells its id and begins with its name', () => {
    fc.assert(
      fc.property(server, fc.string({ unit: 'binary' }), (parts, name) => {
        const line = serverLine({ ...parts, name });
        expect(line).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(idOf(line)).toBe(parts.id);
        expect(valuesOf(line)[0]?.field).toBe('name');
      }),
    );
  });

  test('has its texts in the line as they are', () => {
    fc.assert(
      fc.property(server, (parts) => {
        const texts = valuesOf(serverLine(parts)).map(({ text }) => text);
        const given = [
          parts.domain,
          parts.mac,
          parts.configuration,
          parts.barcode,
          parts.ipmi?.address,
          parts.ipmi?.type,
        ];
        for (const { address, gateway, network, domain } of parts.addresses)
          given.push(address, gateway, network, domain);
        for (const text of given) if (text?.trim()) expect(texts).toContain(text.trim());
      }),
    );
  });
});
