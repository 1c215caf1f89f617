/** One server as one line for a ticket: the words an engineer would type, separated by tabs so that a sheet takes it too. */
import type { Server } from '@contract/types/server';

/** Names and numbers only, so that it reads in any language; what is missing is left out. */
export function serverLine(server: Server, code: string): string {
  const main = server.addresses.find((address) => address.isMain) ?? server.addresses[0];
  const parts = [
    code,
    server.name,
    `ID ${server.id}`,
    placeOf(server),
    main?.address,
    server.ipmi?.address ? `IPMI ${server.ipmi.address}` : null,
    server.mac,
    server.configuration,
    server.owner?.email,
  ];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\t');
}

function placeOf({ rack, unit, chassis, slot }: Server): string | null {
  const inChassis = chassis?.name ? `${chassis.name}${slot === null ? '' : `/${slot}`}` : null;
  const inRack = inChassis ?? (unit === null ? null : `U${unit}`);
  return [rack?.name, inRack].filter(Boolean).join(' ') || null;
}

export function prettyJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
