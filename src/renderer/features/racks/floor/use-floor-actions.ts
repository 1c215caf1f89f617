/** What pointer and keys do on the floor: go from rack to rack, open one, select its servers, zoom, find by name. */
import { announce } from '@renderer/ui/live-region/live-region';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FloorPlan, type FloorTile, neighbourTile } from '../model/floor';
import { serversOfRack } from '../model/rack-alerts';
import { rowKey } from '../model/rows';
import { stopsOf } from '../model/stops';
import { clearOne, enterRack, goToRow, selectServers, zoomedFloor } from '../store/place';
import { racksOf } from '../store/racks-store';
import { useRacksContext } from '../view/context';
import { tileId } from './floor-line';
import { rackElement } from './use-rack-hover';

const WAYS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
/** A pause this long begins a new name. */
const TYPING_MS = 900;

export function useFloorActions(plan: FloorPlan, floor: RefObject<HTMLElement | null>) {
  const { t } = useTranslation('racks');
  const { store, instanceId } = useRacksContext();
  const typed = useRef({ text: '', atMs: 0 });
  const read = () => racksOf(store.getState(), instanceId);
  const { change } = store.getState();
  const tileOf = (id: number | null) => plan.tiles.find(({ rack }) => rack.id === id) ?? null;
  const focused = () => tileOf(read().place.rackId) ?? plan.tiles[0] ?? null;
  const focus = (tile: FloorTile) => {
    change(instanceId, (place) => ({ ...place, rackId: tile.rack.id }));
    document.getElementById(tileId(instanceId, tile.rack.id))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const enter = ({ rack }: FloorTile) =>
    change(instanceId, (place) => enterRack(place, rowKey(rack), rack.id, stopsOf([rack])[0]?.serverId ?? null));
  const select = ({ rack }: FloorTile, add: boolean) => {
    change(instanceId, (place) => selectServers(place, serversOfRack(rack), add));
    announce(t('announce.selected', { count: read().place.selection.size }));
  };
  const toRow = () => {
    const tile = focused();
    if (tile) change(instanceId, (place) => goToRow(place, rowKey(tile.rack)));
  };
  const zoom = (step: 1 | -1) => {
    const tile = focused();
    const nearer = zoomedFloor(read().place, step);
    if (nearer) change(instanceId, () => nearer);
    else if (tile) enter(tile);
  };
  useWheelZoom(floor, zoom);
  useShowFocused(plan, instanceId, read().place.rackId);

  const seek = (text: string) => {
    const wanted = text.toLowerCase();
    const { rows } = read();
    const found =
      plan.tiles.find(({ rack }) => rack.name.toLowerCase().startsWith(wanted)) ??
      plan.tiles.find(({ rack }) =>
        serversOfRack(rack).some((id) => rows.get(id)?.name.toLowerCase().startsWith(wanted) === true),
      );
    if (found) focus(found);
    else announce(t('announce.notFound', { text }));
  };

  const runKey = (event: KeyboardEvent, tile: FloorTile): boolean => {
    const way = WAYS[event.key as keyof typeof WAYS];
    const typing = event.timeStamp - typed.current.atMs < TYPING_MS && typed.current.text !== '';
    if (way) focus(neighbourTile(plan.tiles, tile, way) ?? tile);
    else if (event.key === 'Home' || event.key === 'End') focus(plan.tiles.at(event.key === 'Home' ? 0 : -1) ?? tile);
    else if (event.key === 'Enter') enter(tile);
    else if (event.key === ' ') select(tile, true);
    else if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-' && !typing) zoom(-1);
    else if (event.key === 'Escape') return clear();
    else if ([...event.key].length === 1 && (typing || /\p{L}/u.test(event.key)) && !isGlobal(event, typing)) {
      typed.current = { text: (typing ? typed.current.text : '') + event.key, atMs: event.timeStamp };
      seek(typed.current.text);
    } else return false;
    return true;
  };

  const clear = (): boolean => {
    const { place } = read();
    change(instanceId, clearOne);
    return read().place !== place;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const tile = focused();
    if (!tile || event.altKey || event.ctrlKey || event.metaKey || !runKey(event, tile)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent) => {
    const tile = tileOf(Number(rackElement(event.target)?.getAttribute('data-rack') ?? Number.NaN));
    if (!tile) return;
    change(instanceId, (place) => ({ ...place, rackId: tile.rack.id }));
    if (event.ctrlKey || event.metaKey || event.shiftKey) select(tile, true);
    else enter(tile);
  };

  const onFocus = () => {
    if (read().place.rackId === null && plan.tiles[0]) focus(plan.tiles[0]);
  };

  return { toRow, handlers: { onKeyDown, onClick, onFocus } };
}

/** Letters with a meaning around the floor: by place on the keyboard, so that they work under Cyrillic too. */
function isGlobal({ code }: KeyboardEvent, typing: boolean): boolean {
  return !typing && (code === 'KeyI' || code === 'KeyG' || code === 'Slash');
}

/** Not through React: its wheel listeners cannot keep the window from zooming the page. */
function useWheelZoom(floor: RefObject<HTMLElement | null>, zoom: (step: 1 | -1) => void): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = floor.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? 1 : -1);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [floor]);
}

/** Another scale or another width moves everything: the rack one stands on stays in sight. */
function useShowFocused(plan: FloorPlan, instanceId: string, rackId: number | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is what moves
  useLayoutEffect(() => {
    if (rackId === null) return;
    document.getElementById(tileId(instanceId, rackId))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [plan, instanceId]);
}
