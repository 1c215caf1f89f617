/** The top bar: whose datacenter this is, how old its data is, what runs, and the window's controls. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { FirstRunBar } from '@renderer/features/instances/first-run/first-run';
import { SyncChip } from '@renderer/features/instances/status/sync-chip';
import { RunsChip } from '@renderer/features/operations/runs-chip';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import type { Stores } from '../stores';
import styles from './frame.module.css';
import { WindowControls } from './window-controls';

export interface TopBarProps {
  readonly view: InstanceView | null;
  readonly stores: Stores;
  readonly actions: Actions;
  readonly bridge: Bridge;
  readonly now: number;
}

export function TopBar({ view, stores, actions, bridge, now }: TopBarProps) {
  const { t } = useTranslation('instances');
  const { platform, preferences } = useStore(stores.status);
  return (
    <header className={styles.bar}>
      {view ? (
        <>
          <span className={styles.identity} style={{ background: hueColour(view.instance.colour) }} />
          <div className={styles.place}>
            <span className={styles.code}>{view.instance.code}</span>
            <span className={styles.name}>{view.instance.name}</span>
          </div>
        </>
      ) : (
        <div className={styles.place}>
          <span className={styles.code}>Coldaisle</span>
          <span className={styles.name}>{t('first.none')}</span>
        </div>
      )}
      <span className={styles.spacer} />
      {view ? (
        <SyncChip
          view={view}
          now={now}
          onRead={() => actions.read(view.instance.id)}
          onTryNow={() => actions.tryNow(view.instance.id)}
          onCancel={() => void bridge.call('inventory.cancelSync', { id: view.instance.id })}
        />
      ) : (
        <FirstRunBar preferences={preferences} onPreferences={(next) => void bridge.call('app.setPreferences', next)} />
      )}
      <Runs stores={stores} />
      <WindowControls bridge={bridge} platform={platform} />
    </header>
  );
}

function Runs({ stores }: { readonly stores: Stores }) {
  const runs = useStore(stores.operations, (state) => state.runs);
  const views = useStore(stores.instances, (state) => state.views);
  return (
    <RunsChip
      runs={runs}
      instances={views.map(({ instance }) => instance)}
      onOpen={({ instanceId, serverId }) => {
        stores.instances.select(instanceId);
        void stores.servers.open(instanceId, serverId);
      }}
    />
  );
}
