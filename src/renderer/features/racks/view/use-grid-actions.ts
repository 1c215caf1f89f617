/** What pointer and keys do to the racks: focus, selection, opening. The rules themselves are pure, in model and store. */
import type { RackElevation } from '@contract/types/rack';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react';
import { findByName, type Move, moveFocus, rangeOf, type Stop, stopsOf } from '../model/stops';
import { clearOne, type RackPlace, selectOnly, selectRange, toggleSelected } from '../store/place';
import { racksOf } from '../store/racks-store';
import { useRacksContext } from './context';

export interface GridCommands {
  readonly open: (serverId: number) => void;
  readonly console: (serverId: number) => void;
  readonly copy: (serverId: number) => void;
  readonly notFound: (text: string) => void;
  readonly selected: (count: number) => void;
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};
/** A pause this long begins a new name. */
const TYPING_MS = 900;

export function useGridActions(racks: readonly RackElevation[], commands: GridCommands) {
  const { store, instanceId } = useRacksContext();
  const stops = useMemo(() => stopsOf(racks), [racks]);
  const typed = useRef({ text: '', atMs: 0 });
  const read = () => racksOf(store.getState(), instanceId);
  const change = (next: (place: RackPlace) => RackPlace) => {
    const before = read().place.selection;
    store.getState().change(instanceId, next);
    const { selection } = read().place;
    if (selection !== before) commands.selected(selection.size);
  };

  const onClick = (event: MouseEvent) => {
    const id = serverAt(event.target);
    if (id === null) return;
    if (event.shiftKey) change((place) => extendTo(place, stops, id, event.ctrlKey || event.metaKey));
    else if (event.ctrlKey || event.metaKey) change((place) => toggleSelected(place, id));
    else {
      change((place) => selectOnly(place, id));
      commands.open(id);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { focusId } = read().place;
    const move = MOVES[event.key];
    const typing = event.timeStamp - typed.current.atMs < TYPING_MS && typed.current.text !== '';
    if (move && !event.altKey) {
      const to = moveFocus(stops, focusId, move);
      if (to === null) return;
      change((place) => (event.shiftKey ? extendTo(place, stops, to, false) : { ...place, focusId: to, anchorId: to }));
    } else if (isLetter(event) && (typing || !isCommandKey(event))) {
      typed.current = { text: (typing ? typed.current.text : '') + event.key, atMs: event.timeStamp };
      seek(typed.current.text);
    } else if (!runCommand(event, focusId)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const seek = (text: string) => {
    const { rows, place } = read();
    const found = findByName(stops, (id) => rows.get(id)?.name ?? '', text, place.focusId);
    if (found === null) commands.notFound(text);
    else change((before) => ({ ...before, focusId: found, anchorId: found }));
  };

  const runCommand = (event: KeyboardEvent, focusId: number | null): boolean => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') return clear();
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') {
      change((place) => ({ ...place, selection: new Set(stops.map((stop) => stop.serverId)) }));
      return true;
    }
    if (focusId === null || !plain) return false;
    if (event.key === ' ') change((place) => toggleSelected(place, focusId));
    else if (event.key === 'Enter') commands.open(focusId);
    else if (event.code === 'KeyW') commands.console(focusId);
    else if (event.code === 'KeyC') commands.copy(focusId);
    else return false;
    return true;
  };

  /** Only what it cleared is its own; with nothing to clear, Esc is for whoever is around. */
  const clear = (): boolean => {
    const { place } = read();
    change(clearOne);
    return read().place !== place;
  };

  const onFocus = () => {
    const { place, openServerId } = read();
    if (place.focusId !== null) return;
    const start = [openServerId, ...place.selection].find((id) => stops.some((stop) => stop.serverId === id));
    const focusId = start ?? stops[0]?.serverId ?? null;
    if (focusId !== null) change((before) => ({ ...before, focusId }));
  };

  return { onClick, onKeyDown, onFocus };
}

function extendTo(place: RackPlace, stops: readonly Stop[], toId: number, add: boolean): RackPlace {
  const anchor = place.anchorId ?? place.focusId ?? toId;
  return selectRange({ ...place, anchorId: anchor }, rangeOf(stops, anchor, toId), toId, add);
}

/** By place on the keyboard, so that they work under Cyrillic too. Keys with a meaning of their own here or around; they never begin a name, but they go on with one. */
const COMMAND_KEYS = new Set(['KeyW', 'KeyC', 'KeyI', 'BracketLeft', 'BracketRight', 'Slash']);

function isCommandKey({ code, key }: KeyboardEvent): boolean {
  return COMMAND_KEYS.has(code) || /^(?:Digit|Numpad)[1-5]$/.test(code) || key === '?' || key === '-';
}

function isLetter(event: KeyboardEvent): boolean {
  return [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

export function serverAt(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest('[data-server]') : null;
  const id = Number(element?.getAttribute('data-server'));
  return element && Number.isInteger(id) ? id : null;
}
