/** A datacenter being read: how far each list is, what is shown meanwhile, and the way to stop it. */
import type { InstanceView, ListProgress } from '@contract/types/instance';
import { formatAge, formatCount, formatMoment } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { OperationGlyph, type OperationKind } from '@renderer/ui/glyphs/operation-glyph';
import { Progress } from '@renderer/ui/progress/progress';
import { useTranslation } from 'react-i18next';
import { shareOf, syncShare } from '../selectors';
import { type InstancesT, readingText } from './connection-text';
import styles from './sync-card.module.css';

export interface SyncCardProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onCancel: () => void;
}

/** Nothing while the datacenter is not being read. */
export function SyncCard({ view, now, onCancel }: SyncCardProps) {
  const { t, i18n } = useTranslation('instances');
  const { instance, sync, readAtMs } = view;
  if (!sync) return null;
  const { language } = i18n;
  const title = t('status.syncing', { code: instance.code });
  const left =
    sync.secondsLeft === null ? null : t('status.left', { time: formatAge(sync.secondsLeft * 1000, language) });
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.head}>
        <OperationGlyph operation="running" progress={syncShare(view)} spin />
        <h3 className={styles.title}>{title}</h3>
        <DatacenterTag code={instance.code} hue={instance.colour} />
        <Button onClick={onCancel} className={styles.cancel}>
          {t('status.cancel')}
        </Button>
      </header>
      <Progress label={title} value={syncShare(view)} height={6} valueText={readingText(view, language, t)} />
      <dl className={styles.rows}>
        {sync.lists.map((list) => (
          <div key={list.name} data-state={list.state}>
            <OperationGlyph operation={MARKS[list.state]} progress={ringOf(list)} spin={list.state === 'reading'} />
            <dt>{t(`status.lists.${list.name}`)}</dt>
            <dd>{listText(list, language, t)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.pace}>
        <span>{t('status.pages', { pages: formatCount(sync.pages, language) })}</span>
        {left ? <span>{left}</span> : null}
      </p>
      <p className={styles.note}>
        {readAtMs === null ? t('status.keepNone') : t('status.keep', { time: formatMoment(readAtMs, now, language) })}
      </p>
    </section>
  );
}

const MARKS: Readonly<Record<ListProgress['state'], OperationKind>> = {
  waiting: 'waiting',
  reading: 'running',
  done: 'done',
  absent: 'skipped',
};

function ringOf(list: ListProgress): number | null {
  return list.state === 'reading' && list.total !== null ? shareOf(list) : null;
}

function listText({ state, read, total }: ListProgress, language: string, t: InstancesT): string {
  const count = formatCount(read, language);
  switch (state) {
    case 'waiting':
      return t('status.waiting');
    case 'absent':
      return t('status.absent');
    case 'done':
      return count;
    case 'reading':
      return total === null ? count : t('status.of', { read: count, total: formatCount(total, language) });
  }
}
