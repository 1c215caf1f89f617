/** A password. Masked unless the person asks, and masked again by itself after ten seconds or when the field is left. */
import { Eye, EyeOff } from 'lucide-react';
import { type FocusEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { IconButton } from '../icon-button/icon-button';
import { TextField, type TextFieldProps } from '../text-field/text-field';
import styles from './password-field.module.css';

const REVEAL_MS = 10_000;

export interface PasswordFieldProps
  extends Omit<TextFieldProps, 'type' | 'trailing' | 'mono' | 'prefix' | 'icon' | 'ref'> {
  ref?: RefObject<HTMLInputElement | null>;
  revealLabel: string;
  hideLabel: string;
}

export function PasswordField({ revealLabel, hideLabel, onBlur, ref, ...field }: PasswordFieldProps) {
  const [revealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setRevealed(false), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [revealed]);

  // The browser keeps a removed input for a while, for undoing and focus, and React remembers its last value with it:
  // emptied as it goes, neither has a password left.
  const attach = useCallback(
    (input: HTMLInputElement | null) => {
      if (ref) ref.current = input;
      return () => {
        if (ref) ref.current = null;
        if (input) input.value = '';
      };
    },
    [ref],
  );

  const handleBlur = (event: FocusEvent<HTMLInputElement>) => {
    const toOwnButton = event.currentTarget.parentElement?.contains(event.relatedTarget) ?? false;
    if (!toOwnButton) setRevealed(false);
    onBlur?.(event);
  };

  return (
    <TextField
      autoComplete="current-password"
      {...field}
      ref={attach}
      type={revealed ? 'text' : 'password'}
      className={styles.field}
      mono={revealed}
      onBlur={handleBlur}
      trailing={
        <IconButton
          label={revealed ? hideLabel : revealLabel}
          icon={revealed ? EyeOff : Eye}
          size="sm"
          aria-pressed={revealed}
          onClick={() => setRevealed((shown) => !shown)}
        />
      }
    />
  );
}
