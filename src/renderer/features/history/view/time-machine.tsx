/** Choosing a kept reading to look at, and the band that says the racks are not what is now. */
import type { Generation } from '@contract/types/history';
import type { Instance } from '@contract/types/instance';
import { formatAge, formatCount, formatMoment, sharesMinute } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HistoryStore } from '../store/history-store';
import styles from './history.module.css';

export interface TimeMachineMenuProps {
  readonly store: HistoryStore;
  readonly instance: Instance;
  readonly asOf: Generation | null;
  readonly now: number;
  readonly onChoose: (generation: Generation | null) => void;
}

/** Read when it opens: readings come and go while nobody looks. */
export function TimeMachineMenu({ store, instance, asOf, now, onChoose }: TimeMachineMenuProps) {
  const { t, i18n } = useTranslation('history');
  const generations = useStore(store, (state) => state.generations[instance.id]);
  const { language } = i18n;
  const [newest, ...older] = generations ?? [];
  const times = (generations ?? []).map(({ readAtMs }) => readAtMs);
  const timeText = (ms: number) => formatMoment(ms, now, language, sharesMinute(ms, times));
  const items: MenuEntry[] = [
    {
      kind: 'item',
      id: 'now',
      label: t('past.now'),
      checked: asOf === null,
      onSelect: () => onChoose(null),
      ...(newest ? { detail: timeText(newest.readAtMs) } : {}),
    },
    ...older.map((generation): MenuEntry => {
      const changes = t('changes', { count: generation.changes, shown: formatCount(generation.changes, language) });
      return {
        kind: 'item',
        id: String(generation.id),
        label: timeText(generation.readAtMs),
        detail: changes,
        checked: asOf?.id === generation.id,
        onSelect: () => onChoose(generation),
      };
    }),
  ];
  if (generations && older.length === 0) {
    items.push({
      kind: 'item',
      id: 'none',
      label: t('past.none'),
      reason: t('past.noneYet'),
      onSelect: () => undefined,
    });
  }
  const shown = asOf ? formatMoment(asOf.readAtMs, now, language) : t('past.short');
  return (
    <Menu
      head={t('past.head', { code: instance.code })}
      items={items}
      onOpenChange={(open) => {
        if (open) void store.readGenerations(instance.id);
      }}
      trigger={
        <Button kind="quiet" icon={History} caret aria-label={`${shown}. ${t('past.menu')}`}>
          <span className={styles.chosenTime} data-now={asOf ? undefined : ''}>
            {shown}
          </span>
        </Button>
      }
    />
  );
}

export interface PastBannerProps {
  readonly instance: Instance;
  readonly asOf: Generation;
  readonly now: number;
  readonly onLeave: () => void;
}

export function PastBanner({ instance, asOf, now, onLeave }: PastBannerProps) {
  const { t, i18n } = useTranslation('history');
  const { language } = i18n;
  return (
    <Banner
      layout="bar"
      tone="conflict"
      live="assertive"
      glyph={<History size={14} strokeWidth={1.6} aria-hidden />}
      className={styles.past ?? ''}
      title={
        <span className={styles.pastTitle}>
          <DatacenterTag code={instance.code} hue={instance.colour} />
          {t('past.title', { time: formatMoment(asOf.readAtMs, now, language) })}
        </span>
      }
      actions={
        <Button kbd="Esc" onClick={onLeave}>
          {t('past.leave')}
        </Button>
      }
    >
      {t('past.text', { age: formatAge(now - asOf.readAtMs, language) })}
    </Banner>
  );
}
