/** Title of a part of a panel, with a count or an action at its right end. */
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names';
import styles from './section-head.module.css';

export interface SectionHeadProps {
  readonly title: string;
  readonly count?: ReactNode;
  readonly action?: ReactNode;
  /** `panel` is the quiet label of inspector and navigation, `page` the bold one of pages. */
  readonly look?: 'panel' | 'page';
  /** Level of the heading in the page. */
  readonly level?: 2 | 3 | 4;
  readonly id?: string;
  readonly className?: string;
}

export function SectionHead({ title, count, action, look = 'panel', level = 3, id, className }: SectionHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div data-look={look} className={cx(styles.head, className)}>
      <Heading {...(id ? { id } : {})} className={styles.title}>
        {title}
      </Heading>
      {count === undefined ? null : <span className={styles.count}>{count}</span>}
      {action ? <span className={styles.action}>{action}</span> : null}
    </div>
  );
}
