/** What changed, newest reading first: one group per reading, one line per change, more below on request. */
import type { ChangeEntry } from '@contract/types/history';
import type { Instance } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatClock, formatCount, formatMoment, sharesMinute } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { DatacenterTag, hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { SkeletonBar } from '@renderer/ui/skeleton/skeleton';
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { entryKey, groupByReading, type Reading } from '../model/readings';
import type { HistoryStore } from '../store/history-store';
import { ChangeKindMark, ChangeLine } from './change-line';
import styles from './history.module.css';
import { useEntryKeys } from './use-entry-keys';

export interface FeedProps {
  readonly store: HistoryStore;
  readonly instances: readonly Instance[];
  readonly now: number;
  readonly onOpenServer: (instanceId: string, serverId: number) => void;
}

export function Feed(props: FeedProps) {
  const { store, instances } = props;
  const { t, i18n } = useTranslation('history');
  const feed = useStore(store, (state) => state.feed);
  const readings = useMemo(() => groupByReading(feed.entries), [feed.entries]);
  const onKeyDown = useEntryKeys();
  const { load } = feed;
  if (load.kind === 'failed') {
    const { title, text, next } = describeError(load.error, i18n.language);
    const again = () => void store.openFeed(feed.scope, feed.kinds);
    return (
      <div className={styles.inset}>
        <InlineError
          title={title}
          actions={<Button onClick={again}>{t('again')}</Button>}
        >{`${text} ${next}`}</InlineError>
      </div>
    );
  }
  if (load.kind !== 'ready') return <FeedSkeleton />;
  if (readings.length === 0) {
    return (
      <EmptyState
        title={t(feed.kinds.length > 0 ? 'empty.filtered' : 'empty.title')}
        action={
          feed.kinds.length > 0 ? (
            <Button onClick={() => void store.openFeed(feed.scope, [])}>{t('filter.clear')}</Button>
          ) : null
        }
      >
        {feed.kinds.length > 0 ? null : t('empty.text')}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears arrow keys that bubble up from the buttons inside
    <div className={styles.scroll} onKeyDown={onKeyDown}>
      {readings.map((reading) => (
        <ReadingGroup
          key={reading.key}
          {...props}
          reading={reading}
          instance={instances.find(({ id }) => id === reading.instanceId) ?? null}
        />
      ))}
      {feed.more ? (
        <div className={styles.more}>
          <Button busy={feed.loadingMore} onClick={() => void store.moreFeed()}>
            {t('older')}
          </Button>
        </div>
      ) : (
        <p className={styles.end}>{t('end')}</p>
      )}
    </div>
  );
}

interface ReadingGroupProps extends FeedProps {
  readonly reading: Reading;
  readonly instance: Instance | null;
}

function ReadingGroup({ reading, instance, now, onOpenServer }: ReadingGroupProps) {
  const { t, i18n } = useTranslation('history');
  const { language } = i18n;
  const { atMs, entries } = reading;
  const hue = instance ? hueColour(instance.colour) : 'var(--line-strong)';
  return (
    <section className={styles.group} style={{ '--hue': hue } as CSSProperties}>
      <h2 className={styles.groupHead}>
        {instance ? <DatacenterTag code={instance.code} hue={instance.colour} /> : null}
        <span>{formatMoment(atMs, now, language)}</span>
        <span className={styles.between}>{betweenText(reading, language, t)}</span>
        <span className={styles.count}>
          {t('changes', { count: entries.length, shown: formatCount(entries.length, language) })}
        </span>
      </h2>
      <ul>
        {entries.map((entry) => (
          <Entry key={entryKey(entry)} entry={entry} code={instance?.code ?? ''} onOpenServer={onOpenServer} />
        ))}
      </ul>
    </section>
  );
}

/** A reading shows only that something happened at some time since the one before. */
function betweenText(
  { sinceMs, atMs }: Reading,
  language: string,
  t: ReturnType<typeof useTranslation<'history'>>['t'],
): string {
  if (sinceMs === null) return t('first');
  const seconds = sharesMinute(atMs, [sinceMs, atMs]);
  return t('between', {
    from: formatMoment(sinceMs, atMs, language, seconds),
    to: formatClock(atMs, language, seconds),
  });
}

interface EntryProps {
  readonly entry: ChangeEntry;
  readonly code: string;
  readonly onOpenServer: FeedProps['onOpenServer'];
}

function Entry({ entry, code, onOpenServer }: EntryProps) {
  const { t } = useTranslation('history');
  const gone = entry.kind === 'gone';
  const name = entry.serverName || t('unnamed', { id: entry.serverId });
  return (
    <li className={styles.entry}>
      <ChangeKindMark kind={entry.kind} />
      {gone ? (
        <span className={styles.server} data-gone="">
          {name}
        </span>
      ) : (
        <button
          type="button"
          data-entry=""
          className={styles.server}
          aria-label={t('open', { name, code })}
          onClick={() => onOpenServer(entry.instanceId, entry.serverId)}
        >
          {name}
        </button>
      )}
      <ChangeLine change={entry} />
    </li>
  );
}

const SKELETON = [180, 240, 150, 210, 120, 260, 170, 200];

/** After 300 ms, like every first load. */
function FeedSkeleton() {
  const { t } = useTranslation('history');
  return (
    <div role="status" aria-label={t('loading')} className={styles.skeleton}>
      {SKELETON.map((width) => (
        <div key={width} className={styles.entry}>
          <SkeletonBar width={70} />
          <SkeletonBar width={90} />
          <SkeletonBar width={width} />
        </div>
      ))}
    </div>
  );
}
