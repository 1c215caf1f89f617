/** Reordering by drag: where the tile would land is shown as a line between tiles, and nothing moves until it is let go. */
import { type DragEvent, useState } from 'react';

export interface TileDrag {
  readonly draggable: true;
  readonly 'data-dragged': true | undefined;
  readonly 'data-drop': 'before' | 'after' | undefined;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

type State =
  | { readonly kind: 'still' }
  | { readonly kind: 'dragging'; readonly id: string; readonly from: number; readonly gap: number | null };

/** `onMove` gets the place the tile would have once it is taken out of the list. */
export function useTileDrag(onMove: (id: string, to: number) => void): (id: string, index: number) => TileDrag {
  const [state, setState] = useState<State>({ kind: 'still' });
  const still = () => setState({ kind: 'still' });
  return (id, index) => ({
    draggable: true,
    'data-dragged': (state.kind === 'dragging' && state.id === id) || undefined,
    'data-drop': dropMark(state, index),
    onDragStart: (event) => {
      event.dataTransfer.effectAllowed = 'move';
      // Firefox and Chromium both start a drag only when there is something to carry.
      event.dataTransfer.setData('text/plain', id);
      setState({ kind: 'dragging', id, from: index, gap: null });
    },
    onDragOver: (event) => {
      if (state.kind !== 'dragging') return;
      event.preventDefault();
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const gap = event.clientY > top + height / 2 ? index + 1 : index;
      if (gap !== state.gap) setState({ ...state, gap });
    },
    onDragEnd: still,
    onDrop: (event) => {
      event.preventDefault();
      if (state.kind === 'dragging' && state.gap !== null) onMove(state.id, placeOf(state.from, state.gap));
      still();
    },
  });
}

/** The gap before and after the dragged tile is where it already is. */
export function placeOf(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap;
}

function dropMark(state: State, index: number): TileDrag['data-drop'] {
  if (state.kind !== 'dragging' || state.gap === null || placeOf(state.from, state.gap) === state.from)
    return undefined;
  if (state.gap === index) return 'before';
  return state.gap === index + 1 ? 'after' : undefined;
}
