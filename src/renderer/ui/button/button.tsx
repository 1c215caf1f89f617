/** The button. A button that cannot be used stays reachable and shows its reason in words beside it. */
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import { BusyRing } from '../glyphs/busy-ring';
import { Icon, type IconComponent } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import { cx } from '../lib/class-names';
import styles from './button.module.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-outline' | 'dashed';
/** Heights: xs 26 with tight insets (docks), sm 26 (toolbars, cards), md 30, lg 32 (dialog footers, beside fields), xl 36 (first run). */
export type ButtonSize = 'xs' | 'sm' | 'md' | 'lg' | 'xl';
/** A sentence to show beside the button, or the id of the element that already says it for a whole group. */
export type DisabledReason = string | { readonly describedBy: string };

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'children'> {
  kind?: ButtonKind | undefined;
  size?: ButtonSize | undefined;
  icon?: IconComponent | undefined;
  /** Key shown in a cap after the label. */
  kbd?: string | undefined;
  /** Chevron after the label, for buttons that open a menu. */
  caret?: boolean | undefined;
  /** Work is under way: a ring takes the icon's place and clicks do nothing. */
  busy?: boolean | undefined;
  disabledReason?: DisabledReason | undefined;
  /** Fill the width of the container. */
  wide?: boolean | undefined;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'sm', icon, kbd, caret, busy, disabledReason, wide, ...rest } = props;
  const { children, className, onClick, ...button } = rest;
  const reasonId = useId();
  const blocked = disabledReason !== undefined;
  const inert = blocked || busy === true;
  const inlineReason = typeof disabledReason === 'string' ? disabledReason : null;
  const describedBy = typeof disabledReason === 'object' ? disabledReason.describedBy : inlineReason ? reasonId : null;

  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault();
    else onClick?.(event);
  };

  const drawn = (
    <button
      type="button"
      {...button}
      {...(inert ? { 'aria-disabled': true } : {})}
      {...(busy ? { 'aria-busy': true } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      data-kind={kind}
      data-size={size}
      className={cx(styles.button, blocked && styles.blocked, wide && styles.wide, className)}
      onClick={handleClick}
    >
      {busy ? <BusyRing /> : icon ? <Icon of={icon} className={styles.icon} /> : null}
      <span className={styles.label}>{children}</span>
      {kbd ? <Kbd keys={kbd} /> : null}
      {caret ? <Icon of={ChevronDown} size={12} className={styles.caret} /> : null}
    </button>
  );

  if (!inlineReason) return drawn;
  return (
    <span className={cx(styles.explained, wide && styles.wide)}>
      {drawn}
      <span id={reasonId} className={styles.reason}>
        {inlineReason}
      </span>
    </span>
  );
}
