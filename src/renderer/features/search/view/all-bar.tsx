/** What the bars above and below say of all datacenters: how many there are, how many answer, how old the oldest copy is. */
import type { InstanceView } from '@contract/types/instance';
import { formatAge } from '@renderer/lib/time';
import { Chip } from '@renderer/ui/chip/chip';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { Icon } from '@renderer/ui/icon/icon';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isAnswering, isReachable } from '../model/freshness';
import styles from './all-bar.module.css';

/** The colours of all datacenters, one above the other: nobody takes this view for one of them. */
export function AllStrip({
  views,
  className,
}: {
  readonly views: readonly InstanceView[];
  readonly className: string;
}) {
  const share = 100 / Math.max(1, views.length);
  const stops = views.map(
    ({ instance }, index) => `${hueColour(instance.colour)} ${index * share}% ${(index + 1) * share}%`,
  );
  const [only] = views;
  const background =
    views.length === 1 && only ? hueColour(only.instance.colour) : `linear-gradient(${stops.join(', ')})`;
  return <span className={className} style={{ background }} />;
}

export function AllChip({ views, now }: { readonly views: readonly InstanceView[]; readonly now: number }) {
  const { t, i18n } = useTranslation('search');
  const answering = views.filter(isAnswering).length;
  const newest = Math.max(...views.map(({ readAtMs }) => readAtMs ?? Number.NEGATIVE_INFINITY));
  if (views.some(isReachable)) {
    const all = answering === views.length;
    return (
      <Chip glyph={<ConnectionGlyph connection={all ? 'online' : 'stale'} size={9} />}>
        {t('all.chip', { answering, total: views.length })}
      </Chip>
    );
  }
  return (
    <Chip tone="hold" glyph={<Icon of={CloudOff} size={13} />}>
      {Number.isFinite(newest)
        ? t('all.offline', { age: formatAge(now - newest, i18n.language) })
        : t('all.offlineNone')}
    </Chip>
  );
}

export function AllStatus({ views, now }: { readonly views: readonly InstanceView[]; readonly now: number }) {
  const { t, i18n } = useTranslation('search');
  const answering = views.filter(isAnswering).length;
  const oldest = Math.min(...views.map(({ readAtMs }) => readAtMs ?? Number.POSITIVE_INFINITY));
  return (
    <div className={styles.status}>
      <ConnectionGlyph connection={answering > 0 ? 'online' : 'offline'} size={9} />
      <span>{t('all.answering', { answering, total: views.length })}</span>
      {views.some(isReachable) ? null : <span>{t('all.readOnly')}</span>}
      {Number.isFinite(oldest) ? <span>{t('all.oldest', { age: formatAge(now - oldest, i18n.language) })}</span> : null}
    </div>
  );
}
