/** The line that is copied for a server, wherever it is asked for: what one pastes into a ticket so that anyone finds it. */
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { placesOfServers, type ServerPlace, unitsText } from './place-text';

/**
 * `kvm-182 (AMS1 #20417), B4-04 U23–24, 198.51.100.86, BMC 10.20.4.23`; what is not known is left out. `wall` is null
 * while the racks were not read: then the row's own rack stands for the place.
 */
export function serverLine(row: ServerRow, wall: RackWall | null, code: string): string {
  const place = wall === null ? undefined : placesOfServers(wall.racks).get(row.id);
  return [
    `${row.name} (${code} #${row.id})`,
    placeText(place, wall?.numbering.direction ?? 'bottom-up') ?? row.rackName,
    row.mainIpv4,
    row.bmcAddress === null ? null : `BMC ${row.bmcAddress}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `B4-04 U23–24`, `B4-04 chs-02/4`; null without a rack. */
export function placeText(place: ServerPlace | undefined, direction: UnitNumbering['direction']): string | null {
  if (!place) return null;
  const { rack, span, slot } = place;
  if (slot && slot.number !== null) return `${rack.name} ${slot.chassis}/${slot.number}`;
  return span === null ? rack.name : `${rack.name} U${unitsText(span, rack.size, direction)}`;
}
