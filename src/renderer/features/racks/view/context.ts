/** What every part of the drawing needs, handed down once; and the one way to read the store from inside it. */
import type { InstanceId } from '@contract/types/instance';
import type { UnitNumbering } from '@contract/types/rack';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { type InstanceRacks, type RacksStore, racksOf } from '../store/racks-store';

export interface RacksContextValue {
  readonly store: RacksStore;
  readonly instanceId: InstanceId;
  readonly direction: UnitNumbering['direction'];
  /** Whether the drawing that is going away had the keyboard. */
  readonly handover: { current: boolean };
}

export const RacksContext = createContext<RacksContextValue | null>(null);

export function useRacksContext(): RacksContextValue {
  const value = useContext(RacksContext);
  if (!value) throw new Error('a part of the rack view stands outside it');
  return value;
}

/** Select as little as possible: a part is drawn again only when what it selected changed. */
export function useRacks<T>(select: (racks: InstanceRacks) => T): T {
  const { store, instanceId } = useRacksContext();
  return useStore(store, (state) => select(racksOf(state, instanceId)));
}
