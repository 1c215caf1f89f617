/** The mark of a state family beside a sentence: notes under fields, banners, toasts. Decorative: the sentence says it. */
import type { StateTone } from '../lib/tones';
import { Glyph } from './glyph';
import type { GlyphShape } from './glyph-shape';
import { CONNECTION_SHAPES, FAILED_SHAPE, OPERATION_SHAPES, runningShape, SERVER_STATE_SHAPES } from './glyph-shapes';

const MARKS: Record<StateTone, GlyphShape> = {
  ok: OPERATION_SHAPES.done,
  busy: runningShape(null),
  hold: CONNECTION_SHAPES.stale,
  fail: FAILED_SHAPE,
  conflict: SERVER_STATE_SHAPES.overlap,
  unknown: OPERATION_SHAPES.waiting,
};

export interface StatusMarkProps {
  readonly tone: StateTone;
  readonly size?: number;
  readonly className?: string | undefined;
}

export function StatusMark({ tone, size = 12, className }: StatusMarkProps) {
  return <Glyph shape={MARKS[tone]} size={size} spin={tone === 'busy'} className={className} />;
}
