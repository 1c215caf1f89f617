/** What every row of the inspector needs: the store that copies, and the answer all values come from. */
import type { InstanceView } from '@contract/types/instance';
import type { ServerDetail } from '@contract/types/server';
import { createContext, useContext } from 'react';
import type { ServersStore } from '../store';

export interface InspectorContextValue {
  readonly store: ServersStore;
  readonly instance: InstanceView;
  readonly detail: ServerDetail;
  /** Renewed while the inspector is open, for ages. */
  readonly nowMs: number;
}

export const InspectorContext = createContext<InspectorContextValue | null>(null);

export function useInspector(): InspectorContextValue {
  const value = useContext(InspectorContext);
  if (value === null) throw new Error('a part of the inspector stands outside of it');
  return value;
}
