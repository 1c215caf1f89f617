/** In the place of everything while the passphrase file is locked: one field, and a way out for who has forgotten it. */
import { type AppError, fail, type Result } from '@contract/errors';
import { describeError, errorNote } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Field } from '@renderer/ui/field/field';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { PasswordField } from '@renderer/ui/password-field/password-field';
import { LockKeyhole } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './passphrase.module.css';

export interface UnlockCardProps {
  /** How many are behind the lock. */
  readonly datacenters: number;
  readonly onUnlock: (passphrase: string) => Promise<Result<unknown>>;
  /** Asks first. */
  readonly onForget: () => void;
}

export function UnlockCard({ datacenters, onUnlock, onForget }: UnlockCardProps) {
  const { t, i18n } = useTranslation('passphrase');
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<AppError | 'empty' | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const passphrase = field.current?.value ?? '';
    if (busy) return;
    if (passphrase === '') return setError('empty');
    setBusy(true);
    setError(null);
    const done = await onUnlock(passphrase).catch(() => fail('internal.bug', {}));
    setBusy(false);
    if (done.ok) return;
    setError(done.error);
    field.current?.select();
  };
  const atField = error === 'empty' ? t('unlock.empty') : isWrong(error) ? errorNote(error, i18n.language) : undefined;
  const failure = error !== null && error !== 'empty' && !isWrong(error) ? describeError(error, i18n.language) : null;
  return (
    <section className={styles.locked} aria-labelledby="locked">
      <form
        className={styles.card}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <span className={styles.tile}>
          <Icon of={LockKeyhole} size={20} />
        </span>
        <h1 id="locked" className={styles.title}>
          {t('unlock.title')}
        </h1>
        <p className={styles.lead}>
          {datacenters === 0
            ? t('unlock.none')
            : t('unlock.text', { datacenters: t('unlock.datacenters', { count: datacenters }) })}
        </p>
        <div className={styles.row}>
          <Field label={t('unlock.field')} labelHidden error={atField} className={styles.grow ?? ''}>
            <PasswordField
              ref={field}
              size="lg"
              revealLabel={t('reveal')}
              hideLabel={t('hide')}
              placeholder={t('unlock.field')}
              maxLength={1_024}
              onChange={() => setError(null)}
              autoFocus
            />
          </Field>
          <Button size="xl" kind="primary" kbd="Enter" type="submit" busy={busy}>
            {t('unlock.submit')}
          </Button>
        </div>
        {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
        <Button kind="quiet" size="sm" className={styles.forget} onClick={onForget}>
          {t('unlock.forget')}
        </Button>
      </form>
    </section>
  );
}

function isWrong(error: AppError | 'empty' | null): error is AppError {
  return error !== null && error !== 'empty' && error.code === 'passphrase.wrong';
}
