/** Another row is another drawing: if the old one had the keyboard, the new one takes it over in the same moment. */
import { type RefObject, useLayoutEffect } from 'react';
import { useRacksContext } from './context';

export function useFocusHandover(grid: RefObject<HTMLElement | null>): void {
  const { handover } = useRacksContext();
  useLayoutEffect(() => {
    const element = grid.current;
    if (handover.current) element?.focus({ preventScroll: true });
    handover.current = false;
    return () => {
      handover.current = element !== null && document.activeElement === element;
      // Only the drawing that comes in the same commit takes over, never one that opens later.
      queueMicrotask(() => {
        handover.current = false;
      });
    };
  }, [grid, handover]);
}
