/** Datacenters in the order in which going to one is offered: used last first, without the one that is on screen. */
import { useMemo } from 'react';
import { byRecency } from '../model/go-to';
import { useSearch, useSearchContext } from './context';

export function useGoOrder() {
  const { views } = useSearchContext();
  const recent = useSearch((state) => state.recent);
  return useMemo(() => byRecency(views, recent, null), [views, recent]);
}
