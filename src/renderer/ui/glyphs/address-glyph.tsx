/** State of an IP address. */
import { Glyph, type GlyphProps } from './glyph';
import type { GlyphShape } from './glyph-shape';
import { FAILED_SHAPE, OK_SHAPE, runningShape, UNKNOWN_SHAPE } from './glyph-shapes';

const CHANGING = runningShape(null);

export const ADDRESS_SHAPES = {
  ok: OK_SHAPE,
  allocating: CHANGING,
  in_progress: CHANGING,
  deleting: CHANGING,
  fail: FAILED_SHAPE,
  allocation_fail: FAILED_SHAPE,
  unknown: UNKNOWN_SHAPE,
} as const satisfies Record<string, GlyphShape>;

export type AddressKind = keyof typeof ADDRESS_SHAPES;

export interface AddressGlyphProps extends GlyphProps {
  readonly status: AddressKind;
}

export function AddressGlyph({ status, ...glyph }: AddressGlyphProps) {
  return <Glyph {...glyph} shape={ADDRESS_SHAPES[status]} />;
}
