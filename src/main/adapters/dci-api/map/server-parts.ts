/** The objects nested in a server row: addresses, ports, PDU, BMC, and everything that is an id with a name. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import type {
  AddressFamily,
  AddressStatus,
  Bmc,
  BmcStatus,
  FeedStatus,
  Named,
  PortStatus,
  PowerFeed,
  Server,
  ServerAddress,
  SwitchPort,
} from '@contract/types/server';
import {
  isObject,
  toFilledText,
  toFlag,
  toId,
  toJson,
  toNumber,
  toObject,
  toObjects,
  toSize,
  toText,
  toTexts,
  toWord,
} from '../wire/lenient';

type Known<W extends string> = ReadonlySet<Exclude<W, 'unknown'>>;
const FAMILIES: Known<AddressFamily> = new Set(['ipv4', 'ipv6'] as const);
const ADDRESS_STATUSES: Known<AddressStatus> = new Set([
  'allocating',
  'in_progress',
  'deleting',
  'ok',
  'fail',
  'allocation_fail',
] as const);
const PORT_STATUSES: Known<PortStatus> = new Set(['up', 'down', 'testing'] as const);
const FEED_STATUSES: Known<FeedStatus> = new Set(['up', 'down'] as const);
const BMC_STATUSES: Known<BmcStatus> = new Set(['on', 'off', 'in_progress'] as const);

type Field = JsonValue | undefined;

/** Null where there is neither an id nor a name. The vendor's placeholder `{id: 0, name: ""}` is nothing either. */
function mapNamed(object: JsonObject | null): Named | null {
  if (object === null) return null;
  const id = toId(object['id']);
  const name = toFilledText(object['name']) ?? '';
  return (id === null || id === 0) && name === '' ? null : { id, name };
}

/** Everything of an address but whether it is the server's main one. Null for a row that names no address. */
export function mapAddress(row: JsonObject): Omit<ServerAddress, 'isMain'> | null {
  // `name` by the vendor's page; IPmanager's own rows have been seen with `ip_addr` (notes 9).
  const address = toFilledText(row['name']) ?? toFilledText(row['ip_addr']);
  if (address === null) return null;
  return {
    id: toId(row['id']),
    address,
    family: toWord(row['family'], FAMILIES),
    gateway: toFilledText(row['gateway']),
    network: toFilledText(row['network']),
    domain: toFilledText(row['domain']),
    status: toWord(row['status'], ADDRESS_STATUSES),
    statusInfo: toJson(row['status_info']),
  };
}

/** `main_ipv4` and `main_ipv6` are address ids (notes 6.4). */
export function mapAddresses(value: Field, mainIds: readonly (number | null)[]): readonly ServerAddress[] {
  return toObjects(value).flatMap((row) => {
    const address = mapAddress(row);
    if (address === null) return [];
    return [{ ...address, isMain: address.id !== null && mainIds.includes(address.id) }];
  });
}

export function mapPorts(value: Field): readonly SwitchPort[] {
  return toObjects(value).map((row) => {
    const ignored = toFlag(row['do_not_collect_traffic']);
    return {
      id: toId(row['id']),
      connectionId: toId(row['connection_id']),
      switchId: toId(row['switch']),
      switchName: toFilledText(row['switch_name']),
      description: toFilledText(row['description']),
      adminStatus: toWord(row['admin_status'], PORT_STATUSES),
      linkStatus: toWord(row['oper_status'], PORT_STATUSES),
      isBmcConnection: toFlag(row['is_ipmi_connection']),
      collectsTraffic: ignored === null ? null : !ignored,
    };
  });
}

/** The server's PDU port. Of several, one that is up: the server is off only when every feed is dead. */
export function mapFeed(value: Field): PowerFeed | null {
  const feeds = toObjects(value).flatMap((row) => {
    const feed: PowerFeed = {
      connectionId: toId(row['connection_id']),
      portId: toId(row['port_id']),
      port: toFilledText(row['port_identity']),
      pduId: toId(row['pdu_id']),
      pduName: toFilledText(row['pdu_name']),
      status: toWord(row['power_status'], FEED_STATUSES),
    };
    const isThere = feed.portId !== null || feed.pduId !== null || feed.pduName !== null || feed.status !== 'unknown';
    return isThere ? [feed] : [];
  });
  return (
    feeds.find(({ status }) => status === 'up') ?? feeds.find(({ status }) => status === 'unknown') ?? feeds[0] ?? null
  );
}

export function mapBmc(kind: Bmc['kind'], value: Field): Bmc | null {
  const row = toObject(value);
  if (row === null) return null;
  const id = toId(row['id']);
  const address = toFilledText(row['address']);
  const status = toWord(row['status'], BMC_STATUSES);
  const webUrl = toFilledText(row['web_url']);
  if ((id === null || id === 0) && address === null && webUrl === null && status === 'unknown') return null;
  return {
    kind,
    id,
    address,
    status,
    statusInfo: toJson(row['status_info']),
    type: toFilledText(kind === 'ipmi' ? row['type'] : row['protocol']),
    webUrl,
  };
}

export function mapOsTemplate(value: Field): Server['osTemplate'] {
  const row = toObject(value);
  const named = mapNamed(row);
  return named === null ? null : { ...named, tags: toTexts(row?.['tags']) };
}

/** By-id answers may carry only `location_id`. */
export function mapLocation(value: Field, locationId: Field): Server['location'] {
  const row = toObject(value);
  const named = mapNamed(row) ?? mapNamed({ id: toId(locationId) });
  if (named === null) return null;
  return { ...named, geolocation: toFilledText(row?.['geolocation']), userspace: toId(row?.['userspace']) };
}

export function mapPlatform(value: Field): Server['platform'] {
  const row = toObject(value);
  const named = mapNamed(row);
  return named === null ? null : { ...named, sizeUnits: toSize(row?.['size']), type: toFilledText(row?.['type']) };
}

export function mapServerRack(value: Field): Server['rack'] {
  const row = toObject(value);
  const named = mapNamed(row);
  return named === null ? null : { ...named, sizeUnits: toSize(row?.['size']) };
}

export function mapChassis(value: Field): Server['chassis'] {
  const row = toObject(value);
  const named = mapNamed(row);
  if (named === null) return null;
  return { ...named, sizeUnits: toSize(row?.['size']), slotCount: toNumber(row?.['server_slot_count']) };
}

/** `owner` where the list has it; `owner_email` stands beside it and may stand alone. */
export function mapOwner(value: Field, ownerEmail: Field): Server['owner'] {
  const row = toObject(value);
  const id = toId(row?.['id'] ?? (isObject(value) ? null : value));
  const email = toFilledText(row?.['email']) ?? toFilledText(ownerEmail) ?? '';
  return email === '' && (id === null || id === 0) ? null : { id, email };
}

/** `[{type, info}]`; bare texts are taken as the information. */
export function mapDiagErrors(value: Field): Server['diagErrors'] {
  const entries = Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value];
  return entries.flatMap((entry) => {
    if (!isObject(entry)) return toFilledText(entry) === null ? [] : [{ type: '', info: toText(entry) ?? '' }];
    const type = toFilledText(entry['type']) ?? '';
    const info = textOf(entry['info']);
    return type === '' && info === '' ? [] : [{ type, info }];
  });
}

function textOf(value: Field): string {
  if (value === undefined || value === null) return '';
  return toText(value) ?? JSON.stringify(value);
}
