/** A check box with its sentence. A native input underneath, so forms, labels and the keyboard behave as everywhere. */
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from '../lib/class-names';
import styles from './checkbox.module.css';

export interface CheckboxProps
  extends Omit<ComponentProps<'input'>, 'type' | 'size' | 'disabled' | 'ref' | 'children'> {
  label: ReactNode;
  /** Second line under the label. */
  description?: ReactNode;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean | undefined;
  /** Why it cannot be changed; shown in the place of the description. */
  disabledReason?: string | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  ref?: ((node: HTMLInputElement | null) => void) | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { label, description, indeterminate = false, disabledReason, onCheckedChange, ref, ...rest } = props;
  const { className, onChange, ...input } = rest;
  const node = useRef<HTMLInputElement | null>(null);
  const noteId = useId();
  const note = disabledReason ?? description;
  useEffect(() => {
    if (node.current) node.current.indeterminate = indeterminate;
  }, [indeterminate]);

  return (
    <label className={cx(styles.row, disabledReason !== undefined && styles.blocked, className)}>
      <span className={styles.box}>
        <input
          type="checkbox"
          {...input}
          ref={(next) => {
            node.current = next;
            ref?.(next);
          }}
          className={styles.input}
          disabled={disabledReason !== undefined}
          {...(note ? { 'aria-describedby': noteId } : {})}
          onChange={(event) => {
            onChange?.(event);
            onCheckedChange?.(event.target.checked);
          }}
        />
        <svg aria-hidden viewBox="0 0 14 14" width={14} height={14} className={styles.mark}>
          <path className={styles.tick} d="M3.4 7.2l2.5 2.5 4.7-5.2" />
          <path className={styles.dash} d="M3.6 7h6.8" />
        </svg>
      </span>
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        {note ? (
          <span id={noteId} className={styles.note}>
            {note}
          </span>
        ) : null}
      </span>
    </label>
  );
}
