// biome-ignore-all lint/a11y/noStaticElementInteractions: hears keys that bubble up from the controls inside; takes no focus itself
/** The rack view of one datacenter: the racks of a row, the shelf of servers without a place, or why there is neither. */
import { type AppError, assertNever } from '@contract/errors';
import type { Instance } from '@contract/types/instance';
import type { RackWall } from '@contract/types/rack';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FLOOR_LENSES } from '../floor/floor-toolbar';
import { FloorView } from '../floor/floor-view';
import { LENSES } from '../model/lenses';
import { currentRow, neighbourRow, rowKey, SHELF_KEY, shelfCount } from '../model/rows';
import { goToFloor, goToRow, type RackPlace, withFloorLens, withLens } from '../store/place';
import { type RacksStore, racksOf } from '../store/racks-store';
import { RacksContext } from './context';
import { RacksSkeleton } from './racks-skeleton';
import styles from './racks-view.module.css';
import { RowView } from './row-view';
import { Shelf } from './shelf';

export interface RacksViewProps {
  readonly store: RacksStore;
  readonly instance: Instance;
  /** Ticks, so that ages stay true. */
  readonly now: number;
  readonly openServerId: number | null;
  readonly onOpenServer: (serverId: number) => void;
  readonly onOpenWebConsole: (serverId: number) => void;
  readonly onCopy: (text: string) => void;
  /** What "Read again" does; without it the wall is asked for again. */
  readonly onRetry?: () => void;
  /** A sync is under way: what is not read yet is on its way. */
  readonly syncing?: boolean;
  /** Power, ports and state are what was last known, for one reason or another; the drawing says so. */
  readonly lastKnown?: boolean;
  /** What stands in the toolbar to choose a time with. */
  readonly when?: ReactNode;
  /** One sentence for an error; without it its code stands there. */
  readonly errorText?: (error: AppError) => string;
}

export function RacksView(props: RacksViewProps) {
  const { store, instance, openServerId } = props;
  const { load, place } = useStore(store, (state) => racksOf(state, instance.id));
  useEffect(() => store.getState().open(instance.id), [store, instance.id]);
  useLayoutEffect(() => store.getState().markOpen(instance.id, openServerId), [store, instance.id, openServerId]);
  const wall = load.kind === 'ready' ? load.wall : null;
  const direction = wall?.numbering.direction ?? 'bottom-up';
  const handover = useRef(false);
  const context = useMemo(
    () => ({ store, instanceId: instance.id, direction, handover }),
    [store, instance.id, direction],
  );
  return (
    <RacksContext.Provider value={context}>
      <section
        className={styles.view}
        data-floor-colours=""
        data-last-known={props.lastKnown ? '' : undefined}
        onKeyDown={(event) => {
          if (wall && handleKey(event, store, instance, wall, place)) event.preventDefault();
        }}
      >
        <Content {...props} />
      </section>
    </RacksContext.Provider>
  );
}

function Content(props: RacksViewProps) {
  const { store, instance, syncing = false } = props;
  const { load, place } = useStore(store, (state) => racksOf(state, instance.id));
  const retry = props.onRetry ?? (() => store.getState().reload(instance.id));
  switch (load.kind) {
    case 'idle':
    case 'loading':
      return <RacksSkeleton code={instance.code} />;
    case 'failed':
      if (load.error.code !== 'inventory.not-read') return <Failed {...props} error={load.error} onRetry={retry} />;
      return syncing ? <RacksSkeleton code={instance.code} /> : <NotRead instance={instance} onRead={retry} />;
    case 'ready': {
      const { wall } = load;
      if (place.zoom === 'floor' && wall.racks.length > 0) return <FloorView {...props} wall={wall} />;
      if (place.rowKey === SHELF_KEY) return <Shelf {...props} wall={wall} />;
      const row = currentRow(wall, place.rowKey);
      return row ? <RowView {...props} wall={wall} row={row} /> : <NoRacks {...props} wall={wall} onRetry={retry} />;
    }
    default:
      return assertNever(load);
  }
}

/** Keys of the whole view, wherever in it the focus is: overlays, rows and zoom. By place on the keyboard, for Cyrillic. */
function handleKey(
  event: KeyboardEvent,
  store: RacksStore,
  instance: Instance,
  wall: RackWall,
  { zoom, rowKey: key }: RackPlace,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false;
  const { change } = store.getState();
  const digit = Number(/^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1]) - 1;
  if (!Number.isNaN(digit)) return chooseLens(digit, zoom, (next) => change(instance.id, next));
  if (zoom === 'floor') return false;
  if (event.key === '-') {
    change(instance.id, goToFloor);
    return true;
  }
  if (event.code !== 'BracketLeft' && event.code !== 'BracketRight') return false;
  const row = currentRow(wall, key);
  const next = row ? neighbourRow(wall, rowKey(row), event.code === 'BracketLeft' ? -1 : 1) : null;
  if (next !== null) change(instance.id, (place) => goToRow(place, next));
  return true;
}

/** The same digits for the same lenses at every zoom; the one more of the floor comes last. */
function chooseLens(
  digit: number,
  zoom: RackPlace['zoom'],
  change: (next: (place: RackPlace) => RackPlace) => void,
): boolean {
  const lens = LENSES[digit];
  if (zoom === 'floor') change((place) => withFloorLens(place, lens ?? FLOOR_LENSES[0]));
  else if (lens) change((place) => withLens(place, lens));
  return zoom === 'floor' || lens !== undefined;
}

function Centre({ children }: { readonly children: ReactNode }) {
  return <div className={styles.centre}>{children}</div>;
}

function Failed({ instance, error, errorText, onRetry }: RacksViewProps & { error: AppError; onRetry: () => void }) {
  const { t } = useTranslation('racks');
  return (
    <div className={styles.failed}>
      <InlineError title={t('failed.title')} actions={<Button onClick={onRetry}>{t('failed.retry')}</Button>}>
        {errorText ? errorText(error) : t('failed.text', { code: instance.code, error: error.code })}
      </InlineError>
    </div>
  );
}

function NotRead({ instance, onRead }: { readonly instance: Instance; readonly onRead: () => void }) {
  const { t } = useTranslation('racks');
  return (
    <Centre>
      <EmptyState
        title={t('notRead.title')}
        action={<Button onClick={onRead}>{t('notRead.action', { code: instance.code })}</Button>}
      >
        {t('notRead.text', { name: instance.name })}
      </EmptyState>
    </Centre>
  );
}

function NoRacks({ store, instance, wall, onRetry }: RacksViewProps & { wall: RackWall; onRetry: () => void }) {
  const { t } = useTranslation('racks');
  const showShelf = () => store.getState().change(instance.id, (place) => goToRow(place, SHELF_KEY));
  const action =
    shelfCount(wall) > 0 ? (
      <Button onClick={showShelf}>{t('empty.shelf')}</Button>
    ) : (
      <Button onClick={onRetry}>{t('empty.retry')}</Button>
    );
  return (
    <Centre>
      <EmptyState title={t('empty.title')} action={action}>
        {t('empty.text', { name: instance.name })}
      </EmptyState>
    </Centre>
  );
}
