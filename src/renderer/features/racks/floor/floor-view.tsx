/** The floor: every rack of the datacenter at once, with what is true of all of it above and the meaning of colours below. */
import type { RackWall } from '@contract/types/rack';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FloorRoom, type FloorLine as Line, planFloor } from '../model/floor';
import { assignCodes, groupServers, NO_GROUPS } from '../model/groups';
import { legendOf, NO_LEGEND } from '../model/legend';
import { rowKey } from '../model/rows';
import { goToRow, toggleFilter, withFloorLens } from '../store/place';
import { useRacks, useRacksContext } from '../view/context';
import { Legend } from '../view/legend';
import { roomName, rowName } from '../view/names';
import { useSize } from '../view/use-canvas';
import styles from './floor.module.css';
import { readColours, useThemeName } from './floor-colours';
import { FloorFacts } from './floor-facts';
import { FloorLine, tileId } from './floor-line';
import { FloorToolbar } from './floor-toolbar';
import type { LineLook } from './paint-line';
import { RackCard } from './rack-card';
import { RampLegend } from './ramp-legend';
import { useFloorActions } from './use-floor-actions';
import { useRackHover } from './use-rack-hover';

export interface FloorViewProps {
  readonly wall: RackWall;
  readonly now: number;
  readonly lastKnown?: boolean;
  readonly when?: ReactNode;
}

const INSET = 16;
/** Half the height of a row's label, which stands beside the middle of its racks. */
const LABEL_HALF = 17;

export function FloorView({ wall, now, lastKnown = false, when }: FloorViewProps) {
  const { t } = useTranslation('racks');
  const { store, instanceId } = useRacksContext();
  const lens = useRacks(({ place }) => place.floorLens);
  const filter = useRacks(({ place }) => place.filter);
  const scale = useRacks(({ place }) => place.floorScale);
  const rackId = useRacks(({ place }) => place.rackId);
  const past = useRacks(({ asOf }) => asOf !== null);
  const floor = useRef<HTMLDivElement>(null);
  const size = useSize(floor);
  const plan = useMemo(
    () => planFloor(wall, Math.max(0, (size?.width ?? 0) - 2 * INSET), scale),
    [wall, size?.width, scale],
  );
  const look = useLook(wall, lens, filter);
  const legend = useLegend(look);
  const actions = useFloorActions(plan, floor);
  const hover = useRackHover(floor, plan);
  const { change } = store.getState();
  return (
    <>
      <FloorToolbar
        wall={wall}
        lens={lens}
        now={now}
        past={past}
        when={when}
        onLens={(next) => change(instanceId, (place) => withFloorLens(place, next))}
        onRow={actions.toRow}
      />
      <FloorFacts wall={wall} rows={look.rows} />
      {lens === 'occupancy' ? null : (
        <Legend
          legend={legend}
          filter={filter}
          lastKnownAge={lastKnown && !past ? now - wall.readAtMs : null}
          freeUnits={wall.racks.reduce((sum, rack) => sum + rack.freeUnits, 0)}
          onToggle={(key, add) => change(instanceId, (place) => toggleFilter(place, key, add))}
        />
      )}
      <div ref={floor} className={styles.floor} {...hover.handlers}>
        <div className={styles.plan} style={{ height: plan.height + 2 * INSET }}>
          <div className={styles.inside}>
            {plan.rooms.map((room) => (
              <RoomHead key={room.room.room} room={room} />
            ))}
            {plan.lines.map((line) => (line.first ? <RowLabel key={line.key} line={line} /> : null))}
            {/* biome-ignore lint/a11y/useSemanticElements: a plan, not a table; the grid roles say what a table would */}
            <div
              role="grid"
              tabIndex={0}
              aria-label={t('floor.grid')}
              aria-rowcount={plan.lines.length}
              {...(rackId === null ? {} : { 'aria-activedescendant': tileId(instanceId, rackId) })}
              className={styles.grid}
              {...actions.handlers}
            >
              {size === null
                ? null
                : plan.lines.map((line, at) => (
                    <FloorLine key={line.key} line={line} scale={scale} look={look} rowIndex={at + 1} />
                  ))}
            </div>
          </div>
        </div>
      </div>
      {lens === 'occupancy' ? <RampLegend scale={scale} /> : null}
      {hover.target ? <RackCard target={hover.target} onEnter={hover.keep} onLeave={hover.leave} /> : null}
    </>
  );
}

function RoomHead({ room }: { readonly room: FloorRoom }) {
  const { t } = useTranslation('racks');
  return (
    <h2 className={styles.room} style={{ left: room.left, top: room.top }}>
      {roomName(t, room.room.room)}{' '}
      <span>{t('floor.room', { count: room.rackCount, percent: Math.round(room.room.occupancy * 100) })}</span>
    </h2>
  );
}

/** Leads to the row; the tree in the navigation does so for the keyboard. */
function RowLabel({ line }: { readonly line: Line }) {
  const { t } = useTranslation('racks');
  const { store, instanceId } = useRacksContext();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.rowLabel}
      style={{ left: line.left, top: line.top + line.height / 2 - LABEL_HALF }}
      onClick={() => store.getState().change(instanceId, (place) => goToRow(place, rowKey(line.row)))}
    >
      {rowName(t, line.row.row)} <span>{t('floor.percent', { percent: Math.round(line.row.occupancy * 100) })}</span>
    </button>
  );
}

/** What canvases are painted by: the same object until something they show has changed. */
function useLook(wall: RackWall, lens: LineLook['lens'], filter: readonly string[]): LineLook {
  const rows = useRacks((racks) => racks.rows);
  const overlapping = useRacks((racks) => racks.overlapping);
  const theme = useThemeName();
  const groups = useMemo(() => {
    if (lens !== 'owner' && lens !== 'configuration') return NO_GROUPS;
    return groupServers(lens, wall.servers, assignCodes(lens, wall.servers));
  }, [wall, lens]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is what the colours are read from
  const colours = useMemo(() => readColours(document.querySelector('[data-floor-colours]') ?? document.body), [theme]);
  return useMemo(
    () => ({ lens, groups, filter, rows, overlapping, colours }),
    [lens, groups, filter, rows, overlapping, colours],
  );
}

function useLegend({ lens, rows, overlapping, groups }: LineLook) {
  return useMemo(
    () => (lens === 'occupancy' ? NO_LEGEND : legendOf(lens, [...rows.values()], overlapping, groups)),
    [lens, rows, overlapping, groups],
  );
}
