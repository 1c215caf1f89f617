/** The top bar: whose datacenter this is, how old its data is, what runs, and the window's controls. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { FirstRunBar } from '@renderer/features/instances/first-run/first-run';
import { SyncChip } from '@renderer/features/instances/status/sync-chip';
import { RunsChip } from '@renderer/features/operations/runs-chip';
import { AllChip, AllStrip } from '@renderer/features/search/view/all-bar';
import { SearchField } from '@renderer/features/search/view/search-field';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import { goToServer } from '../go-to-server';
import type { Stores } from '../stores';
import styles from './frame.module.css';
import { WindowControls } from './window-controls';

export interface TopBarProps {
  readonly view: InstanceView | null;
  readonly stores: Stores;
  readonly actions: Actions;
  readonly bridge: Bridge;
  readonly now: number;
  readonly onShowRacks: () => void;
}

export function TopBar({ view, stores, actions, bridge, now, onShowRacks }: TopBarProps) {
  const { platform, preferences, keychain } = useStore(stores.status);
  const isLocked = keychain.kind === 'locked';
  const views = useStore(stores.instances, (state) => state.views);
  const isAll = useStore(stores.search, (state) => state.shown) && views.length > 0 && !isLocked;
  return (
    <header className={styles.bar}>
      <Identity view={view} all={isAll ? views : null} isLocked={isLocked} />
      {views.length > 0 && !isLocked ? (
        <SearchField
          store={stores.search}
          views={views}
          activeId={view?.instance.id ?? null}
          onGo={stores.instances.select}
          onOpen={(instanceId, serverId) => {
            onShowRacks();
            goToServer(stores, instanceId, serverId);
          }}
        />
      ) : null}
      <span className={styles.spacer} />
      {isAll ? (
        <AllChip views={views} now={now} />
      ) : view ? (
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

interface IdentityProps {
  readonly view: InstanceView | null;
  /** Where all datacenters are on screen. */
  readonly all: readonly InstanceView[] | null;
  readonly isLocked: boolean;
}

function Identity({ view, all, isLocked }: IdentityProps) {
  const { t: passphrase } = useTranslation('passphrase');
  const { t } = useTranslation('instances');
  const { t: search } = useTranslation('search');
  const [code, name] = all
    ? [search('all.title'), search('all.datacenters', { count: all.length })]
    : view
      ? [view.instance.code, view.instance.name]
      : ['Coldaisle', isLocked ? passphrase('unlock.state') : t('first.none')];
  return (
    <>
      {all ? <AllStrip views={all} className={styles.identity ?? ''} /> : null}
      {view ? <span className={styles.identity} style={{ background: hueColour(view.instance.colour) }} /> : null}
      <div className={styles.place}>
        <span className={view || all ? styles.code : styles.brand}>{code}</span>
        <span className={styles.name}>{name}</span>
      </div>
    </>
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
