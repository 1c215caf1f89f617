/** One value out of a list that opens like a menu. Choices that are not possible stay in the list with their reason. */
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { fieldAttributes, useFieldControl } from '../field/field-context';
import { Icon } from '../icon/icon';
import { cx } from '../lib/class-names';
import menu from '../menu/menu.module.css';
import styles from './select.module.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly glyph?: ReactNode;
  /** Right of the label: a count, a code. */
  readonly detail?: string;
  /** Why it cannot be chosen. */
  readonly reason?: string;
}

export interface SelectProps<T extends string> {
  /** Name of the control; inside a Field the field's label names it. */
  readonly label?: string;
  readonly options: readonly SelectOption<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  /** sm 26 (bars), md 32 (forms), lg 36. */
  readonly size?: 'sm' | 'md' | 'lg';
  /** Without line and face, for bars: "English ⌄". */
  readonly quiet?: boolean;
  readonly className?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, options, value, onChange, placeholder = '', size = 'md', quiet = false, className } = props;
  const field = useFieldControl();
  const current = options.find((option) => option.value === value);
  const naming = label ? { 'aria-label': label } : field ? { 'aria-labelledby': field.labelId } : {};
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        {...fieldAttributes(field)}
        {...naming}
        data-size={size}
        className={cx(styles.trigger, quiet && styles.quiet, className)}
      >
        {current?.glyph}
        <span className={cx(styles.value, !current && styles.placeholder)}>{current?.label ?? placeholder}</span>
        <Icon of={ChevronDown} size={12} className={styles.caret} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={menu.positioner} sideOffset={4} alignItemWithTrigger={false} align="start">
          <Base.Popup className={cx(menu.popup, styles.popup)}>
            <Base.List className={styles.list}>
              {options.map((option) => (
                <SelectRow key={option.value} option={option} />
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectRow<T extends string>({ option }: { readonly option: SelectOption<T> }) {
  return (
    <Base.Item
      value={option.value}
      label={option.label}
      disabled={option.reason !== undefined}
      className={cx(menu.item, styles.item)}
    >
      {option.glyph}
      <Base.ItemText className={menu.label}>{option.label}</Base.ItemText>
      {option.detail ? <span className={menu.reason}>{option.detail}</span> : null}
      {option.reason ? <span className={menu.reason}>{option.reason}</span> : null}
      <span className={styles.tick}>
        <Base.ItemIndicator>
          <Icon of={Check} size={12} />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  );
}
