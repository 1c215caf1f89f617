/** Whatever an answer says, the panel says it somewhere besides the raw text. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import { rowFromServer } from '@core/inventory/row';
import { Inspector } from '@renderer/features/servers/inspector/inspector';
import { unknownFields } from '@renderer/features/servers/model/unknown-fields';
import { en } from '@renderer/features/servers/strings/en';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it } from 'vitest';
import { mapServer } from '../../../src/main/adapters/dci-api/map/server';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { servers: en } } }));

/** Every leaf is a text or a number that occurs once, so that finding it in the panel means that field. */
const ANSWER: JsonObject = {
  id: 900001,
  name: 'kvm-182',
  domain: 'one.example',
  state: 'ok',
  state_info: 'note-of-state',
  operation: {
    id: 900002,
    status: 'word-of-operation',
    status_info: { why: 'info-of-operation' },
    new: 'operation-unknown',
  },
  os_template: { id: 900003, name: 'os-name', tags: ['os-tag'], unknown: 'os-unknown' },
  configuration: 'cpu-text',
  hardware_info: { cpu: 'hardware-leaf' },
  perform_info: { score: 'performance-leaf' },
  settings: { key: 'settings-leaf' },
  ip: [
    {
      id: 900004,
      name: '198.51.100.86',
      family: 'ipv4',
      gateway: '198.51.100.1',
      network: '198.51.100.0/24',
      domain: 'ip-domain',
      status: 'ok',
      status_info: { text: 'ip-status-note' },
      unknown: 'ip-unknown',
    },
  ],
  switch_connection: [
    {
      id: 900005,
      connection_id: 900006,
      switch: 900007,
      switch_name: 'switch-name',
      description: 'port-description',
      admin_status: 'up',
      oper_status: 'up',
      is_ipmi_connection: false,
      do_not_collect_traffic: true,
      speed: 'port-unknown',
    },
  ],
  pdu_connection: [
    { connection_id: 900008, port_id: 900009, port_identity: 'pdu-port', pdu_id: 900010, pdu_name: 'pdu-one' },
    { connection_id: 900011, port_id: 900012, port_identity: 'pdu-other-port', pdu_id: 900013, pdu_name: 'pdu-two' },
  ],
  ipmi: {
    id: 900014,
    address: '10.0.0.7',
    status: 'on',
    status_info: 'ipmi-note',
    type: 'ipmi-type',
    new: 'ipmi-unknown',
  },
  intel_amt: { id: 900015, address: '10.0.0.8', status: 'on', status_info: 'amt-note', protocol: 'amt-type' },
  location: { id: 900016, name: 'location-name', geolocation: 'geo', userspace: 900017, extra: 'location-unknown' },
  mac: '00:11:22:33:44:55',
  platform: { id: 900018, name: 'platform-name', size: 1, type: 'platform-type', vendor: 'platform-unknown' },
  rack: { id: 900019, name: 'rack-name', size: 42, side: 'rack-unknown' },
  chassis: { id: 900020, name: 'chassis-name', size: 7, server_slot_count: 91 },
  slot: 4,
  owner: { id: 900021, email: 'owner@example.com', phone: 'owner-unknown' },
  diag_error: [{ type: 'diag-type', info: 'diag-info' }],
  barcode: 'barcode-text',
  of_a_later_version: { deep: [{ deeper: 'top-unknown' }] },
};

function leaves(value: JsonValue): string[] {
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.values(value as JsonObject).flatMap(leaves);
}

/** Shown as a word or a mark of the panel rather than as the instance's own word. */
const AS_WORDS = new Set(['ok', 'ipv4', 'up', 'on', '1']);

it('every field of an answer is in the panel', () => {
  const server = mapServer(900001, ANSWER);
  const detail = {
    server,
    row: rowFromServer(server),
    readAtMs: 0,
    raw: ANSWER,
    webConsole: { kind: 'none' } as const,
  };
  const nothing = () => undefined;
  const html = renderToStaticMarkup(
    <Inspector
      open={{ instanceId: 'i', serverId: server.id, asOf: null, detail, reading: false, error: null }}
      now={1}
      onOpenWebConsole={nothing}
      onRead={nothing}
      onCopy={nothing}
      onCopyLine={nothing}
      onClose={nothing}
      power={null}
      run={null}
      lastKnown={false}
      blocked={null}
      past={false}
      datacenter={{ code: 'AMS1', hue: 0 }}
      note={null}
      history={null}
    />,
  );
  const missing = leaves(ANSWER).filter((leaf) => !AS_WORDS.has(leaf) && !html.includes(leaf));
  expect(missing).toEqual([]);
  expect(html).toContain(en.field.notCounted);
});

it('what is known is not repeated among the unknown', () => {
  const { pdu_connection: _, ...answer } = ANSWER;
  expect(leaves(unknownFields(answer)).filter((leaf) => !leaf.includes('unknown'))).toEqual([]);
});
