/** The other lists: racks, users, addresses, networks, pools, counts, tasks. */
import type { JsonObject } from '@contract/types/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as lists from '../../../src/main/adapters/dci-api/map/lists';
import { createFakeInstance } from './fake-instance';

describe('rows of lists', () => {
  it('counts free servers by configuration, of the undiagnosed ones too', () => {
    expect(lists.mapConfigurationCount({ configuration: 'i9', free_server_count: '42' })).toEqual({
      configuration: 'i9',
      freeServerCount: 42,
    });
    expect(lists.mapConfigurationCount({ configuration: '', free_server_count: null })).toEqual({
      configuration: '',
      freeServerCount: null,
    });
    expect(lists.mapConfigurationCount({ free_server_count: 3 })).toBeNull();
  });

  it('reads racks with whole, half and unknown heights', () => {
    expect(
      lists.mapRack({ id: '3', name: 'A-01', size: '42', device_count: 7, location: { name: 'AMS' }, note: 'n' }),
    ).toEqual({
      id: 3,
      name: 'A-01',
      sizeUnits: 42,
      locationName: 'AMS',
      deviceCount: 7,
      more: { note: 'n' },
    });
    expect(lists.mapRack({ id: 3, size: 0 })).toMatchObject({ name: '', sizeUnits: null, locationName: null });
    expect(lists.mapRack({ name: 'no id' })).toBeNull();
  });

  it.each([
    ['[@user]', ['@user']],
    ['["@admin", "custom"]', ['@admin', 'custom']],
    ['@admin', ['@admin']],
    [
      ['@admin', '@user'],
      ['@admin', '@user'],
    ],
    [[{ name: '@admin' }], ['@admin']],
    ['[]', []],
    [null, []],
    [7, []],
  ])('reads roles written as %j', (roles, expected) => {
    expect(lists.mapUser({ id: 1, email: 'a', roles })?.roles).toEqual(expected);
  });

  it("reads an address with its server's name", () => {
    expect(
      lists.mapAddressRow({ id: 1, name: '192.0.2.7', family: 'ipv4', server: 'web-1', status: 'new word' }),
    ).toMatchObject({
      id: 1,
      server: 'web-1',
      family: 'ipv4',
      status: 'unknown',
      domain: null,
    });
    expect(lists.mapAddressRow({ id: 1, name: '192.0.2.7', server: { id: 7, name: 'web-1' } })?.server).toBe('web-1');
    expect(lists.mapAddressRow({ id: 1 })).toBeNull();
  });

  it('keeps counts that outgrow a number as digits', () => {
    const huge = '340282366920938463463374607431768211456';
    const network = lists.mapNetwork({
      id: 2,
      name: '2001:db8::/64',
      family: 10,
      size: huge,
      using_ip: '5',
      total_ip: 1e20,
    });
    expect(network).toMatchObject({ family: 'ipv6', size: huge, usedCount: '5', totalCount: '100000000000000000000' });
    expect(lists.mapNetwork({ id: 2, family: 2, size: 'many', vlan: 12 })).toMatchObject({
      family: 'ipv4',
      size: null,
      vlan: '12',
    });
    expect(lists.mapNetwork({ id: 2, family: 'toString' })?.family).toBe('unknown');
  });

  it.each([
    ['true', true],
    ['f', false],
    [1, true],
    ['string', null],
    [undefined, null],
  ])('reads is_public %j as %s', (is_public, expected) => {
    const row = is_public === undefined ? { id: 1 } : { id: 1, is_public };
    expect(lists.mapPool(row)?.isPublic).toBe(expected);
  });

  it('reads the counters of a pool apart', () => {
    const row = {
      id: 1,
      name: 'p',
      using_ip: '3',
      using_ipv4: '2',
      using_ipv6: '1',
      total_ip: '30',
      total_ipv4: '20',
      total_ipv6: '10',
    };
    expect(lists.mapPool(row)).toMatchObject({
      used: { all: '3', ipv4: '2', ipv6: '1' },
      total: { all: '30', ipv4: '20', ipv6: '10' },
    });
  });

  it.each([
    ['complete', 'complete'],
    ['fail', 'failed'],
    ['running', 'running'],
    ['waiting', 'running'],
    ['completed?', 'running'],
  ])('takes the task status %s for %s', (status, phase) => {
    expect(lists.mapTask({ id: 1, consul_id: 2, status })?.phase).toBe(phase);
  });

  it('never throw, whatever a row holds', () => {
    const keys = fc.constantFrom(
      'id',
      'name',
      'size',
      'roles',
      'family',
      'server',
      'location',
      'status',
      '__proto__',
      'total_ip',
    );
    const mappers = Object.values(lists) as readonly ((row: JsonObject) => unknown)[];
    expect(mappers).toHaveLength(7);
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })), (row) => {
        for (const map of mappers) map(row as JsonObject);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a list with bad rows', () => {
  it('keeps the others, and the log counts what was dropped', async () => {
    const list = [{ id: 1, name: 'A' }, { name: 'no id' }, 'no object', null, { id: 'x' }, { id: 2, name: 'B' }];
    const { api, log } = createFakeInstance(() => ({ json: { list, size: list.length } }));
    const racks = await api.listRacks();
    expect(racks.ok && racks.value.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(log.lines.find(({ event }) => event === 'dci.rows-dropped')?.fields).toEqual({
      path: '/api/dci/v3/rack',
      dropped: 4,
      kept: 2,
    });
  });
});
