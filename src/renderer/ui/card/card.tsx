/** A surface with a hairline: optional head, body, optional footer. */
import type { ReactNode } from 'react';
import { HazardStripe } from '../hazard-stripe/hazard-stripe';
import { cx } from '../lib/class-names';
import styles from './card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** At the right end of the head. */
  readonly right?: ReactNode;
  readonly footer?: ReactNode;
  /** `raised` on the content ground, `panel` on a panel, `dashed` for a place to drop something. */
  readonly surface?: 'raised' | 'panel' | 'dashed';
  /** No inset, for tables and lists that reach the edges. */
  readonly flush?: boolean;
  readonly hazard?: boolean;
  readonly children?: ReactNode;
  readonly className?: string;
}

export function Card(props: CardProps) {
  const { title, right, footer, surface = 'raised', flush = false, hazard = false, children, className } = props;
  return (
    <section data-surface={surface} className={cx(styles.card, className)}>
      {hazard ? <HazardStripe /> : null}
      {title || right ? (
        <header className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          {right ? <div className={styles.right}>{right}</div> : null}
        </header>
      ) : null}
      <div className={cx(styles.body, flush && styles.flush, Boolean(title ?? right) && styles.afterHead)}>
        {children}
      </div>
      {footer ? <footer className={styles.footer}>{footer}</footer> : null}
    </section>
  );
}
