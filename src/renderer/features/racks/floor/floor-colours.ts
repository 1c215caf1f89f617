/** Colours the floor's canvases are painted with, taken from the theme's tokens; anew when the theme changes. */
import { useSyncExternalStore } from 'react';
import type { Paint } from '../model/paint';

export interface FloorColours {
  readonly well: string;
  readonly plain: string;
  readonly off: string;
  readonly hold: string;
  readonly fail: string;
  readonly busy: string;
  readonly conflict: string;
  readonly grey: string;
  readonly empty: string;
  readonly hues: readonly string[];
  /** Six steps of occupancy, lightest first. */
  readonly ramp: readonly string[];
}

export function readColours(element: Element): FloorColours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    well: read('--floor-well'),
    plain: read('--floor-plain'),
    off: read('--floor-off'),
    hold: read('--state-hold-fg'),
    fail: read('--state-fail-fg'),
    busy: read('--state-busy-fg'),
    conflict: read('--state-conflict-fg'),
    grey: read('--text-3'),
    empty: read('--floor-slot'),
    hues: Array.from({ length: 10 }, (_, hue) => read(`--dc-${hue}`)),
    ramp: Array.from({ length: 6 }, (_, step) => read(`--occ-${step + 1}`)),
  };
}

export function colourOf(colours: FloorColours, { face, hue }: Pick<Paint, 'face' | 'hue'>): string {
  if (face === 'hue') return hue === null ? colours.grey : (colours.hues[hue] ?? colours.grey);
  return colours[face];
}

/** Changes with the theme, whoever changes it. */
export function useThemeName(): string {
  return useSyncExternalStore(watchTheme, () => document.documentElement.getAttribute('data-theme') ?? '');
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
