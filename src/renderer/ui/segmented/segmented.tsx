/** A choice of one among a few, all visible: overlay, zoom, theme. A radio group drawn as one bar. */

import { useFieldControl } from '../field/field-context';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import { useRovingRadios } from '../lib/use-roving-radios';
import styles from './segmented.module.css';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconComponent;
  /** A short word why it cannot be chosen, shown after the label. */
  readonly reason?: string;
}

export interface SegmentedProps<T extends string> {
  /** Name of the group; inside a Field the field's label names it. */
  readonly label?: string;
  readonly options: readonly SegmentedOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** sm 26 high, md 32. */
  readonly size?: 'sm' | 'md';
  readonly className?: string;
}

export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, size = 'sm', className } = props;
  const field = useFieldControl();
  const radio = useRovingRadios({
    values: options.map((option) => option.value),
    value,
    onChange,
    isDisabled: (candidate) => options.some((option) => option.value === candidate && option.reason !== undefined),
  });
  const naming = label ? { 'aria-label': label } : field ? { 'aria-labelledby': field.labelId } : {};

  return (
    <div role="radiogroup" {...naming} data-size={size} className={cx(styles.group, className)}>
      {options.map((option) => (
        <button key={option.value} type="button" {...radio(option.value)} className={styles.option}>
          {option.icon ? <Icon of={option.icon} /> : null}
          <span className={styles.label} data-text={option.label}>
            {option.label}
          </span>
          {option.reason ? <span className={styles.reason}>{option.reason}</span> : null}
        </button>
      ))}
    </div>
  );
}
