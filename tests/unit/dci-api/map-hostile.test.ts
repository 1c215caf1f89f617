/** Rows that carry secrets or mean harm: nothing leaks, nothing throws. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import { rowFromServer } from '@core/inventory/row';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapServerRecord } from '../../../src/main/adapters/dci-api/map/server';
import { SERVER_ROW } from './vendor-page';

describe('secrets in a row', () => {
  it('are masked in the row that is kept and in everything mapped from it', () => {
    const record = mapServerRecord({
      ...SERVER_ROW,
      settings: { efi: true, ipmi_password: 's3cret-1', snmp: { community: 's3cret-2' } },
      hardware_info: { keys: [{ private_key: 's3cret-3' }], note: 'a -----BEGIN RSA PRIVATE KEY----- s3cret-4' },
      ipmi: { id: 8, status: 'on', login: 'ADMIN', Password: 's3cret-5', web_url: 'https://root:s3cret-6@10.0.0.7/' },
      access: { authToken: 's3cret-7', items: [{ name: 'root password', value: 's3cret-8' }] },
    });
    expect(JSON.stringify(record)).not.toContain('s3cret');
    expect(record?.server.ipmi?.webUrl).toBe('https://root:•••@10.0.0.7/');
    expect(record?.raw['settings']).toEqual({ efi: true, ipmi_password: '•••', snmp: { community: '•••' } });
  });

  it('do not take harmless fields with them', () => {
    const harmless = {
      ssh_pub_keys: ['ssh-ed25519 AAAA'],
      keyboard: 'us',
      password: null,
      has_token: false,
      key: 'cpu',
      value: 'Xeon',
      barcode: '1',
      passed: 'yes',
    };
    expect(mapServerRecord({ id: 7, ...harmless })?.raw).toEqual({ id: 7, ...harmless });
  });

  it('does not change the answer it was given', () => {
    const row = { id: 7, settings: { password: 'x' } };
    mapServerRecord(row);
    expect(row.settings.password).toBe('x');
  });
});

describe('hostile rows', () => {
  const fields = fc.constantFrom(...Object.keys(SERVER_ROW), 'power_status', 'barcode', '__proto__', 'password', 'new');

  it('never throw, and always give a strict server or none', () => {
    fc.assert(
      fc.property(fc.dictionary(fields, fc.jsonValue({ maxDepth: 4 })), (change) => {
        const record = mapServerRecord({ ...SERVER_ROW, ...(change as JsonObject) });
        if (record === null) return;
        const row = rowFromServer(record.server);
        expect(Object.keys(row)).toHaveLength(29);
        expect(['on', 'off', 'in_progress', 'unknown']).toContain(record.server.power);
        expect(Object.getPrototypeOf(record.server.more)).toBe(Object.prototype);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot put a prototype under a row', () => {
    const row = JSON.parse(
      '{"id":7,"__proto__":{"isAdmin":true},"a":{"__proto__":{"x":1},"password":"p"}}',
    ) as JsonObject;
    const record = mapServerRecord(row);
    expect(record?.raw).toEqual({ id: 7, a: { password: '•••' } });
    expect(record?.server.more).not.toHaveProperty('isAdmin');
  });

  it('cannot exhaust the stack by nesting', () => {
    const depth = 200_000;
    let nested: JsonValue = 'end';
    for (let i = 0; i < depth; i += 1) nested = [nested];
    expect(mapServerRecord({ id: 7, hardware_info: nested })?.server.id).toBe(7);
  });
});
