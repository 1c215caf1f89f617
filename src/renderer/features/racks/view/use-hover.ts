/** When the hover card shows: after the pointer came to rest on a server, at once while it is open, never over keys or scrolling. */
import type { InstanceId } from '@contract/types/instance';
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useRacksContext } from './context';
import { serverAt } from './use-grid-actions';
import { cellId } from './use-server-cell';

export interface HoverTarget {
  readonly serverId: number;
  readonly cell: DOMRect;
}

const OPEN_MS = 350;
/** Time to cross the gap between cell and card. */
const CLOSE_MS = 140;

export function useHover(canvas: RefObject<HTMLElement | null>) {
  const { instanceId } = useRacksContext();
  const [target, setTarget] = useState<HoverTarget | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const aimed = useRef<number | null>(null);

  const close = useCallback(() => {
    clearTimeout(timer.current);
    aimed.current = null;
    setTarget(null);
  }, []);

  const after = useCallback((delayMs: number, next: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(next, delayMs);
  }, []);

  useEffect(() => {
    const element = canvas.current;
    element?.addEventListener('scroll', close, { passive: true });
    // Whoever goes on with the keys, wherever, wants to see what they lead to.
    window.addEventListener('keydown', close, true);
    return () => {
      window.removeEventListener('keydown', close, true);
      element?.removeEventListener('scroll', close);
      clearTimeout(timer.current);
    };
  }, [canvas, close]);

  /** Moves alone count: racks that come to lie under a pointer at rest are not pointed at. */
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const serverId = serverAt(event.target);
    if (serverId === aimed.current) {
      if (serverId !== null && target) clearTimeout(timer.current);
      return;
    }
    aimed.current = serverId;
    if (serverId === null) after(CLOSE_MS, close);
    else after(target ? 0 : OPEN_MS, () => setTarget(targetOf(instanceId, serverId)));
  };

  return {
    target,
    keep: () => clearTimeout(timer.current),
    leave: () => after(CLOSE_MS, close),
    handlers: {
      onPointerMove,
      onPointerLeave: () => {
        aimed.current = null;
        after(CLOSE_MS, close);
      },
      onPointerDown: close,
    },
  };
}

function targetOf(instanceId: InstanceId, serverId: number): HoverTarget | null {
  const cell = document.getElementById(cellId(instanceId, serverId))?.getBoundingClientRect();
  return cell ? { serverId, cell } : null;
}
