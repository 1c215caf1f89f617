/** Where a server stands, and that it moved. */
import type { Change } from '@contract/types/history';
import type { Server } from '@contract/types/server';
import { joined, same, short } from './texts';
import { exactName, nameText, told } from './told';

/** What names a place; the size of a rack or the coordinates of a location do not. */
interface Place {
  readonly location: Identity;
  readonly rack: Identity;
  readonly unit: number | null;
  readonly chassis: Identity;
  readonly slot: number | null;
}
type Identity = { readonly id: number | null; readonly name: string | null } | null;

const PLACE_FIELDS = ['location', 'rack', 'unit', 'chassis', 'slot'] as const;

/** `B4-04 U23`, `B4-04 U23 C-12/3`; the location where nothing says more. */
export function placeText(server: Server): string | null {
  return textOf(placeOf(server), nameText, false);
}

/** One change from place to place, and apart from it what a place that stayed has become. */
export function placeChanges(before: Server, after: Server): readonly Change[] {
  if (PLACE_FIELDS.every((field) => same(before[field], after[field]))) return [];
  const [old, now] = [placeOf(before), placeOf(after)];
  // The location is told only where it is what changed.
  const location = !same(old.location, now.location);
  return [
    ...told(
      'moved',
      null,
      old,
      now,
      (place) => textOf(place, nameText, location),
      (place) => textOf(place, exactName, location),
    ),
    ...ownChanges('location', before, after, ['geolocation', 'userspace']),
    ...ownChanges('rack', before, after, ['sizeUnits']),
    ...ownChanges('chassis', before, after, ['sizeUnits', 'slotCount']),
  ];
}

function ownChanges(
  field: 'location' | 'rack' | 'chassis',
  before: Server,
  after: Server,
  names: readonly string[],
): readonly Change[] {
  // Another rack has another size: the move says so.
  if (!same(identityOf(before[field]), identityOf(after[field]))) return [];
  const value = (server: Server, name: string) => (server[field] as Readonly<Record<string, unknown>> | null)?.[name];
  return names.flatMap((name) => told('other', `${field}.${name}`, value(before, name), value(after, name)));
}

function placeOf(server: Server): Place {
  return {
    location: identityOf(server.location),
    rack: identityOf(server.rack),
    unit: server.unit ?? null,
    chassis: identityOf(server.chassis),
    slot: server.slot ?? null,
  };
}

function identityOf(named: Server['rack'] | Server['location'] | Server['chassis'] | undefined): Identity {
  return named === null || named === undefined ? null : { id: named.id ?? null, name: named.name ?? null };
}

function textOf(place: Place, name: (named: Identity) => string | null, withLocation: boolean): string | null {
  const unit = short(place.unit);
  const slot = short(place.slot);
  const chassis = name(place.chassis);
  const blade = slot === null ? chassis : `${chassis ?? ''}/${slot}`;
  const inside = joined([name(place.rack), unit === null ? null : `U${unit}`, blade], ' ');
  return inside === null || withLocation ? joined([name(place.location), inside], ', ') : inside;
}
