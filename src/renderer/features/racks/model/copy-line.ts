/** The line C copies: what one pastes into a ticket so that anyone finds the server. */
import type { UnitNumbering } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { type ServerPlace, unitsText } from './place-text';

/** `kvm-182 (AMS1 #20417), B4-04 U23–24, 198.51.100.86, BMC 10.20.4.23`; what is not known is left out. */
export function copyLine(
  row: ServerRow,
  place: ServerPlace | undefined,
  code: string,
  direction: UnitNumbering['direction'],
): string {
  return [
    `${row.name} (${code} #${row.id})`,
    placeText(place, direction) ?? row.rackName,
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
