/** The history of one server in the inspector: what readings showed and what this console did, newest first. */
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatMoment, sharesMinute } from '@renderer/lib/time';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { entryKey } from '../model/readings';
import { factsText, mergeTimeline, type TimelineItem } from '../model/timeline';
import type { HistoryStore } from '../store/history-store';
import { ChangeKindMark, ChangeLine } from './change-line';
import styles from './history.module.css';

export interface ServerHistoryProps {
  readonly store: HistoryStore;
  readonly instanceId: string;
  readonly serverId: number;
  readonly now: number;
}

/** Read when it is unfolded, and again for every server that is opened while it is. */
export function ServerHistory({ store, instanceId, serverId, now }: ServerHistoryProps) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open) void store.openServer(instanceId, serverId);
  }, [store, open, instanceId, serverId]);
  return (
    <details className={styles.serverHistory} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <SectionHead title={t('server.title')} />
      </summary>
      {open ? <Timeline store={store} instanceId={instanceId} serverId={serverId} now={now} /> : null}
    </details>
  );
}

function Timeline({ store, instanceId, serverId, now }: ServerHistoryProps) {
  const { t, i18n } = useTranslation('history');
  const history = useStore(store, (state) => state.server);
  const shown = history?.instanceId === instanceId && history.serverId === serverId ? history : null;
  const items = useMemo(() => (shown ? mergeTimeline(shown.changes, shown.journal) : []), [shown]);
  if (!shown || shown.load.kind === 'loading') return <p className={styles.quiet}>{t('loading')}</p>;
  const error = shown.load.kind === 'failed' ? describeError(shown.load.error, i18n.language) : null;
  return (
    <>
      {error ? <InlineError title={error.title}>{`${error.text} ${error.next}`}</InlineError> : null}
      {items.length === 0 && !error ? <p className={styles.quiet}>{t('server.none')}</p> : null}
      <ol className={styles.timeline}>
        {items.map((item) => (
          <li key={item.kind === 'change' ? entryKey(item.entry) : `journal ${item.entry.id}`} data-item={item.kind}>
            <time className={styles.when}>{whenText(item, now, i18n.language, t)}</time>
            <Item item={item} />
          </li>
        ))}
      </ol>
      {shown.more ? <p className={styles.quiet}>{t('server.more')}</p> : null}
    </>
  );
}

function Item({ item }: { readonly item: TimelineItem }) {
  const { t } = useTranslation('history');
  if (item.kind === 'change') {
    return (
      <>
        <ChangeKindMark kind={item.entry.kind} />
        <ChangeLine change={item.entry} />
      </>
    );
  }
  const facts = factsText(item.entry, (name, value) =>
    /^[a-z_-]+$/.test(value) ? t(`fact.${name}.${value}`, { defaultValue: value }) : value,
  );
  return (
    <span className={styles.own}>
      <b>{t(`journal.${item.entry.kind.replace('.', '-')}`)}</b>
      {facts ? <span>{facts}</span> : null}
    </span>
  );
}

/** What a reading shows happened at some time before it; what this console did has its own moment. */
function whenText(
  item: TimelineItem,
  now: number,
  language: string,
  t: ReturnType<typeof useTranslation<'history'>>['t'],
): string {
  const at = formatMoment(item.atMs, now, language);
  if (item.kind === 'journal') return at;
  const { sinceMs } = item.entry;
  if (sinceMs === null) return t('by', { to: at });
  const times = [sinceMs, item.atMs];
  const [from, to] = times.map((ms) => formatMoment(ms, now, language, sharesMinute(ms, times)));
  return t('between', { from, to });
}
