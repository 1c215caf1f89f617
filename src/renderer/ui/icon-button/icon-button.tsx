/** A button drawn as an icon alone. Its label is required: it is its name and its tooltip. */
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import { Tooltip } from '../tooltip/tooltip';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'disabled' | 'aria-label'> {
  label: string;
  icon: IconComponent;
  kind?: 'quiet' | 'secondary' | 'primary' | undefined;
  /** sm 24 (the smallest target), md 26, lg 32. */
  size?: 'sm' | 'md' | 'lg' | undefined;
  /** Edge of the drawing in pixels. */
  iconSize?: number | undefined;
  kbd?: string | undefined;
  /** Whether the label also appears as a tooltip. Off where the same words stand beside it. */
  tooltip?: boolean | undefined;
  pressed?: boolean | undefined;
  /** Id of the element that says why it cannot be used; its presence disables the button. */
  disabledBy?: string | undefined;
  /** Small mark over the corner, for example a count. */
  badge?: ReactNode;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, kind = 'quiet', size = 'md', iconSize = 14, kbd, tooltip = true, ...rest } = props;
  const { pressed, disabledBy, badge, className, onClick, ...button } = rest;

  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabledBy) event.preventDefault();
    else onClick?.(event);
  };

  const drawn = (
    <button
      type="button"
      {...button}
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(disabledBy ? { 'aria-disabled': true, 'aria-describedby': disabledBy } : {})}
      data-kind={kind}
      data-size={size}
      className={cx(styles.button, className)}
      onClick={handleClick}
    >
      <Icon of={icon} size={iconSize} />
      {badge ? <span className={styles.badge}>{badge}</span> : null}
    </button>
  );

  if (!tooltip) return drawn;
  return (
    <Tooltip text={label} kbd={kbd}>
      {drawn}
    </Tooltip>
  );
}
