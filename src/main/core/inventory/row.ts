/** The short form of a server that lists, rack pictures and search use. */
import type { Server, ServerOperation, ServerRow } from '@contract/types/server';
import { controllerStatus } from './power';

export function rowFromServer(server: Server): ServerRow {
  const { ipmi, amt } = server;
  // Ports that only lead to the BMC carry no customer traffic; counting them would hide a dead uplink.
  const dataPorts = server.ports.filter((port) => port.isBmcConnection !== true);
  return {
    id: server.id,
    name: server.name,
    domain: server.domain,
    state: server.state,
    power: server.power,
    operation: server.operation === null ? null : shortOperation(server.operation),
    isNew: server.isNew === true,
    hasDiagErrors: server.diagErrors.length > 0,
    owner: ownerText(server.owner),
    configuration: server.configuration,
    os: server.osTemplate === null ? null : server.osTemplate.name || null,
    mainIpv4: mainIpv4(server),
    bmcAddress: ipmi?.address ?? amt?.address ?? null,
    bmcStatus: controllerStatus(ipmi?.status ?? null, amt?.status ?? null) ?? 'unknown',
    hasWebConsole: (ipmi?.webUrl ?? amt?.webUrl ?? null) !== null,
    portsUp: dataPorts.filter((port) => port.linkStatus === 'up').length,
    portsTotal: dataPorts.length,
    locationName: server.location?.name || null,
    rackId: server.rack?.id ?? null,
    rackName: server.rack?.name || null,
    unit: server.unit,
    sizeUnits: server.platform?.sizeUnits ?? null,
    platformType: server.platform?.type ?? null,
    chassisId: server.chassis?.id ?? null,
    slot: server.slot,
    rackSizeUnits: server.rack?.sizeUnits ?? null,
    chassisName: server.chassis?.name || null,
    chassisSizeUnits: server.chassis?.sizeUnits ?? null,
    chassisSlotCount: server.chassis?.slotCount ?? null,
  };
}

function shortOperation(operation: ServerOperation): NonNullable<ServerRow['operation']> {
  return {
    label: operation.label ?? operation.step?.label ?? null,
    percent: operation.percent,
    phase: operation.phase,
  };
}

/** An owner known only by number still is an owner: `#17`, so that nobody takes the server for a free one. */
function ownerText(owner: Server['owner']): string | null {
  if (owner === null) return null;
  if (owner.email !== '') return owner.email;
  return owner.id === null ? null : `#${owner.id}`;
}

function mainIpv4(server: Server): string | null {
  const main = server.addresses.find((address) => address.isMain && address.family !== 'ipv6');
  // `main_ipv4` is an id: where it names none of the listed addresses, there is no main address to show.
  return main?.address ?? null;
}
