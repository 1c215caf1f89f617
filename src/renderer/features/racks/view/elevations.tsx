// biome-ignore-all lint/a11y/useSemanticElements: a drawing placed by units, not a table; the grid roles say what a table would
/** The racks of one row side by side: a grid for assistive technology, one tab stop, each rack a row of servers. */
import type { RackElevation } from '@contract/types/rack';
import { type CSSProperties, memo, useCallback, useLayoutEffect, useRef } from 'react';
import { useRacks, useRacksContext } from './context';
import styles from './elevations.module.css';
import { HoverCard, type HoverCardProps } from './hover-card';
import { RackColumn } from './rack-column';
import type { CellLook } from './server-cell';
import { INSET, measure, RACK_PITCH, RACK_WIDTH, useScrolledRacks, useSize } from './use-canvas';
import { useFocusHandover } from './use-focus-handover';
import { type GridCommands, useGridActions } from './use-grid-actions';
import { useHover } from './use-hover';
import { cellId } from './use-server-cell';
import { useServerMenu } from './use-server-menu';

export interface ElevationsProps extends CellLook {
  readonly racks: readonly RackElevation[];
  readonly label: string;
  readonly commands: GridCommands;
  readonly hover: Omit<HoverCardProps, 'target' | 'look' | 'onEnter' | 'onLeave'>;
}

export const Elevations = memo(function Elevations(props: ElevationsProps) {
  const { racks, label, commands, hover: card, lens, groups, words } = props;
  const { store, instanceId } = useRacksContext();
  const canvas = useRef<HTMLDivElement>(null);
  const start = useRef(store.getState().instances[instanceId]?.place.scrollLeft ?? 0).current;
  const size = useSize(canvas);
  const keepScroll = useCallback(
    (scrollLeft: number) => store.getState().change(instanceId, (place) => ({ ...place, scrollLeft })),
    [store, instanceId],
  );
  const scrolled = useScrolledRacks(canvas, start, keepScroll);
  const focusId = useRacks((state) => state.place.focusId);
  const tallest = racks.reduce((most, rack) => Math.max(most, rack.size), 0);
  const seen = measure(size ?? { width: 0, height: 0 }, tallest, scrolled);
  const grid = useGridActions(racks, commands);
  const hover = useHover(canvas);
  const { onContextMenu, menu } = useServerMenu(canvas, commands, card.code);
  useFocusHandover(canvas);
  const measured = size !== null;
  useShowFocus(canvas, racks, focusId, measured);
  useLayoutEffect(() => {
    // Only where there is something to restore: setting it lays everything out at once.
    if (canvas.current && measured && start > 0) canvas.current.scrollLeft = start;
  }, [start, measured]);

  return (
    <>
      <div
        ref={canvas}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={racks.length}
        aria-multiselectable
        {...(focusId === null ? {} : { 'aria-activedescendant': cellId(instanceId, focusId) })}
        data-coded={lens === 'owner' || lens === 'configuration' ? '' : undefined}
        className={styles.canvas}
        style={{ '--u': `${seen.unit}px` } as CSSProperties}
        {...grid}
        onContextMenu={onContextMenu}
        {...hover.handlers}
      >
        <div
          role="presentation"
          className={styles.inside}
          style={{ width: INSET * 2 + racks.length * RACK_PITCH - (RACK_PITCH - RACK_WIDTH), height: seen.height }}
        >
          {size === null
            ? null
            : racks.map((rack, index) =>
                isDrawn(rack, index, seen, focusId) ? (
                  <RackColumn
                    key={rack.id}
                    rack={rack}
                    position={index + 1}
                    left={INSET + index * RACK_PITCH}
                    lens={lens}
                    groups={groups}
                    words={words}
                  />
                ) : null,
              )}
        </div>
      </div>
      {menu}
      {hover.target && !menu ? (
        <HoverCard
          {...card}
          target={hover.target}
          look={{ lens, groups, words }}
          onEnter={hover.keep}
          onLeave={hover.leave}
        />
      ) : null}
    </>
  );
});

function isDrawn(
  rack: RackElevation,
  index: number,
  seen: { readonly first: number; readonly last: number },
  focusId: number | null,
): boolean {
  return (index >= seen.first && index <= seen.last) || (focusId !== null && holds(rack, focusId));
}

function holds(rack: RackElevation, id: number): boolean {
  return rack.cells.some((cell) => {
    if (cell.kind === 'server') return cell.serverId === id;
    if (cell.kind === 'overlap') return cell.claims.some((claim) => claim.serverIds.includes(id));
    return cell.slots.includes(id) || cell.unplaced.includes(id);
  });
}

/** Whatever moved the focus, it is brought into sight. */
function useShowFocus(
  canvas: React.RefObject<HTMLDivElement | null>,
  racks: readonly RackElevation[],
  focusId: number | null,
  measured: boolean,
): void {
  const { instanceId } = useRacksContext();
  useLayoutEffect(() => {
    if (focusId === null || !measured || !canvas.current) return;
    if (!racks.some((rack) => holds(rack, focusId))) return;
    document.getElementById(cellId(instanceId, focusId))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [canvas, racks, instanceId, focusId, measured]);
}
