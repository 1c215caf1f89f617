/** One row of racks with its bar and legend. Derives what they show; draws nothing itself. */
import type { Instance } from '@contract/types/instance';
import type { RackRow, RackWall } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { placesOfServers } from '@renderer/lib/server-line/place-text';
import { serverLine } from '@renderer/lib/server-line/server-line';
import { announce } from '@renderer/ui/live-region/live-region';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { assignCodes, type Groups, groupServers, keepIfSame, NO_GROUPS } from '../model/groups';
import { legendOf } from '../model/legend';
import type { Lens } from '../model/lenses';
import { serversOfRack } from '../model/rack-alerts';
import { racksOfRow, rowKey } from '../model/rows';
import { goToFloor, goToRow, toggleFilter, withLens } from '../store/place';
import { racksOf } from '../store/racks-store';
import { useRacks, useRacksContext } from './context';
import { Elevations } from './elevations';
import { Legend } from './legend';
import { roomName, rowName } from './names';
import styles from './racks-view.module.css';
import { Toolbar } from './toolbar';
import { useWords } from './words';

export interface RowViewProps {
  readonly wall: RackWall;
  readonly row: RackRow;
  readonly instance: Instance;
  readonly now: number;
  readonly lastKnown?: boolean;
  readonly when?: ReactNode;
  readonly onOpenServer: (serverId: number) => void;
  readonly onOpenWebConsole: (serverId: number) => void;
  readonly onCopy: (text: string) => void;
}

export function RowView(props: RowViewProps) {
  const { wall, row, instance, now, lastKnown = false, when } = props;
  const { t } = useTranslation('racks');
  const { store } = useRacksContext();
  const lens = useRacks((racks) => racks.place.lens);
  const filter = useRacks((racks) => racks.place.filter);
  const past = useRacks((racks) => racks.asOf !== null);
  const rows = useRacks((racks) => racks.rows);
  const overlapping = useRacks((racks) => racks.overlapping);
  const racks = useMemo(() => racksOfRow(wall, row), [wall, row]);
  const inView = useMemo(() => rowsOf(racks.flatMap(serversOfRack), rows), [racks, rows]);
  const groups = useGroups(lens, wall.servers, inView);
  const legend = useMemo(() => legendOf(lens, inView, overlapping, groups), [lens, inView, overlapping, groups]);
  const words = useWords();
  const commands = useCommands(props);
  const places = useMemo(() => placesOfServers(wall.racks), [wall]);
  const clock = useRef(now);
  clock.current = now;
  const nowMs = useCallback(() => clock.current, []);
  const hover = useMemo(
    () => ({ code: instance.code, places, readAtMs: wall.readAtMs, nowMs, lastKnown, past }),
    [instance.code, places, wall.readAtMs, nowMs, lastKnown, past],
  );
  const { change } = store.getState();
  return (
    <>
      <Toolbar
        wall={wall}
        row={row}
        instance={instance}
        lens={lens}
        now={now}
        past={past}
        when={when}
        onRow={(key) => change(instance.id, (place) => goToRow(place, key))}
        onLens={(next) => change(instance.id, (place) => withLens(place, next))}
        onFloor={() => change(instance.id, goToFloor)}
      />
      <Legend
        legend={legend}
        filter={filter}
        lastKnownAge={lastKnown && !past ? now - wall.readAtMs : null}
        freeUnits={racks.reduce((sum, rack) => sum + rack.freeUnits, 0)}
        onToggle={(key, add) => change(instance.id, (place) => toggleFilter(place, key, add))}
      />
      <div className={styles.body}>
        <Elevations
          key={`${instance.id} ${rowKey(row)}`}
          racks={racks}
          label={t('rack.grid', { room: roomName(t, row.room), row: rowName(t, row.row) })}
          commands={commands}
          hover={hover}
          lens={lens}
          groups={groups}
          words={words}
        />
      </div>
    </>
  );
}

function rowsOf(ids: readonly number[], rows: ReadonlyMap<number, ServerRow>): ServerRow[] {
  return ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

/** Keeps its identity while nothing a cell shows has changed, so that one re-read server does not redraw the row. */
function useGroups(lens: Lens, all: readonly ServerRow[], inView: readonly ServerRow[]): Groups {
  const kept = useRef(NO_GROUPS);
  const grouped = lens === 'owner' || lens === 'configuration' ? lens : null;
  const codes = useMemo(() => (grouped === null ? null : assignCodes(grouped, all)), [grouped, all]);
  return useMemo(() => {
    kept.current =
      grouped === null || codes === null ? NO_GROUPS : keepIfSame(kept.current, groupServers(grouped, inView, codes));
    return kept.current;
  }, [grouped, codes, inView]);
}

/** The same object as long as the view lives: cells and grid hold on to it. */
function useCommands(props: RowViewProps) {
  const { t } = useTranslation('racks');
  const { store, instanceId } = useRacksContext();
  const latest = useRef(props);
  latest.current = props;
  return useMemo(() => {
    const rowOf = (id: number) => racksOf(store.getState(), instanceId).rows.get(id);
    return {
      open: (id: number) => latest.current.onOpenServer(id),
      console: (id: number) => {
        const row = rowOf(id);
        if (row?.hasWebConsole) latest.current.onOpenWebConsole(id);
        else if (row) announce(t('announce.noConsole', { name: row.name }));
      },
      copy: (id: number) => {
        const row = rowOf(id);
        if (!row) return;
        const { wall, instance } = latest.current;
        const text = serverLine(row, wall, instance.code);
        latest.current.onCopy(text);
        announce(t('announce.copied', { text }));
      },
      notFound: (text: string) => announce(t('announce.notFound', { text })),
      selected: (count: number) => announce(count === 0 ? t('announce.cleared') : t('announce.selected', { count })),
    };
  }, [t, store, instanceId]);
}
