/** One line of racks on the floor: a canvas for what stands in them, and above it a tile for each that can be pointed at. */
import type { RackElevation } from '@contract/types/rack';
import { ServerStateGlyph, type ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FloorScale,
  type FloorTile,
  type FloorLine as Line,
  occupancyPercent,
  occupancyStep,
} from '../model/floor';
import { alertsOf } from '../model/rack-alerts';
import type { InstanceRacks } from '../store/racks-store';
import { useRacks, useRacksContext } from '../view/context';
import styles from './floor.module.css';
import { type LineLook, paintLine } from './paint-line';

export interface FloorLineProps {
  readonly line: Line;
  readonly scale: FloorScale;
  readonly look: LineLook;
  readonly rowIndex: number;
}

export const FloorLine = memo(function FloorLine({ line, scale, look, rowIndex }: FloorLineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) paintLine(canvas.current, line, scale, look);
  }, [line, scale, look]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a plan, not a table; the grid roles say what a table would
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="row" aria-rowindex={rowIndex} className={styles.line}>
      <canvas
        ref={canvas}
        aria-hidden
        className={styles.canvas}
        style={{ left: line.left, top: line.top, width: line.width, height: line.height }}
      />
      {line.tiles.map((tile) => (
        <Tile key={tile.rack.id} tile={tile} occupancy={look.lens === 'occupancy'} />
      ))}
    </div>
  );
});

export function tileId(instanceId: string, rackId: number): string {
  return `floor-rack-${instanceId}-${rackId}`;
}

const MOST_BADGES = 2;
const BADGES = { overlap: 'overlap', failed: 'failed', error: 'suspend_error', misplaced: 'unknown' } as const;

const Tile = memo(function Tile({ tile, occupancy }: { readonly tile: FloorTile; readonly occupancy: boolean }) {
  const { t } = useTranslation('racks');
  const { instanceId } = useRacksContext();
  const { rack, label, left, top, width, height } = tile;
  const marks = useRacks((racks) => badgesOf(rack, racks).join(' '));
  const focused = useRacks(({ place }) => place.rackId === rack.id);
  const percent = occupancyPercent(rack);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as its row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div
      role="gridcell"
      id={tileId(instanceId, rack.id)}
      aria-label={t('floor.tile', {
        name: rack.name,
        percent,
        used: rack.usedUnits,
        size: rack.size,
        largest: rack.largestFree,
      })}
      aria-colindex={tile.position}
      data-rack={rack.id}
      data-focus={focused ? '' : undefined}
      className={styles.tile}
      style={{ left, top, width, height }}
    >
      {/* Drawn by the style sheet: the name of the tile says the same in words. */}
      <span
        aria-hidden
        className={styles.tileHead}
        data-label={label}
        data-percent={percent}
        data-occupancy={occupancy ? occupancyStep(rack) : undefined}
      />
      {marks === '' ? null : (
        <span className={styles.badges}>
          {marks.split(' ').map((mark) => (
            <ServerStateGlyph key={mark} state={mark as ServerStateKind} size={9} />
          ))}
        </span>
      )}
    </div>
  );
});

/** The most urgent of what its servers are, and then what is going on. */
function badgesOf(rack: RackElevation, racks: InstanceRacks): ServerStateKind[] {
  return alertsOf(rack, racks)
    .map((alert) => BADGES[alert])
    .slice(0, MOST_BADGES);
}
