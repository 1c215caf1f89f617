/** The bar above the floor: how much there is, how old it is, the overlay, and the way back to one row. */
import type { RackWall } from '@contract/types/rack';
import { Segmented } from '@renderer/ui/segmented/segmented';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LENSES, type Lens } from '../model/lenses';
import { allRows } from '../model/rows';
import { ReadAge } from '../view/read-age';
import styles from '../view/toolbar.module.css';
import { ZoomChoice } from '../view/zoom-choice';

export interface FloorToolbarProps {
  readonly wall: RackWall;
  readonly lens: Lens | 'occupancy';
  readonly now: number;
  readonly past: boolean;
  readonly when?: ReactNode;
  readonly onLens: (lens: Lens | 'occupancy') => void;
  readonly onRow: () => void;
}

export const FLOOR_LENSES = ['occupancy', ...LENSES] as const;

export function FloorToolbar({ wall, lens, now, past, when, onLens, onRow }: FloorToolbarProps) {
  const { t } = useTranslation('racks');
  return (
    <div role="toolbar" aria-label={t('toolbar.floor')} data-past={past ? '' : undefined} className={styles.toolbar}>
      <h1 className={styles.title}>{t('floor.title')}</h1>
      <span className={styles.count}>
        {[
          t('floor.rooms', { count: wall.rooms.length }),
          t('floor.rows', { count: allRows(wall).length }),
          t('floor.racks', { count: wall.racks.length }),
        ].join(', ')}
      </span>
      {past ? null : <ReadAge readAtMs={wall.readAtMs} now={now} />}
      {when}
      <Segmented
        label={t('toolbar.lens')}
        options={FLOOR_LENSES.map((value) => ({ value, label: t(`lens.${value}`) }))}
        value={lens}
        onChange={onLens}
        className={styles.lenses ?? ''}
      />
      <ZoomChoice zoom="floor" onChange={onRow} />
    </div>
  );
}
