/** Which rack the pointer is on: its card shows at once, and stays while the pointer is on the card itself. */
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { FloorPlan, FloorTile } from '../model/floor';

export interface RackTarget {
  readonly tile: FloorTile;
  readonly box: DOMRect;
}

const CLOSE_MS = 140;

export function useRackHover(floor: RefObject<HTMLElement | null>, plan: FloorPlan) {
  const [target, setTarget] = useState<RackTarget | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const close = () => {
    clearTimeout(timer.current);
    setTarget(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan has other places
  useEffect(() => {
    const element = floor.current;
    element?.addEventListener('scroll', close, { passive: true });
    window.addEventListener('keydown', close, true);
    return () => {
      element?.removeEventListener('scroll', close);
      window.removeEventListener('keydown', close, true);
      clearTimeout(timer.current);
    };
  }, [floor, plan]);
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTarget(null), CLOSE_MS);
  };
  const onPointerMove = (event: PointerEvent) => {
    const element = rackElement(event.target);
    if (!element) return later();
    const id = Number(element.getAttribute('data-rack'));
    clearTimeout(timer.current);
    if (target?.tile.rack.id === id) return;
    const tile = plan.tiles.find(({ rack }) => rack.id === id);
    setTarget(tile ? { tile, box: element.getBoundingClientRect() } : null);
  };
  return {
    target,
    keep: () => clearTimeout(timer.current),
    leave: later,
    handlers: { onPointerMove, onPointerLeave: later, onPointerDown: close },
  };
}

export function rackElement(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-rack]') : null;
}
