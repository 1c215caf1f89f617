/** The fields that have no row of their own in the panel (numbers of things, notes about a status), as a labelled tree. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import type { Bmc, Server } from '@contract/types/server';

/** What each field is called. */
export type FieldWords = Readonly<
  Record<
    | 'id'
    | 'network'
    | 'domain'
    | 'gateway'
    | 'family'
    | 'status'
    | 'statusInfo'
    | 'connection'
    | 'switch'
    | 'port'
    | 'pdu'
    | 'traffic'
    | 'counted'
    | 'notCounted'
    | 'operation'
    | 'progress'
    | 'addresses'
    | 'ports'
    | 'feed'
    | 'ipmi'
    | 'amt'
    | 'location'
    | 'rack'
    | 'chassis'
    | 'platform'
    | 'owner'
    | 'os',
    string
  >
>;

/** Parts that a server does not have are left out; a field the instance did not report stays, as null. */
export function allFields(server: Server, words: FieldWords): JsonObject {
  const { feed, ipmi, amt, location, rack, chassis, platform, owner, osTemplate } = server;
  const id = (one: { readonly id: number | null } | null) => one && { [words.id]: one.id };
  const parts: readonly (readonly [string, JsonValue])[] = [
    [
      words.addresses,
      numbered(
        server.addresses,
        ({ address }) => address,
        (one) => addressFields(one, words),
      ),
    ],
    [
      words.ports,
      numbered(
        server.ports,
        ({ description }) => description,
        (one) => portFields(one, words),
      ),
    ],
    [words.operation, operationFields(server, words)],
    [words.feed, feed && { [words.connection]: feed.connectionId, [words.port]: feed.portId, [words.pdu]: feed.pduId }],
    [words.ipmi, bmcFields(ipmi, words)],
    [words.amt, bmcFields(amt, words)],
    [words.location, id(location)],
    [words.rack, id(rack)],
    [words.chassis, id(chassis)],
    [words.platform, id(platform)],
    [words.owner, id(owner)],
    [words.os, id(osTemplate)],
  ];
  return Object.fromEntries(parts.filter(([, value]) => value !== null));
}

/** By position and name, because nothing else is sure to be there and to differ. */
function numbered<T>(list: readonly T[], name: (one: T) => string | null, fields: (one: T) => JsonObject): JsonValue {
  if (list.length === 0) return null;
  return Object.fromEntries(list.map((one, index) => [[index + 1, name(one)].filter(Boolean).join(', '), fields(one)]));
}

function addressFields(address: Server['addresses'][number], words: FieldWords): JsonObject {
  return {
    [words.id]: address.id,
    [words.network]: address.network,
    [words.domain]: address.domain,
    [words.gateway]: address.gateway,
    [words.family]: address.family,
    [words.status]: address.status,
    [words.statusInfo]: address.statusInfo,
  };
}

function portFields(port: Server['ports'][number], words: FieldWords): JsonObject {
  const { collectsTraffic } = port;
  return {
    [words.id]: port.id,
    [words.connection]: port.connectionId,
    [words.switch]: port.switchId,
    [words.traffic]: collectsTraffic === null ? null : collectsTraffic ? words.counted : words.notCounted,
  };
}

function operationFields({ operation }: Server, words: FieldWords): JsonValue {
  if (!operation) return null;
  const { id, status, statusInfo, progressInfo } = operation;
  return {
    [words.id]: id,
    [words.status]: status,
    [words.statusInfo]: statusInfo,
    [words.progress]: progressInfo,
  };
}

function bmcFields(bmc: Bmc | null, words: FieldWords): JsonValue {
  return bmc && { [words.id]: bmc.id, [words.statusInfo]: bmc.statusInfo };
}
