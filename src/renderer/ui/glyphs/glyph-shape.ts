/** The form in which a status glyph is kept, so that SVG here and any other drawing (racks) use one and the same path data. */
import type { StateTone } from '../lib/tones';

/** `new` is the star's own colour; all others are the six state families. */
export type GlyphFamily = StateTone | 'new';

export interface GlyphPart {
  readonly d: string;
  /** Fills follow the even-odd rule: an inner figure is a hole that shows what lies under the glyph. */
  readonly paint: 'fill' | 'stroke';
  /** Stroke width in grid units. */
  readonly width?: number;
  readonly dash?: string;
  /** Drawn at 35 %: the track under a progress arc. */
  readonly faint?: boolean;
  /** Turns while the operation runs. */
  readonly turns?: boolean;
}

/** Two drawings of one glyph: at12 on a 12 unit grid, at9 redrawn on a 9 unit grid so that edges stay on pixels. */
export interface GlyphShape {
  readonly family: GlyphFamily;
  readonly at12: readonly GlyphPart[];
  readonly at9: readonly GlyphPart[];
}

export type GlyphGrid = 9 | 12;

/** Which of the two drawings to use at a size in pixels. */
export function gridFor(sizePx: number): GlyphGrid {
  return sizePx < 11 ? 9 : 12;
}

export function partsFor(shape: GlyphShape, grid: GlyphGrid): readonly GlyphPart[] {
  return grid === 9 ? shape.at9 : shape.at12;
}
