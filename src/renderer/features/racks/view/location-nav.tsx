/** Rooms and rows of a datacenter for the navigation column, with how full they are, and the shelf of servers without a place. */
import type { InstanceId } from '@contract/types/instance';
import type { RackWall } from '@contract/types/rack';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { Tree } from '@renderer/ui/tree/tree';
import type { TreeNode } from '@renderer/ui/tree/tree-rows';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { currentRow, rowKey, SHELF_KEY, shelfCount } from '../model/rows';
import { goToFloor, goToRow } from '../store/place';
import { type RacksStore, racksOf } from '../store/racks-store';
import { roomName, rowName } from './names';
import styles from './nav.module.css';

export interface LocationNavProps {
  readonly store: RacksStore;
  readonly instanceId: InstanceId;
  /** Called after a row was chosen, for an app that shows something else at the time. */
  readonly onChoose?: () => void;
}

/** Nothing until the racks are read. */
export function LocationNav({ store, instanceId, onChoose }: LocationNavProps) {
  const { t } = useTranslation('racks');
  const { load, place } = useStore(store, (state) => racksOf(state, instanceId));
  const wall = load.kind === 'ready' ? load.wall : null;
  const nodes = useMemo(() => (wall ? treeOf(t, wall) : []), [t, wall]);
  const expanded = useMemo(
    () => new Set(nodes.map((node) => node.id).filter((id) => !place.folded.has(id))),
    [nodes, place.folded],
  );
  if (!wall) return null;
  const row = place.rowKey === SHELF_KEY ? null : currentRow(wall, place.rowKey);
  const { change } = store.getState();

  const select = (id: string) => {
    if (id === FLOOR_ID) {
      change(instanceId, goToFloor);
      onChoose?.();
      return;
    }
    const room = wall.rooms.find((candidate) => roomId(candidate.room) === id);
    const first = room?.rows[0];
    change(instanceId, (before) => goToRow(before, first ? rowKey(first) : id));
    onChoose?.();
  };
  const toggle = (id: string, open: boolean) =>
    change(instanceId, (before) => {
      const folded = new Set(before.folded);
      if (open) folded.delete(id);
      else folded.add(id);
      return { ...before, folded };
    });

  return (
    <section className={styles.section}>
      <SectionHead title={t('nav.label')} level={2} className={styles.head ?? ''} />
      <Tree
        label={t('nav.label')}
        nodes={nodes}
        selectedId={place.zoom === 'floor' ? FLOOR_ID : selectedId(place.rowKey === SHELF_KEY, row, place.folded)}
        expandedIds={expanded}
        onSelect={select}
        onToggle={toggle}
      />
    </section>
  );
}

/** A chosen row inside a folded room is shown as the room. */
function selectedId(
  shelf: boolean,
  row: { readonly room: string; readonly row: string } | null,
  folded: ReadonlySet<string>,
): string | null {
  if (shelf) return SHELF_KEY;
  if (!row) return null;
  return folded.has(roomId(row.room)) ? roomId(row.room) : rowKey(row);
}

const FLOOR_ID = 'floor';

function roomId(room: string): string {
  return `room ${room}`;
}

function treeOf(t: TFunction<'racks'>, wall: RackWall): TreeNode[] {
  const fullness = (occupancy: number) => {
    const percent = Math.round(occupancy * 100);
    return { meter: occupancy, count: String(percent), countLabel: t('nav.occupancy', { percent }) };
  };
  const rooms = wall.rooms.map(
    (room): TreeNode => ({
      id: roomId(room.room),
      label: roomName(t, room.room),
      ...fullness(room.occupancy),
      children: room.rows.map((row) => ({
        id: rowKey(row),
        label: rowName(t, row.row),
        ...fullness(row.occupancy),
      })),
    }),
  );
  const [used, size] = wall.racks.reduce(([u, s], rack) => [u + rack.usedUnits, s + rack.size], [0, 0]);
  const floor = { id: FLOOR_ID, label: t('nav.all'), ...fullness(size === 0 ? 0 : used / size) };
  const all = rooms.length === 0 ? [] : [floor, ...rooms];
  const count = shelfCount(wall);
  if (count === 0) return all;
  const shelf = {
    id: SHELF_KEY,
    label: t('name.shelf'),
    count: String(count),
    countLabel: t('nav.servers', { count }),
  };
  return [...all, shelf];
}
