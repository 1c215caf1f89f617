/** Facts as label and value, with an action at the right end: the inspector, the server page, confirmations. */
import type { CSSProperties, ReactNode } from 'react';
import { cx } from '../lib/class-names';
import { type StateTone, toneClass } from '../lib/tones';
import styles from './definition-list.module.css';

export interface DefinitionListProps {
  readonly children: ReactNode;
  /** Width of the label column in pixels. */
  readonly labelWidth?: number;
  readonly className?: string;
}

export function DefinitionList({ children, labelWidth = 92, className }: DefinitionListProps) {
  return (
    <dl className={cx(styles.list, className)} style={{ '--label-width': `${labelWidth}px` } as CSSProperties}>
      {children}
    </dl>
  );
}

export interface DefinitionRowProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Before the value: a status glyph. */
  readonly glyph?: ReactNode;
  /** `long` is the smaller mono of configurations. */
  readonly mono?: boolean | 'long' | undefined;
  /** There is nothing to show: the words for it ("No owner") are set in secondary text. */
  readonly absent?: boolean | undefined;
  readonly tone?: StateTone | undefined;
  /** At the right end: copy, open, a tag. */
  readonly action?: ReactNode;
  /** Let a long value take more lines instead of being cut. */
  readonly wrap?: boolean | undefined;
}

export function DefinitionRow({ label, value, glyph, mono, absent, tone, action, wrap }: DefinitionRowProps) {
  const names = cx(
    styles.value,
    mono && styles.mono,
    mono === 'long' && styles.long,
    absent && styles.absent,
    wrap && styles.wrap,
    tone && styles.toned,
    tone && toneClass(tone),
  );
  return (
    <div className={styles.row}>
      <dt className={styles.label}>{label}</dt>
      <dd className={names}>
        {glyph ? <span className={styles.glyph}>{glyph}</span> : null}
        <span className={styles.text}>{value}</span>
        {action ? <span className={styles.action}>{action}</span> : null}
      </dd>
    </div>
  );
}
