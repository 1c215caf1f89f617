/** The operation of a server, as it stands at the head of the inspector: name, percentage, steps, time. */
import type { ReactNode } from 'react';
import { OperationGlyph } from '../glyphs/operation-glyph';
import { Progress } from './progress';
import styles from './progress.module.css';

export interface ProgressCardProps {
  /** "Install OS, Debian 12" */
  readonly title: string;
  /** 0 to 1; null when the instance does not tell it. */
  readonly value: number | null;
  /** The same in text: "62%". */
  readonly valueText: string;
  readonly segments?: number;
  /** "Step 4 of 5, copying image" */
  readonly step?: string;
  /** "6 min 12 s" */
  readonly time?: string;
  readonly children?: ReactNode;
}

export function ProgressCard({ title, value, valueText, segments = 1, step, time, children }: ProgressCardProps) {
  return (
    <section className={styles.card}>
      <div className={styles.row}>
        <OperationGlyph operation="running" progress={value} spin={value === null} />
        <span className={styles.title}>{title}</span>
        <span className={styles.percent}>{valueText}</span>
      </div>
      <Progress label={title} value={value} valueText={valueText} segments={segments} />
      {step || time ? (
        <div className={styles.row}>
          <span className={styles.step}>{step}</span>
          <span>{time}</span>
        </div>
      ) : null}
      {children}
    </section>
  );
}
