/** A switch port: what it was told to be (admin) and what its link is (oper), in one socket. */
import { Glyph, type GlyphProps } from './glyph';
import type { GlyphShape } from './glyph-shape';
import { PORT_SHAPES } from './glyph-shapes';

export type PortValue = 'up' | 'down' | 'testing' | 'unknown';

export interface PortGlyphProps extends GlyphProps {
  readonly admin: PortValue;
  readonly oper: PortValue;
}

export function portShape(admin: PortValue, oper: PortValue): GlyphShape {
  if (admin === 'down') return PORT_SHAPES.disabled;
  if (admin === 'testing' || oper === 'testing') return PORT_SHAPES.testing;
  if (admin === 'unknown' || oper === 'unknown') return PORT_SHAPES.unknown;
  return oper === 'up' ? PORT_SHAPES.up : PORT_SHAPES.no_link;
}

export function PortGlyph({ admin, oper, ...glyph }: PortGlyphProps) {
  return <Glyph {...glyph} shape={portShape(admin, oper)} />;
}
