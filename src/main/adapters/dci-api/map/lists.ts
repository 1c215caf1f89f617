/** Rows of every list but the servers': configuration counts, racks, users, addresses, networks, pools, tasks. */
import type {
  Address,
  ConfigurationCount,
  Network,
  Pool,
  PoolCounts,
  Rack,
  Task,
  User,
} from '@contract/types/inventory';
import type { JsonObject } from '@contract/types/json';
import { z } from 'zod';
import { maskRow } from '../mask';
import { field } from '../wire/answers';
import {
  fieldsBeyond,
  isObject,
  toDigits,
  toFilledText,
  toFlag,
  toId,
  toNumber,
  toObject,
  toSize,
  toText,
  toTexts,
} from '../wire/lenient';
import { mapAddress } from './server-parts';

const text = field(toFilledText);
const count = field(toNumber);
const id = field(toId);
const digits = field(toDigits);

/** Reads a row by its schema; null where the row has no usable id. Fields outside the schema become `more`. */
function readerOf<S extends z.ZodRawShape, T>(
  shape: S,
  build: (row: z.infer<z.ZodObject<S>>, more: JsonObject) => T | null,
): (row: JsonObject) => T | null {
  const schema = z.looseObject(shape);
  const known = new Set(Object.keys(shape));
  return (row) => {
    const masked = maskRow(row);
    const parsed = schema.safeParse(masked);
    return parsed.success ? build(parsed.data as z.infer<z.ZodObject<S>>, fieldsBeyond(masked, known)) : null;
  };
}

/** `GET /server/configuration`: `{ configuration, free_server_count }`; servers never diagnosed count under an empty text. */
export const mapConfigurationCount = readerOf(
  { configuration: field(toText), free_server_count: count },
  ({ configuration, free_server_count }): ConfigurationCount | null =>
    configuration === null ? null : { configuration, freeServerCount: free_server_count },
);

/** `GET /rack` (notes 8): only `id`, `name`, `size` and `device_count` are known. */
export const mapRack = readerOf(
  { id, name: text, size: field(toSize), device_count: count, location: field(toObject), location_name: text },
  (row, more): Rack | null =>
    row.id === null
      ? null
      : {
          id: row.id,
          name: row.name ?? '',
          sizeUnits: row.size,
          locationName: toFilledText(row.location?.['name']) ?? row.location_name,
          deviceCount: row.device_count,
          more,
        },
);

/** `GET /user`; `roles` is the text `[@user]` on the vendor's page and a list elsewhere. */
export const mapUser = readerOf(
  { id, email: text, server_count: count, roles: field(toTexts), vlans_per_user: count },
  (row, more): User | null =>
    row.id === null
      ? null
      : {
          id: row.id,
          email: row.email ?? '',
          serverCount: row.server_count,
          roles: row.roles,
          vlansPerUser: row.vlans_per_user,
          more,
        },
);

/** `GET /ip` and `GET /server/{id}/ip`; `server` is a name there, an object elsewhere. */
export function mapAddressRow(row: JsonObject): Address | null {
  const masked = maskRow(row);
  const address = mapAddress(masked);
  const server = masked['server'];
  return address === null ? null : { ...address, server: toFilledText(isObject(server) ? server['name'] : server) };
}

/** AF_INET is 2 everywhere (vendor's page); 10 is Linux's AF_INET6 and an assumption, as are the plain 4 and 6. */
const FAMILY_NUMBERS: Readonly<Record<string, Network['family']>> = {
  '2': 'ipv4',
  '4': 'ipv4',
  ipv4: 'ipv4',
  '10': 'ipv6',
  '6': 'ipv6',
  ipv6: 'ipv6',
};

function familyOf(value: unknown): Network['family'] {
  const word = toText(value)?.trim().toLowerCase() ?? '';
  return Object.hasOwn(FAMILY_NUMBERS, word) ? (FAMILY_NUMBERS[word] ?? 'unknown') : 'unknown';
}

/** `GET /api/ip/v3/ipnet`; counters come as text, for an IPv6 network outgrows a number. */
export const mapNetwork = readerOf(
  {
    id,
    name: text,
    family: field(familyOf),
    mask: count,
    gateway: text,
    userspace: id,
    vlan: text,
    note: text,
    size: digits,
    using_ip: digits,
    total_ip: digits,
  },
  (row, more): Network | null =>
    row.id === null
      ? null
      : {
          id: row.id,
          name: row.name ?? '',
          family: row.family,
          mask: row.mask,
          gateway: row.gateway,
          userspace: row.userspace,
          vlan: row.vlan,
          note: row.note,
          size: row.size,
          usedCount: row.using_ip,
          totalCount: row.total_ip,
          more,
        },
);

/** `GET /api/ip/v3/ippool`. */
export const mapPool = readerOf(
  {
    id,
    name: text,
    userspace: id,
    note: text,
    is_public: field(toFlag),
    using_ip: digits,
    using_ipv4: digits,
    using_ipv6: digits,
    total_ip: digits,
    total_ipv4: digits,
    total_ipv6: digits,
  },
  (row, more): Pool | null => {
    if (row.id === null) return null;
    const used: PoolCounts = { all: row.using_ip, ipv4: row.using_ipv4, ipv6: row.using_ipv6 };
    const total: PoolCounts = { all: row.total_ip, ipv4: row.total_ipv4, ipv6: row.total_ipv6 };
    const { name, userspace, note, is_public: isPublic } = row;
    return { id: row.id, name: name ?? '', userspace, note, isPublic, used, total, more };
  },
);

/** `GET /task` (notes 5): only `complete` and `fail` are known to be final. */
export const mapTask = readerOf({ id, consul_id: id, name: text, status: text }, (row): Task | null => {
  if (row.id === null) return null;
  const status = row.status ?? '';
  return { id: row.id, consulId: row.consul_id, name: row.name, status, phase: taskPhase(status) };
});

function taskPhase(status: string): Task['phase'] {
  if (status === 'complete') return 'complete';
  return status === 'fail' ? 'failed' : 'running';
}
