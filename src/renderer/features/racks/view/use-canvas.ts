/** Measures of the racks' canvas: how tall a unit may be, and which racks are in sight and therefore drawn. */
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

export const RACK_WIDTH = 120;
export const RACK_PITCH = 127;
export const INSET = 12;
const TOP = 10;
const HEADER = 32;
/** Border, inner line and the two pixels of frame above the top unit, and the same below the lowest. */
const FRAME = 8;
const FOOTER = 24;
const BOTTOM = 4;
const SMALLEST_UNIT = 13;
const TALLEST_UNIT = 18;
/** Racks drawn beyond each edge of what is in sight. */
const BEYOND = 2;

export interface CanvasMeasures {
  readonly unit: number;
  /** Height of everything inside the canvas. */
  readonly height: number;
  readonly first: number;
  readonly last: number;
}

/** `units` is the height of the tallest rack of the row. */
export function measure(
  size: { readonly width: number; readonly height: number },
  units: number,
  scrollLeft: number,
): CanvasMeasures {
  const around = TOP + HEADER + FRAME + FOOTER + BOTTOM;
  const fitting = Math.floor((size.height - around) / Math.max(1, units));
  const unit = Math.min(TALLEST_UNIT, Math.max(SMALLEST_UNIT, fitting));
  return {
    unit,
    height: around + Math.ceil(unit * units),
    first: Math.max(0, Math.floor((scrollLeft - INSET) / RACK_PITCH) - BEYOND),
    last: Math.ceil((scrollLeft + size.width - INSET) / RACK_PITCH) + BEYOND,
  };
}

/** Width and height inside the scrollbars, kept up to date. Null until it was measured, before the first paint. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () =>
      setSize((before) => {
        const { clientWidth: width, clientHeight: height } = element;
        return before?.width === width && before.height === height ? before : { width, height };
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** The part of the scroll position that decides what is drawn: whole racks, so that scrolling redraws seldom. */
export function useScrolledRacks(ref: RefObject<HTMLElement | null>, start: number, onRest: (left: number) => void) {
  const [left, setLeft] = useState(start);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      setLeft(Math.floor(element.scrollLeft / RACK_PITCH) * RACK_PITCH);
      clearTimeout(rest);
      rest = setTimeout(() => onRest(element.scrollLeft), 150);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      element.removeEventListener('scroll', onScroll);
    };
  }, [ref, onRest]);
  return left;
}
