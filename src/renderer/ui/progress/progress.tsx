/** How far something under way has come: one bar, or one segment per step. */
import { cx } from '../lib/class-names';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null when the total is not known, and then only the track is drawn. */
  readonly value: number | null;
  /** Number of steps; 1 draws one bar. */
  readonly segments?: number;
  /** Height in pixels: 4 in cards and heads, 6 for the sync of a datacenter. */
  readonly height?: 4 | 6;
  /** In words, where a percentage would say less: "1,720 of 2,816". */
  readonly valueText?: string;
  readonly className?: string;
}

export function Progress({ label, value, segments = 1, height = 4, valueText, className }: ProgressProps) {
  const done = value === null ? 0 : Math.min(Math.max(value, 0), 1) * segments;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { 'aria-valuenow': Math.round(value * 100) })}
      {...(valueText ? { 'aria-valuetext': valueText } : {})}
      className={cx(styles.progress, height === 6 && styles.rounded, className)}
      style={{ height }}
    >
      {Array.from({ length: segments }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its position
        <span key={index} className={styles.segment}>
          <span className={styles.fill} style={{ width: `${Math.min(Math.max(done - index, 0), 1) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
