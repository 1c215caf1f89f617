/** Where a server stands, for features that have no racks of their own: asked of whoever knows the wall. */
import type { InstanceId } from '@contract/types/instance';
import { createContext, useContext } from 'react';

export interface KnownPlace {
  /** As the racks write it: `B4-04 U23–24`, `B4-04 chs-02/4`. */
  readonly text: string;
  /** `23–24`; null where it is not drawn in any unit. */
  readonly units: string | null;
}

/** Null while the racks were not read, or for a server that is in none. */
export type PlaceOf = (instanceId: InstanceId, serverId: number) => KnownPlace | null;

export const PlaceContext = createContext<PlaceOf>(() => null);

export function useKnownPlace(instanceId: InstanceId, serverId: number): KnownPlace | null {
  return useContext(PlaceContext)(instanceId, serverId);
}
