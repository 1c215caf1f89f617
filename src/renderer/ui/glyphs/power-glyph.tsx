/** Power of a server, a BMC or a PDU port: the pill. */
import { Glyph, type GlyphProps } from './glyph';
import { POWER_SHAPES } from './glyph-shapes';

export type PowerKind = keyof typeof POWER_SHAPES;

export interface PowerGlyphProps extends GlyphProps {
  readonly power: PowerKind;
}

export function PowerGlyph({ power, ...glyph }: PowerGlyphProps) {
  return <Glyph {...glyph} shape={POWER_SHAPES[power]} />;
}
