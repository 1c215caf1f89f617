/** One server read afresh: two thin answers make one whole, and nothing is blanked or passed off as current. */
import type { JsonObject } from '@contract/types/json';
import { describe, expect, it } from 'vitest';
import { mapServerRecord } from '../../../src/main/adapters/dci-api/map/server';
import { CUT, createFakeInstance, type FakeAnswer } from './fake-instance';
import { SERVER_ROW } from './vendor-page';

/** Fields that the vendor's by-id example lacks. */
const LIST_ONLY = [
  'settings',
  'perform_info',
  'chassis',
  'slot',
  'owner',
  'owner_email',
  'diag_error',
  'intel_amt',
  'main_ipv6',
  'is_new',
];
const BY_ID = Object.fromEntries(Object.entries(SERVER_ROW).filter(([key]) => !LIST_ONLY.includes(key)));
const NO_HANDLER: FakeAnswer = { status: 400, json: { error: { code: 1106, msg: 'no handler' } } };

function serverAt(byId: FakeAnswer, row: FakeAnswer) {
  return createFakeInstance(({ path }) => (path.endsWith('/server') ? row : byId));
}
const listOf = (...rows: JsonObject[]): FakeAnswer => ({ json: { list: rows } });

describe('reading one server', () => {
  it('asks by id and for the filtered row', async () => {
    const { api, sent } = serverAt({ json: BY_ID }, listOf(SERVER_ROW));
    await api.readServer(7);
    expect(sent.map(({ path, query }) => `${path}?${query}`).sort()).toEqual([
      '/api/dci/v3/server/7?',
      '/api/dci/v3/server?where=id EQ 7&limit=0,1',
    ]);
  });

  it('joins both answers', async () => {
    const { api } = serverAt({ json: { ...BY_ID, only_by_id: 1 } }, listOf({ ...SERVER_ROW, only_in_list: 2 }));
    const read = await api.readServer(7);
    expect(read.ok && read.value.server).toMatchObject({
      owner: { email: 'owner@example.com' },
      isNew: true,
      more: { only_by_id: 1, only_in_list: 2 },
    });
  });

  it.each([
    ['does not filter', listOf({ ...SERVER_ROW, id: 1 }, { ...SERVER_ROW, id: 2 })],
    ['sends no row', listOf()],
    ['refuses the filter', { status: 400, json: { error: { code: 3000, msg: 'where?' } } }],
    ['sends no list', { json: { list: 5 } }],
  ] as const)('fills what by-id lacks from what is known where the instance %s', async (_name, row) => {
    const { api } = serverAt({ json: { ...BY_ID, name: 'renamed' } }, row as FakeAnswer);
    const read = await api.readServer(7, mapServerRecord(SERVER_ROW));
    expect(read.ok && read.value.server).toMatchObject({
      name: 'renamed',
      owner: { email: 'owner@example.com' },
      chassis: { name: 'blade-1' },
      isNew: true,
    });
  });

  it('keeps knowing which port is the BMC’s when by-id does not say', async () => {
    const ports = (SERVER_ROW['switch_connection'] as JsonObject[]).map(({ id, admin_status }) => ({
      id: id ?? null,
      admin_status: admin_status ?? null,
      oper_status: 'up',
    }));
    const { api } = serverAt({ json: { ...BY_ID, switch_connection: ports } }, NO_HANDLER);
    const read = await api.readServer(7, mapServerRecord(SERVER_ROW));
    expect(read.ok && read.value.server.ports.map((port) => [port.linkStatus, port.isBmcConnection])).toEqual([
      ['up', false],
      ['up', true],
    ]);
  });

  it('prefers the fresh row to what is known', async () => {
    const { api } = serverAt({ json: BY_ID }, listOf({ ...SERVER_ROW, owner: null, owner_email: null }));
    const read = await api.readServer(7, mapServerRecord(SERVER_ROW));
    expect(read.ok && read.value.server.owner).toBeNull();
  });

  it('never passes known power or a known operation off as current', async () => {
    const thin = { id: 7, name: 'web-1', pdu_connection: { port_id: 5, power_status: 'up' } };
    const { api } = serverAt({ json: thin }, NO_HANDLER);
    const known = mapServerRecord({ ...SERVER_ROW, power_status: 'on', ipmi: null });
    const read = await api.readServer(7, known);
    expect(read.ok && read.value.server).toMatchObject({ power: 'unknown', operation: null, state: 'unknown' });
    expect(read.ok && read.value.server.amt).toMatchObject({ address: '10.0.1.7', status: 'unknown' });
  });

  it('is content with the row where by-id is not to be had', async () => {
    const { api } = serverAt(NO_HANDLER, listOf(SERVER_ROW));
    expect(await api.readServer(7)).toMatchObject({ ok: true, value: { server: { name: 'web-1' } } });
  });

  it.each([
    ['the server is not there', { status: 400, json: { error: { code: 3080 } } }, listOf(), 'server.not-found'],
    ['by-id is 404', { status: 404, text: '' }, listOf(), 'server.not-found'],
    ['the session ended', { status: 401, json: {} }, listOf(SERVER_ROW), 'dci.unauthorised'],
    ['the row was cut', { json: BY_ID }, CUT, 'network.cut'],
    ['another server is sent', { json: { ...BY_ID, id: 8 } }, listOf(), 'dci.malformed'],
  ] as const)('fails when %s', async (_name, byId, row, code) => {
    const { api } = serverAt(byId as FakeAnswer, row as FakeAnswer);
    expect(await api.readServer(7, mapServerRecord(SERVER_ROW))).toMatchObject({ ok: false, error: { code } });
  });
});
