/** All datacenters on screen at once: the copies there are, and the search over them. */
import type { Bridge } from '@contract/types/calls';
import { AllView } from '@renderer/features/search/view/all-view';
import { CopiesNav } from '@renderer/features/search/view/copies-nav';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import { goToServer } from '../go-to-server';
import type { Stores } from '../stores';
import styles from './frame.module.css';

export interface AllDatacentersProps {
  readonly stores: Stores;
  readonly actions: Actions;
  readonly bridge: Bridge;
  readonly now: number;
  readonly navigation: boolean;
}

export function AllDatacenters({ stores, actions, bridge, now, navigation }: AllDatacentersProps) {
  const { t } = useTranslation('app');
  const views = useStore(stores.instances, (state) => state.views);
  return (
    <div className={styles.body} data-navigation={navigation ? 'open' : 'closed'} data-inspector="closed">
      {navigation ? (
        <nav className={styles.navigation} aria-label={t('region.navigation')}>
          <div className={styles.tree}>
            <CopiesNav views={views} now={now} onGo={stores.instances.select} />
          </div>
        </nav>
      ) : (
        <span />
      )}
      <main className={styles.main}>
        <AllView
          store={stores.search}
          views={views}
          now={now}
          onGo={stores.instances.select}
          onOpen={(instanceId, serverId) => goToServer(stores, instanceId, serverId)}
          onCopy={actions.copy}
          onSave={(name, text) => void actions.save(name, text)}
          onTryNow={() => {
            for (const { instance, reach } of views) {
              if (reach.kind === 'offline') void bridge.call('instances.tryNow', { id: instance.id });
            }
          }}
        />
      </main>
    </div>
  );
}
