/** The turning ring in the colour of the text around it: for a button whose work is under way. */

import styles from './busy-ring.module.css';
import { arc, circle } from './glyph-geometry';

export function BusyRing({ size = 14 }: { readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 14 14" className={styles.ring}>
      <path d={circle(7, 5)} className={styles.track} />
      <path d={arc(7, 5, 0.3)} className={styles.arc} />
    </svg>
  );
}
