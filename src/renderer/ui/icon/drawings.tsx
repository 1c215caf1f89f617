/** Icons of the design that lucide draws differently. They take the same props, so `Icon` and all buttons accept them. */
import type { IconDrawingProps } from './icon';

/** Suspend: two strokes, not two boxes. */
export function PauseLines({ size = 24, strokeWidth = 2, className }: IconDrawingProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      className={className}
    >
      <path d="M8.5 5v14M15.5 5v14" />
    </svg>
  );
}
