/** Which datacenters go into a file for somebody else, and whether the accounts' e-mails go with them. */
import type { AppError, Result } from '@contract/errors';
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { ShieldCheck } from 'lucide-react';
import { type CSSProperties, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './profile.module.css';

export interface ExportDialogProps {
  readonly views: readonly InstanceView[];
  readonly onExport: (ids: readonly InstanceId[], withAccounts: boolean) => Promise<Result<{ saved: boolean }>>;
  readonly onClose: (saved: boolean) => void;
}

const FORM = 'export-profile';

export function ExportDialog({ views, onExport, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation('profile');
  const [left, setLeft] = useState<ReadonlySet<InstanceId>>(new Set());
  const [accounts, setAccounts] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const failure = error ? describeError(error, i18n.language) : null;
  const chosen = views.flatMap(({ instance: { id, demoSite } }) => (demoSite === null && !left.has(id) ? [id] : []));
  const toggle = (id: InstanceId, take: boolean) =>
    setLeft((current) => new Set(take ? [...current].filter((other) => other !== id) : [...current, id]));
  const submit = async () => {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    const done = await onExport(chosen, accounts);
    setBusy(false);
    if (!done.ok) setError(done.error);
    // Thought better of where to put it: the choice stays.
    else if (done.value.saved) onClose(true);
  };
  return (
    <Dialog
      open
      size="lg"
      title={t('export.title')}
      closeLabel={t('export.cancel')}
      onClose={() => onClose(false)}
      footerNote={
        <>
          <Icon of={ShieldCheck} />
          {t('export.never')}
        </>
      }
      footer={
        <Button
          size="lg"
          kind="primary"
          kbd="Enter"
          type="submit"
          form={FORM}
          busy={busy}
          {...(chosen.length === 0 ? { disabledReason: { describedBy: 'export-text' } } : {})}
        >
          {t('export.save')}
        </Button>
      }
    >
      <form
        id={FORM}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p id="export-text" className={styles.text}>
          {t('export.text')}
        </p>
        <ul className={styles.rows}>
          {views.map(({ instance: { id, code, name, colour, address, demoSite } }) => (
            <li key={id} className={styles.exported} style={{ '--hue': hueColour(colour) } as CSSProperties}>
              <Checkbox
                label={<span className={styles.name}>{t('export.take', { code, name })}</span>}
                description={address}
                disabledReason={demoSite === null ? undefined : t('export.demo')}
                checked={demoSite === null && !left.has(id)}
                onCheckedChange={(take) => toggle(id, take)}
              />
            </li>
          ))}
        </ul>
        <Checkbox
          label={t('export.accounts')}
          description={t('export.accountsText')}
          checked={accounts}
          onCheckedChange={setAccounts}
        />
        {failure ? (
          <InlineError title={t('export.failed')} className={styles.error ?? ''}>
            {`${failure.text} ${failure.next}`}
          </InlineError>
        ) : null}
      </form>
    </Dialog>
  );
}
