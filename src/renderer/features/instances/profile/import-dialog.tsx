/** What a file of datacenters would bring, before anything of it is kept: ticks, codes, fingerprints, and what is refused. */
import type { AppError, Result } from '@contract/errors';
import type { InstanceId, InstanceView } from '@contract/types/instance';
import type { ProfileEntry, ProfilePreview } from '@contract/types/profile';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, chosenEntries, firstChoices, problemAt } from './chosen';
import { ImportRow } from './import-row';
import styles from './profile.module.css';

export interface ImportDialogProps {
  readonly preview: ProfilePreview;
  readonly views: readonly InstanceView[];
  readonly onImport: (entries: readonly ProfileEntry[]) => Promise<Result<readonly InstanceId[]>>;
  /** `ids`: what was added; empty when the dialog was left. */
  readonly onClose: (ids: readonly InstanceId[]) => void;
}

const FORM = 'import-profile';

export function ImportDialog({ preview, views, onImport, onClose }: ImportDialogProps) {
  const { t, i18n } = useTranslation('profile');
  const [choices, setChoices] = useState(() => firstChoices(preview));
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const entries = chosenEntries(preview, choices);
  const problems = preview.rows.map((_, at) => problemAt(choices, at, views));
  const failure = error ? describeError(error, i18n.language) : null;
  const choose = (at: number, change: Partial<Choice>) => {
    setError(null);
    setChoices((current) => {
      const choice = current.get(at);
      return choice ? new Map(current).set(at, { ...choice, ...change }) : current;
    });
  };
  const submit = async () => {
    if (busy || entries.length === 0) return;
    if (problems.some((problem) => problem !== null)) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setBusy(true);
    const done = await onImport(entries);
    setBusy(false);
    if (done.ok) onClose(done.value);
    else setError(done.error);
  };
  return (
    <Dialog
      open
      size="lg"
      title={t('import.title')}
      {...(preview.file === null ? {} : { subtitle: preview.file })}
      closeLabel={t('cancel')}
      onClose={() => onClose([])}
      footerNote={
        choices.size === 0
          ? t('import.nothing')
          : t('import.chosen', { chosen: entries.length, total: preview.rows.length })
      }
      footer={
        choices.size === 0 ? null : (
          <Button
            size="lg"
            kind="primary"
            kbd="Enter"
            type="submit"
            form={FORM}
            busy={busy}
            {...(entries.length === 0 ? { disabledReason: { describedBy: 'import-text' } } : {})}
          >
            {entries.length === 0 ? t('import.none') : t('import.add', { count: entries.length })}
          </Button>
        )
      }
    >
      <form
        id={FORM}
        ref={form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <p id="import-text" className={styles.text}>
          {t('import.text')} {t('import.compare')}
        </p>
        <ul className={styles.rows}>
          {preview.rows.map((row, at) => (
            <ImportRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the file is its place
              key={at}
              row={row}
              choice={choices.get(at) ?? null}
              problem={problems[at] ?? null}
              onChoose={(change) => choose(at, change)}
            />
          ))}
        </ul>
        {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
      </form>
    </Dialog>
  );
}
