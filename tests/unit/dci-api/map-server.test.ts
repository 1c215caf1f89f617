/** From a server row as DCImanager may send it to the strict domain model, and to the short row. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import type { Server } from '@contract/types/server';
import { rowFromServer } from '@core/inventory/row';
import { describe, expect, it } from 'vitest';
import { mapServerRecord } from '../../../src/main/adapters/dci-api/map/server';
import { SERVER_ROW } from './vendor-page';

function serverOf(change: JsonObject, drop: readonly string[] = []): Server {
  const row = Object.fromEntries(Object.entries({ ...SERVER_ROW, ...change }).filter(([key]) => !drop.includes(key)));
  const record = mapServerRecord(row);
  if (record === null) throw new Error('not mapped');
  return record.server;
}

describe("the vendor's row", () => {
  it('is mapped field by field', () => {
    expect(serverOf({})).toEqual({
      id: 7,
      name: 'web-1',
      domain: 'web-1.example.com',
      state: 'suspend_error',
      stateInfo: 'switch does not answer',
      power: 'on',
      operation: {
        id: 31,
        status: 'running',
        statusInfo: {},
        percent: null,
        label: null,
        step: null,
        phase: 'running',
        progressInfo: [{}],
      },
      osTemplate: { id: 4, name: 'Debian 12', tags: ['linux', 'debian'] },
      configuration: 'i9-9900K-64Gb-2x1024NVMe',
      hardware: { motherboard: { model: 'X11SCM' } },
      performance: { load: 1 },
      settings: { efi: true },
      addresses: [
        {
          id: 11,
          address: '192.0.2.7',
          family: 'ipv4',
          gateway: '192.0.2.1',
          network: '192.0.2.0/24',
          domain: 'web-1.example.com',
          status: 'ok',
          statusInfo: {},
          isMain: true,
        },
        {
          id: 12,
          address: '2001:db8::7',
          family: 'ipv6',
          gateway: '2001:db8::1',
          network: '2001:db8::/64',
          domain: null,
          status: 'allocating',
          statusInfo: { step: 1 },
          isMain: true,
        },
      ],
      ports: [
        {
          id: 21,
          connectionId: 22,
          switchId: 3,
          switchName: null,
          description: 'Gi1/0/7',
          adminStatus: 'up',
          linkStatus: 'down',
          isBmcConnection: false,
          collectsTraffic: false,
        },
        {
          id: 23,
          connectionId: 24,
          switchId: 3,
          switchName: null,
          description: 'Gi1/0/8',
          adminStatus: 'up',
          linkStatus: 'up',
          isBmcConnection: true,
          collectsTraffic: true,
        },
      ],
      feed: { connectionId: 25, portId: 5, port: 'A12', pduId: 6, pduName: 'pdu-a', status: 'up' },
      ipmi: {
        kind: 'ipmi',
        id: 8,
        address: '10.0.0.7',
        status: 'on',
        statusInfo: {},
        type: 'IPMI v2(lanplus)',
        webUrl: 'https://10.0.0.7/',
      },
      amt: { kind: 'intel-amt', id: 9, address: '10.0.1.7', status: 'off', statusInfo: {}, type: 'http', webUrl: null },
      location: { id: 1, name: 'AMS', geolocation: '1st Street, 25', userspace: 2 },
      mac: '3c:ec:ef:00:00:07',
      platform: { id: 2, name: 'Supermicro 1U', sizeUnits: 1, type: 'server' },
      rack: { id: 3, name: 'A-01', sizeUnits: 42 },
      unit: 17,
      chassis: { id: 4, name: 'blade-1', sizeUnits: 10, slotCount: 16 },
      slot: 3,
      owner: { id: 5, email: 'owner@example.com' },
      diagErrors: [{ type: 'smart', info: 'sda: reallocated sectors' }],
      isNew: true,
      barcode: null,
      more: {},
    });
  });

  it('becomes a short row for lists and racks', () => {
    expect(rowFromServer(serverOf({}))).toEqual({
      id: 7,
      name: 'web-1',
      domain: 'web-1.example.com',
      state: 'suspend_error',
      power: 'on',
      operation: { label: null, percent: null, phase: 'running' },
      isNew: true,
      hasDiagErrors: true,
      owner: 'owner@example.com',
      configuration: 'i9-9900K-64Gb-2x1024NVMe',
      os: 'Debian 12',
      mainIpv4: '192.0.2.7',
      bmcAddress: '10.0.0.7',
      bmcStatus: 'on',
      hasWebConsole: true,
      portsUp: 0,
      portsTotal: 1,
      locationName: 'AMS',
      rackId: 3,
      rackName: 'A-01',
      unit: 17,
      sizeUnits: 1,
      platformType: 'server',
      chassisId: 4,
      slot: 3,
      rackSizeUnits: 42,
      chassisName: 'blade-1',
      chassisSizeUnits: 10,
      chassisSlotCount: 16,
    });
  });

  it('maps the same when every number is text', () => {
    const asText = JSON.parse(
      JSON.stringify(SERVER_ROW, (_key, value) => (typeof value === 'number' ? `${value}` : value)),
    );
    const { server } = mapServerRecord(asText as JsonObject) ?? {};
    const free = { performance: null, addresses: null };
    expect({ ...server, ...free }).toEqual({ ...serverOf({}), ...free });
    expect(server?.addresses.map(({ id, isMain }) => [id, isMain])).toEqual([
      [11, true],
      [12, true],
    ]);
  });
});

describe('a value that is missing, odd or new', () => {
  it('leaves a server with only an id, and nothing is guessed', () => {
    const { server } = mapServerRecord({ id: 7 }) ?? {};
    expect(server).toMatchObject({
      id: 7,
      name: '',
      state: 'unknown',
      power: 'unknown',
      isNew: null,
      configuration: null,
    });
    const empty = Object.entries(server ?? {}).filter(([, value]) => Array.isArray(value) && value.length > 0);
    expect(empty).toEqual([]);
    expect(rowFromServer(server as Server)).toMatchObject({
      mainIpv4: null,
      bmcStatus: 'unknown',
      sizeUnits: null,
      os: null,
    });
  });

  it('maps nulls like absence', () => {
    const nulls = Object.fromEntries(Object.keys(SERVER_ROW).map((key) => [key, key === 'id' ? 7 : null]));
    expect(mapServerRecord(nulls)?.server).toEqual(mapServerRecord({ id: 7 })?.server);
  });

  it.each([[{}], [null], ['x'], [''], [1.5], [-1], ['9007199254740993'], [[7]], [true]] as const)(
    'is not mapped at all with the id %j',
    (id) => {
      expect(mapServerRecord({ ...SERVER_ROW, id: id as JsonValue })).toBeNull();
    },
  );

  it.each([
    ['state', { state: 'exploded' }, 'state', 'unknown'],
    ['an empty configuration', { configuration: ' ' }, 'configuration', null],
    ['a half unit', { unit: '17.5' }, 'unit', 17.5],
    ['a unit that is a word', { unit: 'top' }, 'unit', null],
    ['an owner known by e-mail only', { owner: null }, 'owner', { id: null, email: 'owner@example.com' }],
    ['a placeholder owner', { owner: { id: 0, email: '' }, owner_email: '' }, 'owner', null],
    ['a placeholder rack', { rack: { id: 0, name: '', size: 0 } }, 'rack', null],
    ['an empty chassis', { chassis: {} }, 'chassis', null],
    [
      'a location known by id only',
      { location: null },
      'location',
      { id: 1, name: '', geolocation: null, userspace: null },
    ],
    ['no BMC', { ipmi: {} }, 'ipmi', null],
    ['no PDU', { pdu_connection: {} }, 'feed', null],
    ['the end of an operation', { operation: { id: 0, status: '' } }, 'operation', null],
    ['a flag as text', { is_new: 'false' }, 'isNew', false],
    ['a barcode', { barcode: 'DC-00017' }, 'barcode', 'DC-00017'],
    ['a state told as an object', { state_info: { code: 5 } }, 'stateInfo', '{"code":5}'],
    ['errors as plain text', { diag_error: ['bad RAM'] }, 'diagErrors', [{ type: '', info: 'bad RAM' }]],
    ['fields unknown to us', { note: 'x', deep: { a: [1] } }, 'more', { note: 'x', deep: { a: [1] } }],
  ] as const)('%s', (_name, change, field, expected) => {
    expect(serverOf(change as JsonObject)[field]).toEqual(expected);
  });

  it('takes half heights, and no height at all for blades', () => {
    const heightOf = (size: JsonValue) =>
      serverOf({ platform: { id: 2, name: 'x', size, type: 'blade' } }).platform?.sizeUnits;
    expect([0.5, '2.5', null, 0, '', 'tall'].map(heightOf)).toEqual([0.5, 2.5, null, null, null, null]);
  });

  it('does not take an address for the main one because its id happens to be missing', () => {
    const ip = [{ name: '192.0.2.7', family: 'ipv4' }];
    expect(serverOf({ ip, main_ipv4: null, main_ipv6: null }).addresses[0]?.isMain).toBe(false);
    expect(rowFromServer(serverOf({ main_ipv4: 999 })).mainIpv4).toBeNull();
  });

  it('shows an owner known by number only as one, never as a free server', () => {
    expect(rowFromServer(serverOf({ owner: { id: 17 }, owner_email: null })).owner).toBe('#17');
  });

  it('of several feeds is off only when all are dead', () => {
    const powerWith = (...statuses: string[]) =>
      serverOf({ pdu_connection: statuses.map((power_status, i) => ({ port_id: i + 1, power_status })) }).power;
    expect(powerWith('down', 'up')).toBe('on');
    expect(powerWith('down', 'unknown')).toBe('on');
    expect(powerWith('down', 'down')).toBe('off');
  });

  it.each([
    ['on', 'on'],
    ['UP', 'on'],
    ['off', 'off'],
    ['down', 'off'],
    ['unknown', 'on'],
    ['constructor', 'on'],
    [1, 'on'],
  ])('reads power_status %j beside a BMC that is on as %s', (word, power) => {
    expect(serverOf({ power_status: word }).power).toBe(power);
    expect(serverOf({ power_status: word }).more).toEqual({});
  });
});
