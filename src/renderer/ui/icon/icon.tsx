/** One way to draw a line icon: lucide's outline at the stroke weight of the design, hidden from assistive technology. */
import type { ComponentType } from 'react';

export interface IconDrawingProps {
  size?: number | string;
  strokeWidth?: number | string;
  className?: string;
  'aria-hidden'?: boolean | 'true' | 'false';
}

/** Any lucide icon, or a component that takes the same four props. */
export type IconComponent = ComponentType<IconDrawingProps>;

export interface IconProps {
  readonly of: IconComponent;
  /** Edge in pixels. */
  readonly size?: number;
  readonly className?: string | undefined;
}

const VIEW_BOX = 24;
const STROKE_PX = 1.4;

export function Icon({ of: Drawing, size = 14, className }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={(STROKE_PX * VIEW_BOX) / size}
      aria-hidden
      {...(className ? { className } : {})}
    />
  );
}
