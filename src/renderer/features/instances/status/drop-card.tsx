/** A list that lost more than a fifth of its servers: a question before it takes the place of the old one. */
import type { CountDrop, InstanceView } from '@contract/types/instance';
import { formatCount, formatMoment } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { StatusMark } from '@renderer/ui/glyphs/status-mark';
import { useTranslation } from 'react-i18next';
import styles from './drop-card.module.css';

export interface DropCardProps {
  readonly view: InstanceView;
  readonly now: number;
  /** The answer is on its way. */
  readonly busy: boolean;
  readonly onAnswer: (use: 'old' | 'new') => void;
}

/** Nothing while there is no such question. */
export function DropCard({ view, now, busy, onAnswer }: DropCardProps) {
  const { t, i18n } = useTranslation('copies');
  const { countDrop: drop, instance } = view;
  if (!drop) return null;
  const { code, colour } = instance;
  const { language } = i18n;
  const count = (value: number) => formatCount(value, language);
  const title = t('drop.title', { vanished: count(drop.vanished), before: count(drop.before) });
  return (
    <section className={styles.card} role="alert" aria-label={`${code}: ${title}`}>
      <StatusMark tone="conflict" className={styles.mark} />
      <div className={styles.words}>
        <h2 className={styles.title}>
          {title}
          <DatacenterTag code={code} hue={colour} />
        </h2>
        <p>{t('drop.text', { code, now: count(drop.now) })}</p>
        <p className={styles.kept}>{t('drop.kept', { time: formatMoment(drop.beforeReadAtMs, now, language) })}</p>
      </div>
      <div className={styles.facts}>
        <Bar time={formatMoment(drop.beforeReadAtMs, now, language)} servers={drop.before} of={drop} />
        <Bar time={formatMoment(drop.nowReadAtMs, now, language)} servers={drop.now} of={drop} />
        <DefinitionList labelWidth={76} className={styles.list ?? ''}>
          <DefinitionRow label={t('drop.where')} value={t('drop.racks', { count: drop.racksTouched })} />
          <DefinitionRow label={t('drop.owners')} value={count(drop.ownersTouched)} />
        </DefinitionList>
      </div>
      <div className={styles.actions}>
        <Button size="md" kind="primary" busy={busy} onClick={() => onAnswer('old')}>
          {t('drop.keep')}
        </Button>
        <Button size="md" busy={busy} onClick={() => onAnswer('new')}>
          {t('drop.use')}
        </Button>
      </div>
    </section>
  );
}

/** Both bars share one scale, and what is missing of the longer one is striped. */
function Bar({ time, servers, of }: { readonly time: string; readonly servers: number; readonly of: CountDrop }) {
  const { t, i18n } = useTranslation('copies');
  const most = Math.max(of.before, of.now, 1);
  const text = formatCount(servers, i18n.language);
  return (
    <div className={styles.row} role="img" aria-label={t('drop.bar', { time, servers: text })}>
      <span className={styles.time}>{time}</span>
      <span className={styles.track}>
        <span className={styles.fill} style={{ width: `${(servers / most) * 100}%` }} />
        <span className={styles.gone} style={{ width: `${((most - servers) / most) * 100}%` }} />
      </span>
      <b>{text}</b>
    </div>
  );
}
