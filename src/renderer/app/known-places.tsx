/** Tells every feature where a server stands, from the walls the racks have read. */
import type { InstanceId } from '@contract/types/instance';
import type { RackWall } from '@contract/types/rack';
import type { RacksState, RacksStore } from '@renderer/features/racks/store/racks-store';
import { type KnownPlace, PlaceContext, type PlaceOf } from '@renderer/lib/server-line/place-context';
import { placesOfServers, type ServerPlace, unitsText } from '@renderer/lib/server-line/place-text';
import { placeText } from '@renderer/lib/server-line/server-line';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';

export interface KnownPlacesProps {
  readonly racks: RacksStore;
  readonly children: ReactNode;
}

export function KnownPlaces({ racks, children }: KnownPlacesProps) {
  // Walls only: where the person is in them changes with every key.
  const walls = useStore(racks, useShallow(wallsOf));
  const placeOf = useMemo<PlaceOf>(
    () => (instanceId, serverId) => {
      const wall = walls[instanceId];
      return wall ? knownPlace(wall, serverId) : null;
    },
    [walls],
  );
  return <PlaceContext.Provider value={placeOf}>{children}</PlaceContext.Provider>;
}

function wallsOf({ instances }: RacksState): Readonly<Record<InstanceId, RackWall>> {
  return Object.fromEntries(
    Object.entries(instances).flatMap(([id, { load }]) => (load.kind === 'ready' ? [[id, load.wall]] : [])),
  );
}

/** A wall is never changed, only replaced: its places are worked out once. */
const placesOfWall = new WeakMap<RackWall, ReadonlyMap<number, ServerPlace>>();

function knownPlace(wall: RackWall, serverId: number): KnownPlace | null {
  const places = placesOfWall.get(wall) ?? placesOfServers(wall.racks);
  placesOfWall.set(wall, places);
  const place = places.get(serverId);
  const { direction } = wall.numbering;
  const text = placeText(place, direction);
  if (!place || text === null) return null;
  return { text, units: place.span === null ? null : unitsText(place.span, place.rack.size, direction) };
}
