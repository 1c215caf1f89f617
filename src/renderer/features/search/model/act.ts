/** What Enter on a line does. */
import type { SearchAnswer } from '@contract/types/search';
import type { SearchStore } from '../store';
import type { Stop } from './lines';

export interface Doers {
  readonly store: SearchStore;
  readonly onGo: (instanceId: string) => void;
  readonly onOpen: (instanceId: string, serverId: number) => void;
}

export function actOn(line: Stop, { store, onGo, onOpen }: Doers): void {
  switch (line.kind) {
    case 'go':
      onGo(line.instanceId);
      break;
    case 'server':
      onOpen(line.instanceId, line.hit.row.id);
      break;
    case 'more':
      if (line.opensTab) store.setTab(line.list);
      else store.showMore(line.instanceId, line.limit);
      break;
    case 'user':
      store.type(line.hit.email);
      break;
    case 'address': {
      const { server } = line.hit;
      const serverId = server === null ? null : idOf(store.getState().answer, line.instanceId, server);
      // An address names its server but not its number: where that is not among the results, the name is sought.
      if (serverId !== null) onOpen(line.instanceId, serverId);
      else if (server !== null) store.type(server);
    }
  }
}

function idOf(answer: SearchAnswer | null, instanceId: string, name: string): number | null {
  const group = answer?.groups.find((candidate) => candidate.instanceId === instanceId);
  const named = group?.servers.first.filter(({ row }) => row.name === name) ?? [];
  return named.length === 1 ? (named[0]?.row.id ?? null) : null;
}
