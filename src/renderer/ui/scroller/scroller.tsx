/** A part that scrolls by itself. With a name it can be reached and scrolled by the keyboard. */
import type { ReactNode, Ref } from 'react';
import { cx } from '../lib/class-names';
import styles from './scroller.module.css';

export interface ScrollerProps {
  readonly children: ReactNode;
  readonly axis?: 'y' | 'x' | 'both';
  /** Name of the region, where nothing inside can take focus. */
  readonly label?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLDivElement>;
}

export function Scroller({ children, axis = 'y', label, className, ref }: ScrollerProps) {
  const region = label ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div {...region} {...(ref ? { ref } : {})} data-axis={axis} className={cx(styles.scroller, className)}>
      {children}
    </div>
  );
}
