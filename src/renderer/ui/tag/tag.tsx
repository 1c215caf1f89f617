/** A short outlined word beside a value: "Main", "ID 20417". Says what a value is; never a state on its own. */
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names';
import { type StateTone, toneClass } from '../lib/tones';
import styles from './tag.module.css';

export interface TagProps {
  readonly children: ReactNode;
  readonly tone?: StateTone;
  readonly mono?: boolean;
  readonly className?: string;
}

export function Tag({ children, tone, mono = false, className }: TagProps) {
  return (
    <span className={cx(styles.tag, tone && styles.tinted, tone && toneClass(tone), mono && styles.mono, className)}>
      {children}
    </span>
  );
}
