/** The view over all datacenters: results of a search, a pasted list, or the datacenters themselves. */
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { Segmented } from '@renderer/ui/segmented/segmented';
import { CloudOff, Copy, Download } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { coverageOf } from '../model/coverage';
import { resultsTable } from '../model/export-rows';
import { isLastKnown, isReachable } from '../model/freshness';
import { goTargets } from '../model/go-to';
import { type Line, linesOf, TABS, totalsOf } from '../model/lines';
import type { SearchStore } from '../store';
import styles from './all-view.module.css';
import { type SearchActions, SearchContext, useSearch, useSearchContext } from './context';
import { FIELD_ID, focusField, focusGrid, focusMain } from './dom';
import { Overview } from './overview';
import { ResolvedList } from './resolved-list';
import { ResultsFooter } from './results-footer';
import { ResultsGrid } from './results-grid';
import { SelectionDock } from './selection-dock';
import { useExport } from './use-export';
import { useGoOrder } from './use-go-order';

export interface AllViewProps extends SearchActions {
  readonly store: SearchStore;
  readonly views: readonly InstanceView[];
  /** Ticks, so that ages stay true. */
  readonly now: number;
  /** Tries all datacenters that do not answer. */
  readonly onTryNow: () => void;
}

export function AllView(props: AllViewProps) {
  const { store, views, now, onGo, onOpen, onCopy, onSave, onTryNow } = props;
  // Whoever came here without the field goes on in the list with the keys.
  useEffect(() => {
    if (document.activeElement?.id !== FIELD_ID) focusGrid();
  }, []);
  const byId = useMemo(() => new Map(views.map((view) => [view.instance.id, view])), [views]);
  const leaving: Pick<SearchActions, 'onGo' | 'onOpen'> = {
    onGo: (instanceId) => {
      onGo(instanceId);
      focusMain();
    },
    onOpen: (instanceId, serverId) => {
      onOpen(instanceId, serverId);
      focusMain();
    },
  };
  return (
    <SearchContext.Provider value={{ store, views, byId, now, onCopy, onSave, ...leaving }}>
      <section className={styles.view}>
        <NoConnection onTryNow={onTryNow} />
        <Content />
        <SelectionDock />
      </section>
    </SearchContext.Provider>
  );
}

function Content() {
  const list = useSearch((state) => state.list);
  const isAsked = useSearch((state) => state.query.trim() !== '');
  if (list.kind !== 'closed') return <ResolvedList list={list} />;
  return isAsked ? <Results /> : <Overview />;
}

function NoConnection({ onTryNow }: { readonly onTryNow: () => void }) {
  const { t } = useTranslation('search');
  const { views } = useSearchContext();
  if (views.some(isReachable) || views.every(({ session }) => session.kind === 'signed-out')) return null;
  return (
    <Banner
      layout="bar"
      tone="hold"
      icon={CloudOff}
      title={t('all.bannerTitle')}
      actions={<Button onClick={onTryNow}>{t('all.bannerTry')}</Button>}
    >
      {t('all.banner')}
    </Banner>
  );
}

function Results() {
  const { views, now, byId } = useSearchContext();
  const query = useSearch((state) => state.query);
  const answer = useSearch((state) => state.answer);
  const tab = useSearch((state) => state.tab);
  const load = useSearch((state) => state.load);
  const order = useGoOrder();
  const goIds = goTargets(query, order)
    .map(({ instance }) => instance.id)
    .join('\n');
  const lines = useMemo(() => linesOf(answer, tab, goIds === '' ? [] : goIds.split('\n')), [answer, tab, goIds]);
  const coverage = useMemo(() => coverageOf(answer, tab, views), [answer, tab, views]);
  const lastKnown = (answer?.groups ?? []).some((group) => {
    const view = byId.get(group.instanceId);
    return view !== undefined && group.servers.total > 0 && isLastKnown(view, group.readAtMs, now);
  });
  const failed = load.kind === 'failed' ? <Failed error={load.error} /> : null;
  // A question that failed takes nothing away of what the same question found before.
  if (failed && answer?.query !== query.trim()) return failed;
  const footer = answer ? <ResultsFooter coverage={coverage} lastKnown={lastKnown} /> : null;
  return (
    <>
      <Toolbar lines={lines} found={coverage.found} />
      {failed}
      {lines.length > 0 ? (
        <ResultsGrid lines={lines} footer={footer} />
      ) : answer ? (
        <div className={styles.nothing}>
          <Nothing />
          {footer}
        </div>
      ) : (
        <div className={styles.nothing} />
      )}
    </>
  );
}

/** Stands for the query while the sentence around it is taken apart. */
const MARK = '\u0000';

function Toolbar({ lines, found }: { readonly lines: readonly Line[]; readonly found: number }) {
  const { t } = useTranslation('search');
  const { store, views } = useSearchContext();
  const answer = useSearch((state) => state.answer);
  const tab = useSearch((state) => state.tab);
  const totals = useMemo(() => totalsOf(answer), [answer]);
  const { source, copy, save } = useExport();
  const table = () => answer && resultsTable(lines, tab, answer, source);
  const withTable = (use: (made: NonNullable<ReturnType<typeof table>>) => void) => () => {
    const made = table();
    if (made) use(made);
  };
  const [before = '', after = ''] = t('head.where', { query: MARK, found, total: views.length }).split(MARK);
  return (
    <div className={styles.toolbar}>
      <h1 className={styles.title}>{t('head.results', { count: totals[tab] })}</h1>
      <span className={styles.where}>
        {before}
        <b className={styles.query}>{answer?.query ?? ''}</b>
        {after}
      </span>
      <span className={styles.spacer} />
      <Segmented
        label={t('tabs.label')}
        options={TABS.map((value) => ({ value, label: t(`tabs.${value}`, { count: totals[value] }) }))}
        value={tab}
        onChange={store.setTab}
      />
      {totals[tab] > 0 ? (
        <>
          <Button icon={Copy} aria-label={t('head.copy')} onClick={withTable(copy)}>
            <span className={styles.wideOnly}>{t('head.copy')}</span>
          </Button>
          <Button
            icon={Download}
            aria-label={t('head.save')}
            onClick={withTable((made) => save(made, answer?.query ?? ''))}
          >
            <span className={styles.wideOnly}>{t('head.save')}</span>
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation('search');
  const { store } = useSearchContext();
  const isOnlyThisTab = useSearch((state) => state.tab !== 'all' && totalsOf(state.answer).all > 0);
  const clear = () => {
    store.type('');
    focusField();
  };
  return (
    <EmptyState
      title={t(isOnlyThisTab ? 'empty.tab' : 'empty.title')}
      action={
        <Button onClick={isOnlyThisTab ? () => store.setTab('all') : clear}>
          {t(isOnlyThisTab ? 'empty.showAll' : 'empty.action')}
        </Button>
      }
    />
  );
}

function Failed({ error }: { readonly error: Parameters<typeof describeError>[0] }) {
  const { t, i18n } = useTranslation('search');
  const { store } = useSearchContext();
  const { text, next } = describeError(error, i18n.language);
  return (
    <div className={styles.failed}>
      <InlineError
        title={t('empty.failed')}
        actions={<Button onClick={() => store.searchAgain()}>{t('empty.again')}</Button>}
      >
        {`${text} ${next}`}
      </InlineError>
    </div>
  );
}
