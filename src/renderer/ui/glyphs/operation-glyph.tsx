/** Where one request of a run, or an operation on a server, stands. */
import { Glyph, type GlyphProps } from './glyph';
import { OPERATION_SHAPES, runningShape } from './glyph-shapes';

export type OperationKind = keyof typeof OPERATION_SHAPES;

export interface OperationGlyphProps extends GlyphProps {
  readonly operation: OperationKind;
  /** 0 to 1, only for `running`. */
  readonly progress?: number | null | undefined;
}

export function OperationGlyph({ operation, progress = null, ...glyph }: OperationGlyphProps) {
  const running = operation === 'running' && progress !== null;
  return <Glyph {...glyph} shape={running ? runningShape(progress) : OPERATION_SHAPES[operation]} />;
}
