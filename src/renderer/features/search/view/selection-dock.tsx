/** What is ticked, across datacenters and searches, and what can be done with it without a connection. */
import { Button } from '@renderer/ui/button/button';
import { Copy, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { codesOf, ticksTable } from '../model/export-rows';
import styles from './all-view.module.css';
import { useSearch, useSearchContext } from './context';
import { codesText } from './results-footer';
import { useExport } from './use-export';

export function SelectionDock() {
  const { t } = useTranslation('search');
  const { store, views } = useSearchContext();
  const ticked = useSearch((state) => state.ticked);
  const isListShown = useSearch((state) => state.list.kind !== 'closed');
  const { source, copy, save } = useExport();
  // A pasted list has a selection of its own.
  if (ticked.size === 0 || isListShown) return null;
  const codes = codesOf(
    [...ticked.values()].map(({ instanceId }) => instanceId),
    views,
  );
  const table = () => ticksTable(ticked, source);
  return (
    <section className={styles.dock} aria-label={t('dock.label')}>
      <b>{t('dock.selected', { count: ticked.size })}</b>
      <span>{t('dock.where', { codes: codesText(codes, t) })}</span>
      <Button icon={Copy} onClick={() => copy(table())}>
        {t('head.copy')}
      </Button>
      <Button icon={Download} onClick={() => save(table(), t('export.subject'))}>
        {t('head.save')}
      </Button>
      <span className={styles.spacer} />
      <Button kind="quiet" kbd="Esc" onClick={store.clearTicks}>
        {t('dock.clear')}
      </Button>
    </section>
  );
}
