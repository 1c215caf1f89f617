/**
 * What a server, an address and a user are found by: `serverLine(server)` is one line with every value of it, to be kept
 * beside it and given to `createHaystack`. `idOf(line)` tells whose it is.
 */
import type { Address, User } from '@contract/types/inventory';
import type { JsonValue } from '@contract/types/json';
import type { SearchField } from '@contract/types/search';
import type { Bmc, Server } from '@contract/types/server';
import { type LineWriter, newLine, valuesOf } from './line';
import { macKey } from './mac';

export function serverLine(server: Server): string {
  const line = newLine()
    .key('name', server.name)
    .key('domain', server.domain)
    .key('id', `#${server.id}`)
    .key('barcode', server.barcode);
  for (const { address } of server.addresses) line.key('address', address);
  line.key('mac', server.mac);
  for (const bmc of [server.ipmi, server.amt]) writeBmc(line, bmc);
  line
    .plain('owner', ownerText(server.owner))
    .plain('rack', rackText(server))
    .plain('location', server.location?.name)
    .plain('location', server.location?.geolocation)
    .plain('chassis', chassisText(server))
    .plain('platform', server.platform?.name)
    .plain('platform', server.platform?.type)
    .plain('configuration', server.configuration)
    .plain('os', server.osTemplate?.name);
  for (const tag of server.osTemplate?.tags ?? []) line.plain('os', tag);
  for (const port of server.ports) line.plain('switch-port', joined(port.switchName, port.description));
  line.plain('pdu-port', joined(server.feed?.pduName, server.feed?.port));
  writeAddressDetails(line, server);
  writeStates(line, server);
  for (const { type, info } of server.diagErrors) line.plain('diagnostics', joined(type, info));
  // Their numbers are sizes and counts, in which every query of digits would drown.
  writeLeaves(line, server.hardware, 'other', 'texts');
  writeLeaves(line, server.more, 'other', 'texts-and-numbers');
  return line.end();
}

export function addressLine(address: Address): string {
  const line = newLine()
    .key('address', address.address)
    .key('name', address.server)
    .plain('domain', address.domain)
    .plain('network', address.network)
    .plain('gateway', address.gateway)
    .plain('state', known(address.status));
  writeLeaves(line, address.statusInfo, 'state', 'texts');
  return line.end();
}

export function userLine(user: User): string {
  const line = newLine().key('email', user.email).key('id', `#${user.id}`);
  for (const role of user.roles) line.plain('other', role);
  writeLeaves(line, user.more, 'other', 'texts-and-numbers');
  return line.end();
}

/** Null for a line that is not a server's or a user's. */
export function idOf(line: string): number | null {
  const id = valuesOf(line, 'keys').find(({ field }) => field === 'id');
  return id === undefined ? null : Number(id.text.slice(1));
}

function writeBmc(line: LineWriter, bmc: Bmc | null): void {
  if (bmc === null) return;
  line
    .key('bmc', bmc.address)
    .plain('bmc', hostOf(bmc.webUrl))
    .plain('bmc', bmc.type)
    .plain('state', known(bmc.status) && `BMC ${bmc.status}`);
  writeLeaves(line, bmc.statusInfo, 'state', 'texts');
}

/** Only to be found by: what may be opened is decided elsewhere. */
function hostOf(url: string | null): string | null {
  return url === null ? null : (/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url)?.[1] ?? url);
}

/** An owner known only by number still is one: `#17`. */
function ownerText(owner: Server['owner']): string | null {
  if (owner === null) return null;
  return owner.email || (owner.id === null ? null : `#${owner.id}`);
}

function rackText({ rack, unit }: Server): string {
  return joined(rack?.name, unit === null ? null : `U${unit}`);
}

function chassisText({ chassis, slot }: Server): string {
  return joined(chassis?.name, slot === null ? null : `slot ${slot}`);
}

function writeAddressDetails(line: LineWriter, server: Server): void {
  for (const { domain, network, gateway, status, statusInfo } of server.addresses) {
    line.plain('domain', domain).plain('network', network).plain('gateway', gateway);
    // That an address is all right is no news; of its troubles there is a word for each.
    if (status !== 'ok') line.plain('state', known(status) && `address ${status}`);
    writeLeaves(line, statusInfo, 'state', 'texts');
  }
}

function writeStates(line: LineWriter, server: Server): void {
  line
    .plain('state', known(server.state))
    .plain('state', known(server.power) && `power ${server.power}`)
    .plain('state', server.isNew === true ? 'new' : null)
    .plain('state', server.stateInfo);
  const { operation } = server;
  if (operation === null) return;
  line
    .plain('operation', operation.label)
    .plain('operation', operation.step?.label)
    .plain('operation', operation.status);
  writeLeaves(line, operation.statusInfo, 'operation', 'texts');
  for (const info of operation.progressInfo) writeLeaves(line, info, 'operation', 'texts');
}

/** Nobody looks for what is not known, and `unknown` would be found in every other server. */
function known(word: string): string | null {
  return word === 'unknown' ? null : word;
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Deeper nesting is no data of a server; it would only exhaust the stack. */
const MAX_DEPTH = 60;
/** What stands in the place of a secret. */
const MASK = '•••';

function writeLeaves(
  line: LineWriter,
  value: JsonValue,
  field: Extract<SearchField, 'state' | 'operation' | 'other'>,
  which: 'texts' | 'texts-and-numbers',
  depth = 0,
): void {
  if (typeof value === 'string') {
    if (value === MASK) return;
    // A network card's MAC names the server as well as the one in its own field does.
    if (macKey(value) === null) line.plain(field, value);
    else line.key('mac', value);
  } else if (typeof value === 'number') {
    if (which === 'texts-and-numbers') line.plain(field, String(value));
  } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    for (const part of Object.values(value) as readonly JsonValue[]) writeLeaves(line, part, field, which, depth + 1);
  }
}
