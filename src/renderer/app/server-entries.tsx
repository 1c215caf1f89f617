/** Power of a server, offered in the racks as it is in the panel: the same reasons, and the same question before anything is sent. */
import type { ServerRow } from '@contract/types/server';
import { blockedBy } from '@renderer/features/instances/selectors';
import { type PowerSituation, powerEntries } from '@renderer/features/operations/power-reasons';
import { isActing, runOf } from '@renderer/features/operations/store';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { type ServerEntries, ServerEntriesContext } from '@renderer/features/racks/view/server-entries';
import { Power } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stores } from './stores';

export interface OfferedEntriesProps {
  readonly stores: Stores;
  readonly children: ReactNode;
}

export function OfferedEntries({ stores, children }: OfferedEntriesProps) {
  const { t } = useTranslation('operations');
  const entriesOf = useMemo<ServerEntries>(
    () => (instanceId, row) => {
      const items = powerEntries(t, situationOf(stores, instanceId, row), (verb) => {
        // What becomes of it is told in the server's panel.
        void stores.servers.open(instanceId, row.id);
        void stores.operations.plan(instanceId, row.id, verb);
      });
      return [{ kind: 'submenu', id: 'power', label: t('power'), icon: Power, items }];
    },
    [t, stores],
  );
  return <ServerEntriesContext.Provider value={entriesOf}>{children}</ServerEntriesContext.Provider>;
}

function situationOf(stores: Stores, instanceId: string, row: ServerRow): PowerSituation {
  const { views } = stores.instances.getState();
  const view = views.find(({ instance }) => instance.id === instanceId);
  const run = runOf(stores.operations.getState().runs, instanceId, row.id);
  const past = racksOf(stores.racks.getState(), instanceId).asOf !== null;
  const open = stores.servers.getState().open[instanceId];
  const server = open?.serverId === row.id ? open.detail?.server : undefined;
  return {
    power: row.power,
    busy: row.operation?.phase === 'running' || (run !== null && isActing(run)),
    // A row does not say what switches the server; without a panel that knows, the plan is what tells.
    controlled: server === undefined || Boolean(server.ipmi ?? server.amt ?? server.feed),
    blocked: past ? 'past' : view ? blockedBy(view) : 'signedOut',
  };
}
