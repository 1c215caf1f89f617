/** The datacenter's identity: its code beside its colour. The colour never stands without the code. */
import { cx } from '../lib/class-names';
import styles from './datacenter-tag.module.css';

export interface DatacenterTagProps {
  readonly code: string;
  /** Index into the ten datacenter hues. */
  readonly hue: number;
  readonly size?: 'sm' | 'lg';
  readonly className?: string;
}

export function DatacenterTag({ code, hue, size = 'sm', className }: DatacenterTagProps) {
  return (
    <span data-size={size} className={cx(styles.tag, className)}>
      <span className={styles.bar} style={{ background: hueColour(hue) }} />
      <span className={styles.code}>{code}</span>
    </span>
  );
}

/** CSS colour of a datacenter hue; a number outside 0 to 9 wraps around. */
export function hueColour(hue: number): string {
  return `var(--dc-${((Math.trunc(hue) % 10) + 10) % 10})`;
}
