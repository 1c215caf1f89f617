/** Switch ports, power feed and BMC of a server row; port numbers and names follow from rack and server. */
import type { ServerRecord, SiteData } from '../data/model';
import type { SiteQuirks } from '../simulator-types';
import { bmcAddress } from './hardware-row';

const LETTERS = ['a', 'b'] as const;

/** Fields as the list shows them; the by-id answer drops the two flags. */
export function switchConnection(server: ServerRecord, data: SiteData, quirks: SiteQuirks): object[] {
  const rackId = server.rackId ?? 0;
  const rackName = (data.racks[rackId - 1]?.name ?? 'x').toLowerCase();
  let dataPort = 0;
  return server.ports.map((port, index) => {
    const letter = LETTERS[dataPort] ?? 'a';
    if (!port.ipmi) dataPort += 1;
    const switchNumber = port.ipmi ? 3 : dataPort;
    const position = (server.id - data.firstServerId) % 48;
    return {
      id: server.id * 4 + index,
      switch: rackId * 3 + switchNumber,
      connection_id: server.id * 10 + index,
      description: port.ipmi ? `ge-0/0/${position}` : `xe-0/0/${position}`,
      ...(quirks.switchNames ? { switch_name: port.ipmi ? `mg-${rackName}` : `sw-${rackName}${letter}` } : {}),
      admin_status: port.admin,
      oper_status: port.oper,
      do_not_collect_traffic: port.ipmi,
      is_ipmi_connection: port.ipmi,
    };
  });
}

export function pduConnection(server: ServerRecord, data: SiteData): object | null {
  if (server.pdu === null || server.ports.length === 0) return null;
  const rackId = server.rackId ?? 0;
  const rackName = (data.racks[rackId - 1]?.name ?? 'x').toLowerCase();
  return {
    port_id: server.id * 2 + 1,
    port_identity: String(1 + ((server.id - data.firstServerId) % 24)),
    pdu_id: rackId,
    pdu_name: `pdu-${rackName}a`,
    connection_id: server.id * 10 + 9,
    power_status: server.pdu,
  };
}

export function ipmi(server: ServerRecord, data: SiteData): object | null {
  if (server.bmcKind !== 'ipmi1' && server.bmcKind !== 'ipmi2') return null;
  const address = bmcAddress(server, data);
  return {
    address,
    id: server.id + 100_000,
    status: server.bmc,
    status_info: {},
    type: server.bmcKind === 'ipmi2' ? 'IPMI v2(lanplus)' : 'IPMI v1.5/v2',
    web_url: server.webUrl ?? `https://${address}/`,
  };
}

export function intelAmt(server: ServerRecord, data: SiteData): object | null {
  if (server.bmcKind !== 'amt') return null;
  const protocol = server.id % 2 === 0 ? 'http' : 'https';
  return { address: bmcAddress(server, data), id: server.id + 200_000, status: server.bmc, status_info: {}, protocol };
}
