/** The code of an authenticator app in six boxes. One field underneath, so that pasting and reading aloud just work. */
import { Field } from '@renderer/ui/field/field';
import { fieldAttributes, useFieldControl } from '@renderer/ui/field/field-context';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './factor-field.module.css';
import { FACTOR_DIGITS } from './form-rules';
import type { DatacenterForm } from './use-datacenter-form';

export function FactorField({ form }: { readonly form: DatacenterForm }) {
  const { t } = useTranslation('instances');
  const { errors, values, refusals } = form;
  return (
    <div className={styles.factor}>
      <Field label={t('factor.label')} right={t('factor.right')} error={errors.factor}>
        <Boxes value={values.factor} refusals={refusals} onChange={(next) => form.set('factor', next)} />
      </Field>
      <p className={styles.assumed}>
        <b>{t('factor.assumed')}</b> {t('factor.assumedText')}
      </p>
    </div>
  );
}

interface BoxesProps {
  readonly value: string;
  readonly refusals: number;
  readonly onChange: (value: string) => void;
}

function Boxes({ value, refusals, onChange }: BoxesProps) {
  const field = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  // When it appears, and after a refusal: the next code is written over the refused one, nobody has to delete it.
  useEffect(() => {
    if (refusals < 0) return;
    input.current?.focus();
    input.current?.select();
  }, [refusals]);
  return (
    <div className={styles.boxes} data-invalid={field?.invalid || undefined}>
      {Array.from({ length: FACTOR_DIGITS }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: six places, always these
          key={index}
          aria-hidden
          className={styles.digit}
          data-next={(focused && index === Math.min(value.length, FACTOR_DIGITS - 1)) || undefined}
        >
          {value[index]}
        </span>
      ))}
      <input
        ref={input}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={FACTOR_DIGITS + 6}
        {...fieldAttributes(field)}
        className={styles.input}
        value={value}
        onFocus={(event) => {
          setFocused(true);
          event.currentTarget.select();
        }}
        onBlur={() => setFocused(false)}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, FACTOR_DIGITS))}
      />
    </div>
  );
}
