/** The bar above the racks: which row, how many servers, how old the data is, how units are counted, which overlay. */
import type { Instance } from '@contract/types/instance';
import type { RackRow, RackWall } from '@contract/types/rack';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { Segmented } from '@renderer/ui/segmented/segmented';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LENSES, type Lens } from '../model/lenses';
import { neighbourRow, rowKey } from '../model/rows';
import { roomName, rowName } from './names';
import { NumberingMenu } from './numbering-menu';
import { ReadAge } from './read-age';
import styles from './toolbar.module.css';
import { ZoomChoice } from './zoom-choice';

export interface ToolbarProps {
  readonly wall: RackWall;
  readonly row: RackRow;
  readonly instance: Instance;
  readonly lens: Lens;
  readonly now: number;
  /** An old reading was chosen: its date stands where its age stood. */
  readonly past: boolean;
  readonly when?: ReactNode;
  readonly onRow: (key: string) => void;
  readonly onLens: (lens: Lens) => void;
  readonly onFloor: () => void;
}

export function Toolbar({ wall, row, instance, lens, now, past, when, onRow, onLens, onFloor }: ToolbarProps) {
  const { t } = useTranslation('racks');
  const previous = neighbourRow(wall, rowKey(row), -1);
  const next = neighbourRow(wall, rowKey(row), 1);
  return (
    <div role="toolbar" aria-label={t('toolbar.label')} data-past={past ? '' : undefined} className={styles.toolbar}>
      <IconButton
        label={t('toolbar.previous')}
        icon={ChevronLeft}
        kbd="["
        aria-disabled={previous === null}
        onClick={() => previous !== null && onRow(previous)}
      />
      <IconButton
        label={t('toolbar.next')}
        icon={ChevronRight}
        kbd="]"
        aria-disabled={next === null}
        onClick={() => next !== null && onRow(next)}
      />
      <h1 className={styles.title}>
        <span className={styles.room}>{roomName(t, row.room)} /</span> {rowName(t, row.row)}
      </h1>
      <span className={styles.count}>{t('toolbar.servers', { count: row.serverCount })}</span>
      {past ? null : <ReadAge readAtMs={wall.readAtMs} now={now} />}
      {when}
      <NumberingMenu numbering={wall.numbering} instance={instance} />
      <Segmented
        label={t('toolbar.lens')}
        options={LENSES.map((value) => ({ value, label: t(`lens.${value}`) }))}
        value={lens}
        onChange={onLens}
        className={styles.lenses ?? ''}
      />
      <ZoomChoice zoom="row" onChange={onFloor} />
    </div>
  );
}
