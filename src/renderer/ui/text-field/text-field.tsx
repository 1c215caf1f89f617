/** One line of text. Takes its id, description and error from the Field around it; works with react-hook-form's register. */
import type { ComponentProps, ReactNode } from 'react';
import { fieldAttributes, useFieldControl } from '../field/field-context';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import styles from './text-field.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  /** sm 28 (bars), md 32 (forms), lg 36 (first run). */
  size?: 'sm' | 'md' | 'lg' | undefined;
  mono?: boolean | undefined;
  icon?: IconComponent | undefined;
  /** Fixed text before the value, for example `https://`. */
  prefix?: string | undefined;
  /** Inside the right end: a key, a count, a button. */
  trailing?: ReactNode;
  invalid?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { size = 'md', mono, icon, prefix, trailing, invalid, className, ...input } = props;
  const field = useFieldControl();
  const wrong = invalid ?? field?.invalid ?? false;
  return (
    <span data-size={size} data-invalid={wrong || undefined} className={cx(styles.box, className)}>
      {icon ? <Icon of={icon} className={styles.icon} /> : null}
      {prefix ? (
        <span aria-hidden className={styles.prefix}>
          {prefix}
        </span>
      ) : null}
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        {...fieldAttributes(field)}
        {...(wrong ? { 'aria-invalid': true } : {})}
        className={cx(styles.input, mono && styles.mono)}
      />
      {trailing ? <span className={styles.trailing}>{trailing}</span> : null}
    </span>
  );
}
