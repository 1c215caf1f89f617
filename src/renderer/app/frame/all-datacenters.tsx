/** All datacenters on screen at once: the copies there are, and the search over them. */
import type { Bridge } from '@contract/types/calls';
import { AllView } from '@renderer/features/search/view/all-view';
import { CopiesNav } from '@renderer/features/search/view/copies-nav';
import { describeError } from '@renderer/lib/errors/describe-error';
import { toast } from '@renderer/ui/toast/toast-store';
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
  readonly onShowRacks: () => void;
}

export function AllDatacenters({ stores, actions, bridge, now, navigation, onShowRacks }: AllDatacentersProps) {
  const { t } = useTranslation('app');
  const { t: words, i18n } = useTranslation('search');
  const views = useStore(stores.instances, (state) => state.views);
  const save = async (name: string, text: string) => {
    const answer = await bridge.call('app.saveText', { name, text });
    if (!answer.ok) {
      const { text: why, next } = describeError(answer.error, i18n.language);
      toast({ title: words('export.notSaved'), detail: `${why} ${next}`, tone: 'fail' });
    } else if (answer.value.saved) toast({ title: words('export.saved'), detail: name, tone: 'ok' });
  };
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
          onOpen={(instanceId, serverId) => {
            onShowRacks();
            goToServer(stores, instanceId, serverId);
          }}
          onCopy={actions.copy}
          onSave={(name, text) => void save(name, text)}
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
