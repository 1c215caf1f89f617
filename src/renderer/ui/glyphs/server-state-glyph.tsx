/** The one mark a server shows: the most urgent of its conflicts, operation, state and age. */
import { Glyph, type GlyphProps } from './glyph';
import type { GlyphShape } from './glyph-shape';
import { runningShape, SERVER_STATE_SHAPES } from './glyph-shapes';

export type ServerStateKind = keyof typeof SERVER_STATE_SHAPES;

export interface ServerStateGlyphProps extends GlyphProps {
  readonly state: ServerStateKind;
  /** 0 to 1, only for `running`. */
  readonly progress?: number | null | undefined;
}

export function serverStateShape(state: ServerStateKind, progress: number | null = null): GlyphShape {
  return state === 'running' && progress !== null ? runningShape(progress) : SERVER_STATE_SHAPES[state];
}

export function ServerStateGlyph({ state, progress = null, ...glyph }: ServerStateGlyphProps) {
  return <Glyph {...glyph} shape={serverStateShape(state, progress)} />;
}
