/** A server as the list shows it and, poorer, as the by-id answer shows it; fields exactly those of the vendor's page plus extras. */
import { hardwareModel } from '../data/hardware';
import type { IpRecord, ServerRecord, SiteData } from '../data/model';
import { templateById } from '../data/templates';
import type { SiteQuirks } from '../simulator-types';
import { barcode, hardwareInfo, macAddress, performInfo } from './hardware-row';
import { operationRow } from './operation-row';
import { effectivePower } from './power';
import { intelAmt, ipmi, pduConnection, switchConnection } from './wiring-row';

export interface RowContext {
  readonly data: SiteData;
  readonly quirks: SiteQuirks;
  readonly now: number;
  /** By network id, for gateways and prefixes. */
  net(id: number): { name: string; gateway: string } | undefined;
  user(id: number): { id: number; email: string } | undefined;
}

type Row = Record<string, unknown>;

export function serverListRow(server: ServerRecord, context: RowContext): Row {
  const { data, quirks, now } = context;
  const owner = server.ownerId === null ? null : (context.user(server.ownerId) ?? null);
  return {
    operation: operationRow(server.operation, now, quirks.operationDetail),
    domain: server.domain,
    id: server.id,
    os_template: osTemplate(server.osTemplateId),
    hardware_info: hardwareInfo(server, data),
    perform_info: performInfo(server, data),
    configuration: server.configuration,
    settings: { efi: server.id % 4 !== 0 },
    state: server.state,
    state_info: server.stateInfo,
    ip: server.ips.map((ip) => serverIpRow(ip, context)),
    switch_connection: switchConnection(server, data, quirks),
    pdu_connection: pduConnection(server, data),
    ipmi: ipmi(server, data),
    intel_amt: intelAmt(server, data),
    ...location(server, data),
    mac: macAddress(server, data),
    main_ipv4: server.mainIpv4,
    main_ipv6: server.mainIpv6,
    name: server.name,
    platform: platform(server),
    ...place(server, data),
    owner: owner && { id: owner.id, email: owner.email },
    owner_email: owner?.email ?? null,
    diag_error: server.diagErrors,
    is_new: server.isNew,
    ...extras(server, context),
  };
}

/** Fields the vendor's page shows for one server; everything else is missing there, and so it is here (notes, section 4). */
const BY_ID_FIELDS = new Set(
  (
    'operation domain id os_template hardware_info configuration state state_info ip switch_connection ' +
    'pdu_connection ipmi location location_id mac main_ipv4 name platform rack unit'
  ).split(' '),
);

export function serverByIdRow(server: ServerRecord, context: RowContext): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(serverListRow(server, context))) {
    if (BY_ID_FIELDS.has(name)) row[name] = value;
  }
  const { operation } = row as { operation: { id: number; status: string; progress_info: unknown } | null };
  row.operation = operation && { id: operation.id, status: operation.status, progress_info: operation.progress_info };
  const ports = row.switch_connection as Row[];
  row.switch_connection = ports.map(({ do_not_collect_traffic: _, is_ipmi_connection: __, ...port }) => port);
  return row;
}

function osTemplate(id: number): object | null {
  const template = templateById(id);
  return template ? { id: template.id, name: template.name, tags: template.tags } : null;
}

function location(server: ServerRecord, data: SiteData): Row {
  if (server.placement === 'rack-absent') return { location: null, location_id: null };
  const rack = server.rackId === null ? undefined : data.racks[server.rackId - 1];
  const found = data.locations[(rack?.locationId ?? 1) - 1];
  return { location: found ?? null, location_id: found?.id ?? null };
}

function platform(server: ServerRecord): object {
  const model = hardwareModel(server.model);
  return {
    id: server.model + 1,
    name: model.platform,
    size: model.size,
    type: model.size === null ? 'blade' : 'server',
  };
}

function place(server: ServerRecord, data: SiteData): Row {
  const chassis = server.chassisId === null ? undefined : data.chassis[server.chassisId - 1];
  const inChassis = {
    chassis: chassis
      ? { id: chassis.id, name: chassis.name, size: chassis.size, server_slot_count: chassis.slots }
      : null,
    slot: server.slot,
  };
  if (server.placement === 'rack-absent') return inChassis;
  const rack = server.rackId === null ? undefined : data.racks[server.rackId - 1];
  return { rack: rack ? { id: rack.id, name: rack.name, size: rack.size } : null, unit: server.unit, ...inChassis };
}

/** Fields outside the vendor's page: two attested ones (notes 6.1), and two invented ones that a console must keep and show. */
function extras(server: ServerRecord, { data, quirks }: RowContext): Row {
  const power = effectivePower(server);
  return {
    ...(quirks.barcode ? { barcode: barcode(server, data) } : {}),
    ...(quirks.powerStatus === 'on-off' ? { power_status: power } : {}),
    ...(quirks.powerStatus === 'up-down' ? { power_status: UP_DOWN[power] } : {}),
    note: server.id % 97 === 0 ? 'Rail kit missing, slide out with care' : '',
    purchase: { order: `PO-${1000 + (server.model % 17)}`, warranty_until: `20${27 + (server.id % 4)}-03-31` },
  };
}

const UP_DOWN = { on: 'up', off: 'down', unknown: 'unknown' } as const;

function serverIpRow(ip: IpRecord, context: RowContext): Row {
  const net = context.net(ip.netId);
  return {
    domain: ip.domain,
    family: ip.family,
    gateway: net?.gateway ?? '',
    id: ip.id,
    name: ip.name,
    network: net?.name ?? '',
    status: ip.status,
    status_info:
      ip.status === 'fail' || ip.status === 'allocation_fail' ? { message: 'DHCP server did not answer' } : {},
  };
}

/** As in `GET /ip`: `server` is a text there (notes 6.4). */
export function ipRow(ip: IpRecord, serverName: string, context: RowContext): Row {
  return { ...serverIpRow(ip, context), server: serverName };
}
