/** What every part of the view over all datacenters needs: the store, the datacenters, and what the app does for it. */
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SearchState } from '../model/search-state';
import type { SearchStore } from '../store';

export interface SearchActions {
  readonly onGo: (instanceId: InstanceId) => void;
  /** Opens the server in its datacenter. */
  readonly onOpen: (instanceId: InstanceId, serverId: number) => void;
  readonly onCopy: (text: string) => void;
  readonly onSave: (name: string, text: string) => void;
}

export interface SearchContextValue extends SearchActions {
  readonly store: SearchStore;
  readonly views: readonly InstanceView[];
  readonly byId: ReadonlyMap<InstanceId, InstanceView>;
  readonly now: number;
}

export const SearchContext = createContext<SearchContextValue | null>(null);

export function useSearchContext(): SearchContextValue {
  const context = useContext(SearchContext);
  if (!context) throw new Error('outside of the search view');
  return context;
}

export function useSearch<T>(select: (state: SearchState) => T): T {
  return useStore(useSearchContext().store, select);
}
