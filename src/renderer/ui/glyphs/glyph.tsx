/** Draws a glyph shape as SVG in the colour of its state family. */
import { cx } from '../lib/class-names';
import styles from './glyph.module.css';
import { type GlyphShape, gridFor, partsFor } from './glyph-shape';
import { useRingSlot } from './ring-slots';

export interface GlyphProps {
  /** Edge in pixels; 9 and 12 are drawn to the pixel. */
  readonly size?: number | undefined;
  /** Accessible name. Without it the glyph is decorative, and the words beside it must say the same. */
  readonly label?: string | undefined;
  /** Let the ring of a running operation turn. */
  readonly spin?: boolean | undefined;
  /** Quieter, for healthy things among many. */
  readonly muted?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Glyph({
  shape,
  size = 12,
  label,
  spin = false,
  muted = false,
  className,
}: GlyphProps & { shape: GlyphShape }) {
  const grid = gridFor(size);
  const parts = partsFor(shape, grid);
  const turning = useRingSlot(spin && parts.some((part) => part.turns));
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden
    <svg
      {...naming}
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      data-family={shape.family}
      className={cx(styles.glyph, muted && styles.muted, className)}
    >
      {parts.map((part) => (
        <path
          key={part.d}
          d={part.d}
          className={cx(
            part.paint === 'fill' ? styles.fill : styles.stroke,
            part.faint && styles.faint,
            part.turns && turning && styles.turns,
          )}
          {...(part.width === undefined ? {} : { strokeWidth: part.width })}
          {...(part.dash === undefined ? {} : { strokeDasharray: part.dash })}
        />
      ))}
    </svg>
  );
}
