/** A button that reads as a link: "All 38", "Copy", "Add address". For actions inside text and section heads. */
import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import styles from './button-link.module.css';

export interface ButtonLinkProps extends Omit<ComponentProps<'button'>, 'disabled' | 'children'> {
  icon?: IconComponent | undefined;
  /** Icon after the text, for example the mark of a link that leaves the window. */
  trailingIcon?: IconComponent | undefined;
  /** `link` accent, `quiet` secondary text, `danger`. */
  tone?: 'link' | 'quiet' | 'danger' | undefined;
  mono?: boolean | undefined;
  children: ReactNode;
}

export function ButtonLink({
  icon,
  trailingIcon,
  tone = 'link',
  mono,
  className,
  children,
  ...button
}: ButtonLinkProps) {
  return (
    <button type="button" {...button} data-tone={tone} className={cx(styles.link, mono && styles.mono, className)}>
      {icon ? <Icon of={icon} size={12} /> : null}
      <span className={styles.text}>{children}</span>
      {trailingIcon ? <Icon of={trailingIcon} size={12} /> : null}
    </button>
  );
}
