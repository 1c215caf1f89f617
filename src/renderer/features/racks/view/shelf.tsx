// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight exist; a table would lose its layout
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys, aria-activedescendant names the cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the focus and the keys, aria-activedescendant names the cell
/** Servers without a place, as a list with reasons: never hidden, never drawn where they are not. */
import type { Instance } from '@contract/types/instance';
import type { RackWall } from '@contract/types/rack';
import { serverLine } from '@renderer/lib/server-line/server-line';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { announce } from '@renderer/ui/live-region/live-region';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stateKindOf } from '../model/lenses';
import { currentRow, rowKey } from '../model/rows';
import { type ShelfItem, shelfOf } from '../model/shelf';
import { goToRow } from '../store/place';
import { useRacks, useRacksContext } from './context';
import { ReadAge } from './read-age';
import styles from './shelf.module.css';
import { useFocusHandover } from './use-focus-handover';
import { cellId } from './use-server-cell';

export interface ShelfProps {
  readonly wall: RackWall;
  readonly instance: Instance;
  readonly now: number;
  readonly when?: ReactNode;
  readonly onOpenServer: (serverId: number) => void;
  readonly onOpenWebConsole: (serverId: number) => void;
  readonly onCopy: (text: string) => void;
}

const LINE_HEIGHT = 26;
const COLUMNS = ['server', 'reason', 'rack', 'unit', 'owner', 'ipv4'] as const;

export function Shelf(props: ShelfProps) {
  const { wall, instance, now, when } = props;
  const { t } = useTranslation('racks');
  const { store } = useRacksContext();
  const rows = useRacks((racks) => racks.rows);
  const past = useRacks((racks) => racks.asOf !== null);
  const items = useMemo(() => shelfOf(wall, rows), [wall, rows]);
  const first = currentRow(wall, null);
  const back = () => first && store.getState().change(instance.id, (place) => goToRow(place, rowKey(first)));
  return (
    <>
      <div className={styles.toolbar}>
        <h1 className={styles.title}>{t('name.shelf')}</h1>
        <span className={styles.count}>{t('toolbar.servers', { count: items.length })}</span>
        {past ? null : <ReadAge readAtMs={wall.readAtMs} now={now} />}
        {when}
      </div>
      {items.length === 0 ? (
        <EmptyState
          title={t('shelf.empty')}
          action={first ? <Button onClick={back}>{t('shelf.back')}</Button> : undefined}
        >
          {t('shelf.emptyText', { name: instance.name })}
        </EmptyState>
      ) : (
        <>
          <p className={styles.explain}>{t('shelf.explain')}</p>
          <ShelfGrid {...props} items={items} />
        </>
      )}
    </>
  );
}

function ShelfGrid(props: ShelfProps & { readonly items: readonly ShelfItem[] }) {
  const { items } = props;
  const { t } = useTranslation('racks');
  const { store, instanceId } = useRacksContext();
  const scroller = useRef<HTMLDivElement>(null);
  const focusId = useRacks((racks) => racks.place.focusId);
  useFocusHandover(scroller);
  const lines = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  });
  const at = items.findIndex(({ row }) => row.id === focusId);
  useEffect(() => {
    if (at >= 0) lines.scrollToIndex(at);
  }, [at, lines]);
  const focus = (id: number | undefined) =>
    id !== undefined && store.getState().change(instanceId, (place) => ({ ...place, focusId: id, anchorId: id }));
  const onKeyDown = useShelfKeys(props, at, focus);
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('name.shelf')}
      aria-rowcount={items.length + 1}
      {...(at >= 0 ? { 'aria-activedescendant': cellId(instanceId, items[at]?.row.id ?? 0) } : {})}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onFocus={() => at < 0 && focus(items[0]?.row.id)}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader">
            {t(`shelf.${column}`)}
          </span>
        ))}
      </div>
      <div role="presentation" className={styles.lines} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          const { id } = item.row;
          return (
            <div
              key={id}
              id={cellId(instanceId, id)}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={id === focusId}
              className={styles.line}
              style={{ top: start }}
              onClick={() => {
                focus(id);
                props.onOpenServer(id);
              }}
            >
              <Line item={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -15,
  PageDown: 15,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function useShelfKeys(
  props: ShelfProps & { readonly items: readonly ShelfItem[] },
  at: number,
  focus: (id: number | undefined) => void,
) {
  const { t } = useTranslation('racks');
  return (event: KeyboardEvent) => {
    const { items, instance, wall } = props;
    const row = items[at]?.row;
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) focus(items[Math.min(items.length - 1, Math.max(0, at + step))]?.row.id);
    else if (!row) return;
    else if (event.key === 'Enter') props.onOpenServer(row.id);
    else if (event.code === 'KeyW' && row.hasWebConsole) props.onOpenWebConsole(row.id);
    else if (event.code === 'KeyC') {
      const text = serverLine(row, wall, instance.code);
      props.onCopy(text);
      announce(t('announce.copied', { text }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function Line({ item: { row, reason, rack } }: { readonly item: ShelfItem }) {
  const { t } = useTranslation('racks');
  const overlaps = useRacks((racks) => racks.overlapping.has(row.id));
  const wrong = reason === 'outside-rack' && rack !== null;
  return (
    <>
      <span role="gridcell" className={styles.name}>
        <ServerStateGlyph state={stateKindOf(row, overlaps)} label={t(`state.${stateKindOf(row, overlaps)}`)} />
        {row.name}
      </span>
      <span role="gridcell" data-wrong={wrong ? '' : undefined}>
        {wrong
          ? t('shelf.outsideText', { unit: row.unit, rack: rack.name, size: rack.size })
          : t(reason === 'no-rack' ? 'shelf.noRack' : reason === 'no-unit' ? 'shelf.noUnit' : 'shelf.outside')}
      </span>
      <span role="gridcell" className={styles.mono}>
        {rack?.name ?? row.rackName}
      </span>
      <span role="gridcell" className={styles.mono}>
        {row.unit}
      </span>
      <span role="gridcell">{row.owner ?? t('shelf.noOwner')}</span>
      <span role="gridcell" className={row.mainIpv4 === null ? undefined : styles.mono}>
        {row.mainIpv4 ?? t('shelf.noAddress')}
      </span>
    </>
  );
}
