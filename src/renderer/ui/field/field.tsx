/** Label, control, hint and error of one form field, wired for assistive technology. */
import { type ReactNode, useId, useMemo } from 'react';
import { StatusMark } from '../glyphs/status-mark';
import { cx } from '../lib/class-names';
import styles from './field.module.css';
import { FieldContext, type FieldControl } from './field-context';

export interface FieldProps {
  readonly label: string;
  /** At the right end of the label: "Optional", a fact, a link. */
  readonly right?: ReactNode;
  readonly hint?: ReactNode;
  /** Puts the mark of its family before the hint: `ok` after a check that passed, `busy` while it runs. */
  readonly hintTone?: 'plain' | 'ok' | 'busy' | 'hold';
  /** Replaces the hint and marks the control. */
  readonly error?: string | undefined;
  /** The control is a group (code boxes, swatches, segments), so the label names it instead of pointing at it. */
  readonly group?: boolean;
  readonly labelHidden?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Field(props: FieldProps) {
  const { label, right, hint, hintTone = 'plain', error, group = false, labelHidden = false, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(error ?? hint);
  const invalid = Boolean(error);
  const control = useMemo<FieldControl>(
    () => ({ controlId: `${id}-control`, labelId: `${id}-label`, describedBy: hasNote ? noteId : undefined, invalid }),
    [id, noteId, hasNote, invalid],
  );
  const Label = group ? 'span' : 'label';

  return (
    <div className={cx(styles.field, props.className)}>
      <div className={cx(styles.head, labelHidden && styles.hidden)}>
        <Label id={control.labelId} className={styles.label} {...(group ? {} : { htmlFor: control.controlId })}>
          {label}
        </Label>
        {right ? <span className={styles.right}>{right}</span> : null}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      <div id={noteId} aria-live="polite" className={cx(styles.note, invalid && styles.error)}>
        {error ? (
          <>
            <StatusMark tone="fail" className={styles.mark} />
            <span>{error}</span>
          </>
        ) : hint ? (
          <>
            {hintTone === 'plain' ? null : <StatusMark tone={hintTone} className={styles.mark} />}
            <span>{hint}</span>
          </>
        ) : null}
      </div>
    </div>
  );
}
