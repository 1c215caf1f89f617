/** A datacenter being read: how far its racks and servers are, what is shown meanwhile, and the way to stop it. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { OperationGlyph } from '@renderer/ui/glyphs/operation-glyph';
import { Progress } from '@renderer/ui/progress/progress';
import { useTranslation } from 'react-i18next';
import { syncShare } from '../selectors';
import { formatClock, readingText } from './connection-text';
import styles from './sync-card.module.css';

export interface SyncCardProps {
  readonly view: InstanceView;
  readonly onCancel: () => void;
}

/** Nothing while the datacenter is not being read. */
export function SyncCard({ view, onCancel }: SyncCardProps) {
  const { t, i18n } = useTranslation('instances');
  const { instance, sync, readAtMs } = view;
  if (!sync) return null;
  const count = (value: number) => formatCount(value, i18n.language);
  const servers =
    sync.serversTotal === null
      ? count(sync.serversRead)
      : t('status.of', { read: count(sync.serversRead), total: count(sync.serversTotal) });
  const racksDone = sync.racksRead !== null;
  return (
    <section className={styles.card} aria-label={t('status.syncing', { code: instance.code })}>
      <header className={styles.head}>
        <OperationGlyph operation="running" progress={syncShare(view)} spin />
        <h3 className={styles.title}>{t('status.syncing', { code: instance.code })}</h3>
        <DatacenterTag code={instance.code} hue={instance.colour} />
        <Button onClick={onCancel} className={styles.cancel}>
          {t('status.cancel')}
        </Button>
      </header>
      <Progress
        label={t('status.syncing', { code: instance.code })}
        value={syncShare(view)}
        height={6}
        valueText={readingText(view, i18n.language, t)}
      />
      <dl className={styles.rows}>
        <div>
          <OperationGlyph operation={racksDone ? 'done' : 'running'} spin={!racksDone} />
          <dt>{t('status.racks')}</dt>
          <dd>{sync.racksRead === null ? t('status.waiting') : count(sync.racksRead)}</dd>
        </div>
        <div>
          <OperationGlyph operation="running" progress={syncShare(view)} spin />
          <dt>{t('status.servers')}</dt>
          <dd>{servers}</dd>
        </div>
      </dl>
      <p className={styles.note}>
        {readAtMs === null ? t('status.keepNone') : t('status.keep', { time: formatClock(readAtMs, i18n.language) })}
      </p>
    </section>
  );
}
