/** "What changed": the feed of one datacenter or of all, and the comparison of two dates. */
import type { Instance } from '@contract/types/instance';
import { Segmented } from '@renderer/ui/segmented/segmented';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HistoryStore } from '../store/history-store';
import { Compare } from './compare';
import { Feed } from './feed';
import styles from './history.module.css';
import { KindFilter } from './kind-filter';

export interface ChangesViewProps {
  readonly store: HistoryStore;
  /** The datacenter on screen. */
  readonly instance: Instance;
  readonly instances: readonly Instance[];
  /** When what is shown was read, in words. */
  readonly asOf: string | null;
  readonly now: number;
  readonly onOpenServer: (instanceId: string, serverId: number) => void;
  readonly onSave: (name: string, text: string) => void;
}

export function ChangesView(props: ChangesViewProps) {
  const { store, instance, asOf } = props;
  const { t } = useTranslation('history');
  const part = useStore(store, (state) => state.part);
  const kinds = useStore(store, (state) => state.feed.kinds);
  const { id, code } = instance;
  const scope = part === 'all' ? null : id;
  useEffect(() => {
    if (part !== 'compare') void store.openFeed(scope, store.getState().feed.kinds);
  }, [store, scope, part]);
  return (
    <section className={styles.view} aria-label={t('title')}>
      <div className={styles.toolbar}>
        <h1 className={styles.title}>{t('title')}</h1>
        {asOf ? <span className={styles.asOf}>{asOf}</span> : null}
        <Segmented
          label={t('part.label')}
          options={[
            { value: 'here', label: code },
            { value: 'all', label: t('part.all') },
            { value: 'compare', label: t('part.compare', { code }) },
          ]}
          value={part}
          onChange={store.setPart}
          className={styles.parts ?? ''}
        />
      </div>
      {part === 'compare' ? (
        <Compare {...props} />
      ) : (
        <>
          <KindFilter kinds={kinds} onChange={(next) => void store.openFeed(scope, next)} />
          <Feed {...props} />
        </>
      )}
    </section>
  );
}
