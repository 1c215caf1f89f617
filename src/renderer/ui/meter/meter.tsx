/** How full something is, as a 3 px bar. The number stands beside it in text; the bar alone is never the only telling. */
import { cx } from '../lib/class-names';
import styles from './meter.module.css';

export interface MeterProps {
  /** 0 to 1. */
  readonly value: number;
  /** Name for assistive technology; without it the bar is decorative. */
  readonly label?: string;
  readonly tone?: 'plain' | 'accent' | 'hold' | 'fail';
  /** Width in pixels; without it the bar fills its container. */
  readonly width?: number;
  readonly className?: string;
}

export function Meter({ value, label, tone = 'plain', width, className }: MeterProps) {
  const share = Math.min(Math.max(value, 0), 1);
  const percent = Math.round(share * 100);
  const naming = label
    ? { role: 'meter', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': percent }
    : { 'aria-hidden': true };
  return (
    <span
      {...naming}
      data-tone={tone}
      className={cx(styles.meter, className)}
      style={width === undefined ? {} : { width }}
    >
      <span className={styles.fill} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
