/** The question before the passphrase file is deleted: it says what is lost, and wants a word typed. */
import type { AppError, Result } from '@contract/errors';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Field } from '@renderer/ui/field/field';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { TextField } from '@renderer/ui/text-field/text-field';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './passphrase.module.css';

export interface ForgetDialogProps {
  readonly onForget: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

const FORM = 'forget';

export function ForgetDialog({ onForget, onClose }: ForgetDialogProps) {
  const { t, i18n } = useTranslation('passphrase');
  const word = t('forget.word');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const failure = error ? describeError(error, i18n.language) : null;
  const submit = async () => {
    if (busy) return;
    if (typed.trim() !== word) return setWrong(true);
    setBusy(true);
    const done = await onForget();
    setBusy(false);
    if (done.ok) onClose();
    else setError(done.error);
  };
  return (
    <Dialog
      open
      size="md"
      hazard
      title={t('forget.title')}
      mark={<Icon of={Trash2} size={16} />}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('forget.cancel')}</Button>
          <Button kind="danger" type="submit" form={FORM} busy={busy}>
            {t('forget.submit')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <div className={styles.text}>
          <p>{t('forget.text')}</p>
          <ul className={styles.lost}>
            <li>{t('forget.sessions')}</li>
            <li>{t('forget.copies')}</li>
            <li>{t('forget.notes')}</li>
          </ul>
          <p>{t('forget.stays')}</p>
        </div>
        <Field label={t('forget.field', { word })} error={wrong ? t('forget.wrong', { word }) : undefined}>
          <TextField
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(false);
            }}
            autoFocus
          />
        </Field>
        {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
      </form>
    </Dialog>
  );
}
