/** A password. Masked unless the person asks, and masked again by itself after ten seconds or when the field is left. */
import { Eye, EyeOff } from 'lucide-react';
import { type FocusEvent, useEffect, useState } from 'react';
import { IconButton } from '../icon-button/icon-button';
import { TextField, type TextFieldProps } from '../text-field/text-field';
import styles from './password-field.module.css';

const REVEAL_MS = 10_000;

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'trailing' | 'mono' | 'prefix' | 'icon'> {
  revealLabel: string;
  hideLabel: string;
}

export function PasswordField({ revealLabel, hideLabel, onBlur, ...field }: PasswordFieldProps) {
  const [revealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setRevealed(false), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [revealed]);

  const handleBlur = (event: FocusEvent<HTMLInputElement>) => {
    const toOwnButton = event.currentTarget.parentElement?.contains(event.relatedTarget) ?? false;
    if (!toOwnButton) setRevealed(false);
    onBlur?.(event);
  };

  return (
    <TextField
      autoComplete="current-password"
      {...field}
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
