/** Sets the passphrase that takes the place of a keychain. What is typed stays in the two fields, and leaves with them. */
import { type AppError, fail, type Result } from '@contract/errors';
import { LEAST_PASSPHRASE } from '@contract/types/app';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Field } from '@renderer/ui/field/field';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { PasswordField } from '@renderer/ui/password-field/password-field';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './passphrase.module.css';
import { type Strength, strengthOf } from './strength';

export interface SetPassphraseDialogProps {
  /** There may be copies from before, under keys that are out of reach. */
  readonly hasOldCopies: boolean;
  readonly onSet: (passphrase: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

const FORM = 'passphrase';

export function SetPassphraseDialog(props: SetPassphraseDialogProps) {
  const { onClose } = props;
  const { t, i18n } = useTranslation('passphrase');
  const form = usePassphraseForm(props);
  const failure = form.error ? describeError(form.error, i18n.language) : null;
  const reveal = { revealLabel: t('reveal'), hideLabel: t('hide'), autoComplete: 'new-password' } as const;
  return (
    <Dialog
      open
      size="md"
      title={t('set.title')}
      mark={<Icon of={KeyRound} size={16} />}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" kbd="Enter" type="submit" form={FORM} busy={form.busy}>
            {t('set.submit')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={form.submit} noValidate>
        <p className={styles.text}>{t('set.text')}</p>
        <Field label={t('set.field')} {...noteOf(form.strength, form.refused, t)}>
          <PasswordField ref={form.first} {...reveal} maxLength={1_024} onChange={form.typed} autoFocus />
        </Field>
        <Field label={t('set.again')} error={form.refused === 'differs' ? t('set.differs') : undefined}>
          <PasswordField ref={form.second} {...reveal} maxLength={1_024} onChange={form.typed} />
        </Field>
        <div className={styles.note}>
          <p>{t('set.lost')}</p>
          {props.hasOldCopies ? <p>{t('set.aside')}</p> : null}
        </div>
        {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
      </form>
    </Dialog>
  );
}

function noteOf(strength: Strength, refused: Refused, t: ReturnType<typeof useTranslation<'passphrase'>>['t']) {
  if (refused === 'short') return { error: t('set.short', { least: LEAST_PASSPHRASE }) };
  if (strength === 'short') return { hint: t('set.hint', { least: LEAST_PASSPHRASE }) };
  const tones = { weak: 'hold', fair: 'plain', strong: 'ok' } as const;
  return { hint: t(`set.strength.${strength}`), hintTone: tones[strength] };
}

type Refused = 'short' | 'differs' | null;

function usePassphraseForm({ onSet, onClose }: SetPassphraseDialogProps) {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [strength, setStrength] = useState<Strength>('short');
  const [refused, setRefused] = useState<Refused>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const passphrase = first.current?.value ?? '';
    const why: Refused =
      passphrase.length < LEAST_PASSPHRASE ? 'short' : passphrase === second.current?.value ? null : 'differs';
    setRefused(why);
    setError(null);
    if (why !== null || busy) return (why === 'differs' ? second : first).current?.focus();
    setBusy(true);
    const done = await onSet(passphrase).catch(() => fail('internal.bug', {}));
    setBusy(false);
    if (done.ok) onClose();
    else setError(done.error);
  };
  return {
    first,
    second,
    strength,
    refused,
    error,
    busy,
    submit: (event: FormEvent) => void submit(event),
    typed: () => {
      setStrength(strengthOf(first.current?.value ?? ''));
      setRefused(null);
    },
  };
}
