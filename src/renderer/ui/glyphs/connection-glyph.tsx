/** Whether a datacenter answers, and how old what is shown of it is. */
import { Glyph, type GlyphProps } from './glyph';
import { CONNECTION_SHAPES } from './glyph-shapes';

export type ConnectionKind = keyof typeof CONNECTION_SHAPES;

export interface ConnectionGlyphProps extends GlyphProps {
  readonly connection: ConnectionKind;
}

export function ConnectionGlyph({ connection, ...glyph }: ConnectionGlyphProps) {
  return <Glyph {...glyph} shape={CONNECTION_SHAPES[connection]} />;
}
