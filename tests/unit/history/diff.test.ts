/** What is told of a server that changed: a missed change is a move nobody hears of, a made-up one buries the others. */
import type { Change } from '@contract/types/history';
import type { Server, ServerOperation } from '@contract/types/server';
import { changesOfGoneServer, changesOfNewServer, diffServers } from '@core/history/diff';
import { TEXT_LIMIT } from '@core/history/texts';
import { describe, expect, it } from 'vitest';
import { BARE_SERVER } from '../../support/bare-server';
import { FULL_SERVER } from './full-server';

const from = (before: Partial<Server>, after: Partial<Server>): readonly Change[] =>
  diffServers({ ...FULL_SERVER, ...before }, { ...FULL_SERVER, ...after });
const change = (kind: Change['kind'], part: string | null, before: string | null, after: string | null): Change => {
  return { kind, part, before, after };
};

const operation = (fields: Partial<ServerOperation>): ServerOperation => ({
  id: 7,
  status: 'in_progress',
  statusInfo: null,
  percent: null,
  label: 'Reinstall',
  step: null,
  phase: 'running',
  progressInfo: [],
  ...fields,
});
const rack = (id: number, name: string) => ({ id, name, sizeUnits: 47 });

describe('a server that changed', () => {
  it('moved: one change from place to place', () => {
    expect(from({ rack: rack(4, 'B4-04'), unit: 23 }, { rack: rack(5, 'B4-05'), unit: 2 })).toEqual([
      change('moved', null, 'B4-04 U23', 'B4-05 U2'),
    ]);
    const chassis = { id: 3, name: 'C-12', sizeUnits: 2, slotCount: 4 };
    expect(from({}, { chassis, slot: 3 })).toEqual([change('moved', null, 'B4-04 U23', 'B4-04 U23 C-12/3')]);
    expect(from({}, { rack: null, unit: null, chassis: null, slot: null })).toEqual([
      change('moved', null, 'B4-04 U23', 'HEL-1'),
    ]);
  });

  it('moved to another location: then the location is told', () => {
    const location = { id: 2, name: 'FRA-2', geolocation: 'DE', userspace: 1 };
    expect(from({}, { location })).toEqual([change('moved', null, 'HEL-1, B4-04 U23', 'FRA-2, B4-04 U23')]);
  });

  it('moved to a rack of the same name: then the numbers tell it', () => {
    expect(from({}, { rack: rack(9, 'B4-04') })).toEqual([change('moved', null, 'B4-04 #4 U23', 'B4-04 #9 U23')]);
  });

  it('a rack that only grew is no move', () => {
    expect(from({}, { rack: { id: 4, name: 'B4-04', sizeUnits: 52 } })).toEqual([
      change('other', 'rack.sizeUnits', '47', '52'),
    ]);
  });

  it('renamed, by name and by domain', () => {
    expect(from({}, { name: 'kvm-2', domain: null })).toEqual([
      change('renamed', null, 'kvm-1', 'kvm-2'),
      change('renamed', 'domain', 'kvm-1.example', null),
    ]);
  });

  it('another owner; one known by number only is one too', () => {
    expect(from({}, { owner: { id: 9, email: 'new@example.com' } })).toEqual([
      change('owner', null, 'old@example.com', 'new@example.com'),
    ]);
    expect(from({}, { owner: { id: 9, email: '' } })).toEqual([change('owner', null, 'old@example.com', '#9')]);
    expect(from({}, { owner: { id: 9, email: 'old@example.com' } })).toEqual([
      change('owner', null, 'old@example.com #8', 'old@example.com #9'),
    ]);
    expect(from({}, { owner: null })).toEqual([change('owner', null, 'old@example.com', null)]);
  });

  it('suspended, with what the instance says of it', () => {
    expect(from({}, { state: 'suspended', stateInfo: 'abuse' })).toEqual([
      change('state', null, 'ok', 'suspended: abuse'),
    ]);
    expect(from({ state: 'suspended', stateInfo: 'abuse' }, { state: 'suspended', stateInfo: 'unpaid' })).toEqual([
      change('state', null, 'suspended: abuse', 'suspended: unpaid'),
    ]);
  });

  it('power, also into what nobody knows', () => {
    expect(from({ power: 'on' }, { power: 'unknown' })).toEqual([change('power', null, 'on', 'unknown')]);
  });

  it('addresses: came, went, became the main one, another status; their order says nothing', () => {
    const [main, other] = FULL_SERVER.addresses as [Server['addresses'][number], Server['addresses'][number]];
    const added = { ...other, id: 3, address: '10.0.0.9', status: 'allocating' as const };
    expect(from({}, { addresses: [other, main] })).toEqual([]);
    expect(from({}, { addresses: [main, added] })).toEqual([
      change('addresses', '10.0.0.6', 'ok', null),
      change('addresses', '10.0.0.9', null, 'allocating'),
    ]);
    expect(
      from(
        {},
        {
          addresses: [
            { ...main, isMain: false },
            { ...other, isMain: true },
          ],
        },
      ),
    ).toEqual([change('addresses', '10.0.0.5', 'ok, main', 'ok'), change('addresses', '10.0.0.6', 'ok', 'ok, main')]);
    expect(from({}, { addresses: [main, { ...other, status: 'deleting' }] })).toEqual([
      change('addresses', '10.0.0.6', 'ok', 'deleting'),
    ]);
    expect(from({}, { addresses: [main, { ...other, gateway: null }] })).toEqual([
      change('addresses', '10.0.0.6', 'ok, gateway 10.0.0.1', 'ok'),
    ]);
  });

  it('addresses are told apart by what they are, not by their number', () => {
    const [main, other] = FULL_SERVER.addresses as [Server['addresses'][number], Server['addresses'][number]];
    expect(from({ addresses: [] }, { addresses: [main] })).toEqual([change('addresses', '10.0.0.5', null, 'ok, main')]);
    expect(from({}, { addresses: [main, { ...other, id: 9 }] })).toEqual([
      change('addresses', '10.0.0.6', 'ok, #2', 'ok, #9'),
    ]);
    expect(
      from(
        {},
        {
          addresses: [
            { ...main, id: null },
            { ...other, address: '10.0.0.7' },
          ],
        },
      ),
    ).toEqual([
      change('addresses', '10.0.0.5', 'ok, main, #1', 'ok, main'),
      change('addresses', '10.0.0.6', 'ok', null),
      change('addresses', '10.0.0.7', null, 'ok'),
    ]);
  });

  it('an address listed twice: the entries that are alike belong together', () => {
    const [main] = FULL_SERVER.addresses as [Server['addresses'][number]];
    const failed = { ...main, status: 'fail' as const };
    expect(from({ addresses: [main, main] }, { addresses: [failed, main] })).toEqual([
      change('addresses', '10.0.0.5', 'ok, main', 'fail, main'),
    ]);
    expect(from({ addresses: [failed, main] }, { addresses: [main] })).toEqual([
      change('addresses', '10.0.0.5', 'fail, main', null),
    ]);
  });

  it('ports: link, administration, switch, came, went', () => {
    const [uplink, bmc] = FULL_SERVER.ports as [Server['ports'][number], Server['ports'][number]];
    expect(from({}, { ports: [bmc, { ...uplink, linkStatus: 'down' }] })).toEqual([
      change('ports', 'Gi1/0/7', 'sw-b4, up', 'sw-b4, down'),
    ]);
    expect(from({}, { ports: [{ ...uplink, adminStatus: 'down' }, bmc] })).toEqual([
      change('ports', 'Gi1/0/7', 'sw-b4, up, admin up', 'sw-b4, up, admin down'),
    ]);
    expect(from({}, { ports: [{ ...uplink, switchName: 'sw-b5', switchId: 5 }, bmc] })).toEqual([
      change('ports', 'Gi1/0/7', 'sw-b4, up, switch 4', 'sw-b5, up, switch 5'),
    ]);
    expect(from({}, { ports: [uplink] })).toEqual([change('ports', 'bmc port', 'sw-mgmt, up', null)]);
    expect(from({ ports: [] }, { ports: [uplink] })).toEqual([change('ports', 'Gi1/0/7', null, 'sw-b4, up')]);
  });

  it('ports without a number are told apart by their description', () => {
    const port = (description: string, linkStatus: 'up' | 'down') => {
      return { ...(FULL_SERVER.ports[0] as Server['ports'][number]), id: null, description, linkStatus };
    };
    const before = [port('a', 'up'), port('b', 'down')];
    expect(from({ ports: before }, { ports: [port('b', 'up'), port('a', 'down')] })).toEqual([
      change('ports', 'a', 'sw-b4, up', 'sw-b4, down'),
      change('ports', 'b', 'sw-b4, down', 'sw-b4, up'),
    ]);
  });

  it('PDU port and BMC', () => {
    const { feed, ipmi } = FULL_SERVER;
    if (feed === null || ipmi === null) throw new Error('the full server has both');
    expect(from({}, { feed: { ...feed, status: 'down' } })).toEqual([
      change('feed', null, 'pdu-1, port 12, up', 'pdu-1, port 12, down'),
    ]);
    expect(from({}, { feed: null })).toEqual([change('feed', null, 'pdu-1, port 12, up', null)]);
    expect(from({}, { ipmi: { ...ipmi, address: '10.9.0.2' } })).toEqual([
      change('bmc', 'ipmi', '10.9.0.1, on', '10.9.0.2, on'),
    ]);
    expect(from({ ipmi: null, amt: null }, { ipmi: null, amt: { ...ipmi, kind: 'intel-amt' } })).toEqual([
      change('bmc', 'amt', null, '10.9.0.1, on'),
    ]);
  });

  it('diagnostics: each error that came or went', () => {
    const disk = { type: 'disk', info: 'sda fails' };
    const memory = { type: 'memory', info: '' };
    expect(from({ diagErrors: [disk] }, { diagErrors: [memory] })).toEqual([
      change('diagnostics', 'disk', 'sda fails', null),
      change('diagnostics', 'memory', null, 'memory'),
    ]);
  });

  it('unknown fields one by one, and of big values only what differs', () => {
    const disks = (serial: string) => [
      { name: 'sda', serial: 'A1' },
      { name: 'sdb', serial },
      { name: 'sdc', serial: 'C1' },
    ];
    expect(from({ more: { a: 1, b: 2, c: 3 } }, { more: { a: 1, b: 3, d: 'x' } })).toEqual([
      change('other', 'more.b', '2', '3'),
      change('other', 'more.c', '3', null),
      change('other', 'more.d', null, 'x'),
    ]);
    expect(
      from({ hardware: { cpu: 'EPYC', disks: disks('B1') } }, { hardware: { cpu: 'EPYC', disks: disks('B2') } }),
    ).toEqual([change('other', 'hardware', 'disks[1].serial: B1', 'disks[1].serial: B2')]);
    const two = disks('B1').slice(0, 2);
    expect(from({ hardware: { disks: two } }, { hardware: { disks: two.slice(0, 1) } })).toEqual([
      change('other', 'hardware', 'disks: [{name: sdb, serial: B1}]', null),
    ]);
  });

  it('fields named like the inside of every object are fields like others', () => {
    expect(from({ more: {} }, { more: { constructor: 'x', toString: 'y' } })).toEqual([
      change('other', 'more.constructor', null, 'x'),
      change('other', 'more.toString', null, 'y'),
    ]);
    const inherited = JSON.parse('{"__proto__":{}}');
    expect(from({ hardware: inherited }, { hardware: { a: {} } })).toHaveLength(1);
    expect(from({ hardware: { a: {} } }, { hardware: inherited })).toHaveLength(1);
  });

  it('texts are short, and cut where the difference still shows', () => {
    const long = 'x'.repeat(500);
    const [one] = from({ barcode: `${long}1` }, { barcode: `${long}2` });
    expect(one?.before).toMatch(/^…x+1$/);
    expect(one?.after).toMatch(/^…x+2$/);
    const [two] = from({ configuration: null }, { configuration: `${'y'.repeat(TEXT_LIMIT - 2)}😀😀` });
    expect(two?.after).toBe(`${'y'.repeat(TEXT_LIMIT - 2)}…`);
  });
});

describe('an operation', () => {
  const running = operation({ percent: 10 });

  it('began, failed, ended', () => {
    expect(from({}, { operation: running })).toEqual([change('operation', null, null, 'Reinstall')]);
    expect(from({ operation: running }, { operation: operation({ phase: 'failed', status: 'fail' }) })).toEqual([
      change('operation', null, 'Reinstall', 'Reinstall: failed'),
    ]);
    expect(from({ operation: running }, {})).toEqual([change('operation', null, 'Reinstall', null)]);
    expect(from({ operation: operation({ phase: 'failed' }) }, {})).toEqual([
      change('operation', null, 'Reinstall: failed', null),
    ]);
  });

  it('is another one by its name or its number', () => {
    expect(from({ operation: running }, { operation: operation({ id: 8, label: 'Diagnose' }) })).toEqual([
      change('operation', null, 'Reinstall', 'Diagnose'),
    ]);
    expect(from({ operation: running }, { operation: operation({ id: 8 }) })).toEqual([
      change('operation', null, 'Reinstall #7', 'Reinstall #8'),
    ]);
  });

  it('says nothing by its progress, nor when an ended one is cleared away', () => {
    const further = operation({
      percent: 90,
      status: 'working',
      statusInfo: { step: 3 },
      step: { index: 3, count: 4, label: 'copying' },
      progressInfo: [{ percent: 90 }],
    });
    expect(from({ operation: running }, { operation: further })).toEqual([]);
    const ended = operation({ phase: 'finished' });
    expect(from({ operation: running }, { operation: ended })).toEqual([
      change('operation', null, 'Reinstall', 'Reinstall: finished'),
    ]);
    expect(from({ operation: ended }, { operation: null })).toEqual([]);
  });
});

it('a server that came or went is told with its place', () => {
  expect(changesOfNewServer(FULL_SERVER)).toEqual([change('appeared', null, null, 'B4-04 U23')]);
  expect(changesOfGoneServer(FULL_SERVER)).toEqual([change('gone', null, 'B4-04 U23', null)]);
  expect(changesOfNewServer(BARE_SERVER)).toEqual([change('appeared', null, null, null)]);
});
