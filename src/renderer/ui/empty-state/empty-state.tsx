/** Why there is nothing here, in one sentence, with one thing to do about it. */
import type { ReactNode } from 'react';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconComponent;
  /** One action; a second only where the first may not be possible. */
  readonly action?: ReactNode;
  readonly className?: string;
}

export function EmptyState({ title, children, icon, action, className }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty, className)}>
      {icon ? (
        <span className={styles.tile}>
          <Icon of={icon} size={18} />
        </span>
      ) : null}
      <p className={styles.title}>{title}</p>
      {children ? <p className={styles.text}>{children}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
