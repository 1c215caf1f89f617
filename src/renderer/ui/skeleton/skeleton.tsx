/** Grey rows in the place of what is being read for the first time. No shimmer, no spinner, and nothing before 300 ms. */
import { cx } from '../lib/class-names';
import styles from './skeleton.module.css';

export interface SkeletonBarProps {
  /** Width in pixels or as a share of the container ("60%"). */
  readonly width: number | string;
  readonly className?: string;
}

export function SkeletonBar({ width, className }: SkeletonBarProps) {
  return <span aria-hidden className={cx(styles.bar, className)} style={{ width }} />;
}
