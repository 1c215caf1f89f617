/**
 * A row of `GET /api/dci/v3/server` as the domain's server (vendor's page; extra fields: notes 6.1). Read by hand, for
 * this is the hot path: for 10,000 rows zod took 190 to 550 ms before anything was masked or mapped; this takes 150 to
 * 310 ms with both (simulator's rows of 3 kB, Node 24, 2 shared cores).
 */
import type { JsonObject, JsonValue } from '@contract/types/json';
import type { PowerState, Server, ServerState } from '@contract/types/server';
import { controllerStatus, effectivePower } from '@core/inventory/power';
import type { ServerRecord } from '@core/ports';
import { maskRow } from '../mask';
import { fieldsBeyond, isObject, toFilledText, toFlag, toId, toJson, toNumber, toText, toWord } from '../wire/lenient';
import { mapOperation } from './operation';
import {
  mapAddresses,
  mapBmc,
  mapChassis,
  mapDiagErrors,
  mapFeed,
  mapLocation,
  mapOsTemplate,
  mapOwner,
  mapPlatform,
  mapPorts,
  mapServerRack,
} from './server-parts';

const STATES: ReadonlySet<Exclude<ServerState, 'unknown'>> = new Set([
  'ok',
  'suspending',
  'suspended',
  'suspend_error',
  'resuming',
  'resume_error',
] as const);

/** Both vocabularies that the undocumented `power_status` may use (notes 6.1). */
const POWER_WORDS: Readonly<Record<string, PowerState>> = {
  on: 'on',
  up: 'on',
  off: 'off',
  down: 'off',
  in_progress: 'in_progress',
};

const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'operation',
  'domain',
  'id',
  'os_template',
  'hardware_info',
  'perform_info',
  'configuration',
  'settings',
  'state',
  'state_info',
  'ip',
  'switch_connection',
  'pdu_connection',
  'ipmi',
  'intel_amt',
  'location',
  'location_id',
  'mac',
  'main_ipv4',
  'main_ipv6',
  'name',
  'platform',
  'rack',
  'unit',
  'chassis',
  'slot',
  'owner',
  'owner_email',
  'diag_error',
  'is_new',
  'barcode',
  'power_status',
]);

/** Null for a row without a usable id: nothing could be done with it. Secrets are masked in both halves. */
export function mapServerRecord(row: JsonObject): ServerRecord | null {
  const id = toId(row['id']);
  if (id === null) return null;
  const raw = maskRow(row);
  return { server: mapServer(id, raw), raw };
}

/** Of a row whose secrets are masked. */
export function mapServer(id: number, row: JsonObject): Server {
  const feed = mapFeed(row['pdu_connection']);
  const ipmi = mapBmc('ipmi', row['ipmi']);
  const amt = mapBmc('intel-amt', row['intel_amt']);
  return {
    id,
    name: toFilledText(row['name']) ?? '',
    domain: toFilledText(row['domain']),
    state: toWord(row['state'], STATES),
    stateInfo: stateInfoOf(row['state_info']),
    power: effectivePower({
      reported: reportedPower(row['power_status']),
      feed: feed?.status ?? null,
      bmc: controllerStatus(ipmi?.status ?? null, amt?.status ?? null),
    }),
    operation: mapOperation(row['operation']),
    osTemplate: mapOsTemplate(row['os_template']),
    configuration: toFilledText(row['configuration']),
    hardware: toJson(row['hardware_info']),
    performance: toJson(row['perform_info']),
    settings: isObject(row['settings']) ? row['settings'] : null,
    addresses: mapAddresses(row['ip'], [toId(row['main_ipv4']), toId(row['main_ipv6'])]),
    ports: mapPorts(row['switch_connection']),
    feed,
    ipmi,
    amt,
    location: mapLocation(row['location'], row['location_id']),
    mac: toFilledText(row['mac']),
    platform: mapPlatform(row['platform']),
    rack: mapServerRack(row['rack']),
    unit: toNumber(row['unit']),
    chassis: mapChassis(row['chassis']),
    slot: toNumber(row['slot']),
    owner: mapOwner(row['owner'], row['owner_email']),
    diagErrors: mapDiagErrors(row['diag_error']),
    isNew: toFlag(row['is_new']),
    barcode: toFilledText(row['barcode']),
    more: fieldsBeyond(row, KNOWN_FIELDS),
  };
}

/** Null: absent, or a word that is not understood; then the vendor's table decides. */
function reportedPower(value: JsonValue | undefined): PowerState | null {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return Object.hasOwn(POWER_WORDS, word) ? (POWER_WORDS[word] ?? null) : null;
}

/** Documented as text; an object still says more than nothing. */
function stateInfoOf(value: JsonValue | undefined): string | null {
  if (isObject(value)) return Object.keys(value).length === 0 ? null : JSON.stringify(value);
  return toFilledText(toText(value));
}
