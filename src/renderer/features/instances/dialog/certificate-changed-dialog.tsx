/** A hard stop: the pinned certificate was replaced. The safe way out is to stay offline. */
import type { AppError } from '@contract/errors';
import type { CertificateSummary } from '@contract/types/certificate';
import type { InstanceView } from '@contract/types/instance';
import { formatClock, formatDate } from '@renderer/lib/time';
import { AlertDialog } from '@renderer/ui/alert-dialog/alert-dialog';
import { Button } from '@renderer/ui/button/button';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { FingerprintCompare } from '@renderer/ui/fingerprint/fingerprint-compare';
import { ShieldAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface CertificateChangedDialogProps {
  readonly view: InstanceView;
  readonly error: Extract<AppError, { code: 'tls.changed' | 'tls.authority' }>;
  readonly onStay: () => void;
  /** Leads to signing in with the new fingerprint. */
  readonly onPin: (fingerprint: string) => void;
  /** Leads to signing in, where the authority or another way of trusting is chosen. */
  readonly onJudge: () => void;
}

export function CertificateChangedDialog({ error, ...props }: CertificateChangedDialogProps) {
  return error.code === 'tls.changed' ? <Changed {...props} error={error} /> : <NotVouched {...props} error={error} />;
}

interface NotVouchedProps extends Omit<CertificateChangedDialogProps, 'error'> {
  readonly error: Extract<AppError, { code: 'tls.authority' }>;
}

function NotVouched({ view, error, onStay, onJudge }: NotVouchedProps) {
  const { t } = useTranslation('instances');
  const { authority, certificate, verdict } = error.details;
  return (
    <AlertDialog
      open
      size="lg"
      icon={ShieldAlert}
      title={t('authority.stopped', { code: view.instance.code })}
      message={`${t('authority.stoppedText')} ${t(`authority.verdict.${verdict}`)}`}
      onEscape={onStay}
      footer={
        <>
          <Button size="lg" onClick={onJudge}>
            {t('authority.judge')}
          </Button>
          <Button size="lg" kind="primary" onClick={onStay}>
            {t('certificate.stay')}
          </Button>
        </>
      }
    >
      <NewCertificate certificate={certificate}>
        <DefinitionRow label={t('authority.name')} value={authority} mono wrap />
        <DefinitionRow label={t('certificate.to')} value={certificate.subject} mono wrap />
      </NewCertificate>
    </AlertDialog>
  );
}

interface ChangedProps extends Omit<CertificateChangedDialogProps, 'error' | 'onJudge'> {
  readonly error: Extract<AppError, { code: 'tls.changed' }>;
}

function Changed({ view, error, onStay, onPin }: ChangedProps) {
  const { t } = useTranslation('instances');
  const [compared, setCompared] = useState(false);
  const { pinnedFingerprint, certificate } = error.details;
  const pin = compared
    ? { onClick: () => onPin(certificate.fingerprint) }
    : { kind: 'dashed' as const, disabledReason: { describedBy: 'certificate-compared' } };
  return (
    <AlertDialog
      open
      size="lg"
      icon={ShieldAlert}
      title={t('certificate.changed', { code: view.instance.code })}
      message={t('certificate.changedText')}
      onEscape={onStay}
      footer={
        <>
          <Button size="lg" {...pin}>
            {t('certificate.pinNew')}
          </Button>
          <Button size="lg" kind="primary" onClick={onStay}>
            {t('certificate.stay')}
          </Button>
        </>
      }
    >
      <FingerprintCompare
        pinned={{ label: t('certificate.pinned'), value: pinnedFingerprint }}
        now={{ label: t('certificate.now'), value: certificate.fingerprint }}
      />
      <NewCertificate certificate={certificate} />
      <Checkbox
        id="certificate-compared"
        label={t('certificate.compared')}
        checked={compared}
        onCheckedChange={setCompared}
      />
    </AlertDialog>
  );
}

export interface NewCertificateProps {
  readonly certificate: CertificateSummary;
  /** Rows that come before. */
  readonly children?: ReactNode;
}

/** Who issued the one that is shown now, and since when it is valid: a renewal is told from a stranger by that. */
export function NewCertificate({ certificate, children }: NewCertificateProps) {
  const { t, i18n } = useTranslation('instances');
  const { issuer, selfSigned, validFromMs } = certificate;
  const { language } = i18n;
  const day = formatDate(validFromMs, language === 'en' ? 'en-GB' : language);
  return (
    <DefinitionList labelWidth={92}>
      {children}
      <DefinitionRow
        label={t('certificate.by')}
        value={selfSigned ? `${issuer}, ${t('certificate.itself')}` : issuer}
        mono
        wrap
      />
      <DefinitionRow label={t('certificate.validFrom')} value={`${day}, ${formatClock(validFromMs, language)}`} />
    </DefinitionList>
  );
}
