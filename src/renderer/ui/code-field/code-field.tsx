/** Six-digit code. One real input lies over six drawn boxes, so typing, paste, autofill and screen readers just work. */
import { type ChangeEvent, type ComponentProps, useState } from 'react';
import { fieldAttributes, useFieldControl } from '../field/field-context';
import { cx } from '../lib/class-names';
import styles from './code-field.module.css';

export interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (digits: string) => void;
  /** Called with the whole code when the last digit arrives. */
  readonly onComplete?: (digits: string) => void;
  readonly length?: number;
  /** Name of the control; inside a Field the field's label names it. */
  readonly label?: string;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: ComponentProps<'input'>['onBlur'];
}

export function CodeField(props: CodeFieldProps) {
  const { value, onChange, onComplete, length = 6, label, invalid, autoFocus, onBlur } = props;
  const field = useFieldControl();
  const [focused, setFocused] = useState(false);
  const wrong = invalid ?? field?.invalid ?? false;
  const current = Math.min(value.length, length - 1);

  const handleChange = (event: ChangeEvent<HTMLInputElement>) => {
    const digits = event.target.value.replace(/\D/g, '').slice(0, length);
    onChange(digits);
    if (digits.length === length && digits !== value) onComplete?.(digits);
  };

  return (
    <span className={styles.field} data-invalid={wrong || undefined}>
      <span aria-hidden className={styles.boxes}>
        {Array.from({ length }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its position
            key={index}
            className={cx(styles.box, focused && index === current && styles.current)}
          >
            {value[index] ?? (focused && index === current ? <span className={styles.caret} /> : null)}
          </span>
        ))}
      </span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={length * 3}
        {...fieldAttributes(field)}
        {...(label ? { 'aria-label': label } : {})}
        {...(wrong ? { 'aria-invalid': true } : {})}
        // biome-ignore lint/a11y/noAutofocus: the caller decides, for a step that has nothing else
        autoFocus={autoFocus}
        value={value}
        onChange={handleChange}
        onFocus={() => setFocused(true)}
        onBlur={(event) => {
          setFocused(false);
          onBlur?.(event);
        }}
        onSelect={(event) => keepCaretAtEnd(event.currentTarget)}
        className={styles.input}
      />
    </span>
  );
}

/** A caret between digits would have no box to stand in. A selection stays: select all and type replaces the code. */
function keepCaretAtEnd(input: HTMLInputElement): void {
  const end = input.value.length;
  if (input.selectionStart === input.selectionEnd && input.selectionEnd !== end) input.setSelectionRange(end, end);
}
