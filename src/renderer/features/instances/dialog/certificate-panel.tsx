/** The dialog's second column: what vouches for the address, and the fingerprint to compare where nothing does. */
import type { CertificateSummary } from '@contract/types/certificate';
import { formatDate } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { CopyButton } from '@renderer/ui/copy-button/copy-button';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { Fingerprint } from '@renderer/ui/fingerprint/fingerprint';
import { ShieldCheck, ShieldEllipsis, ShieldQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';

export type CertificateView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'trusted' }
  | { readonly kind: 'untrusted'; readonly certificate: CertificateSummary; readonly address: string };

export interface CertificatePanelProps {
  readonly view: CertificateView;
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
  readonly onCopy: (text: string) => void;
}

export function CertificatePanel({ view, accepted, onAccepted, onCopy }: CertificatePanelProps) {
  const { t } = useTranslation('instances');
  switch (view.kind) {
    case 'waiting':
      return <Note icon={ShieldEllipsis} title={t('certificate.waiting')} text={t('certificate.waitingText')} />;
    case 'pinned':
      return <Note icon={ShieldCheck} title={t('certificate.waiting')} text={t('certificate.pinnedText')} />;
    case 'trusted':
      return (
        <Banner tone="ok" icon={ShieldCheck} title={t('certificate.trusted')}>
          {t('certificate.trustedText')}
        </Banner>
      );
    case 'untrusted':
      return (
        <Untrusted
          certificate={view.certificate}
          address={view.address}
          accepted={accepted}
          onAccepted={onAccepted}
          onCopy={onCopy}
        />
      );
  }
}

function Note({ icon: Icon, title, text }: { icon: typeof ShieldCheck; title: string; text: string }) {
  return (
    <div className={styles.note}>
      <Icon size={18} strokeWidth={1.6} aria-hidden />
      <p className={styles.noteTitle}>{title}</p>
      <p>{text}</p>
    </div>
  );
}

interface UntrustedProps {
  readonly certificate: CertificateSummary;
  readonly address: string;
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
  readonly onCopy: (text: string) => void;
}

function Untrusted({ certificate, address, accepted, onAccepted, onCopy }: UntrustedProps) {
  const { t, i18n } = useTranslation('instances');
  const command = opensslCommand(address);
  const date = (ms: number) => formatDate(ms, i18n.language);
  return (
    <div className={styles.certificate}>
      <Banner tone="hold" icon={ShieldQuestionMark} title={t('certificate.untrusted')}>
        {t('certificate.untrustedText')}
      </Banner>
      <Fingerprint
        label={t('certificate.fingerprint')}
        value={certificate.fingerprint}
        pictureLabel={t('certificate.picture')}
        copy={{
          label: t('certificate.copy'),
          text: t('certificate.copy'),
          copiedLabel: t('certificate.copied'),
          onCopy: () => onCopy(certificate.fingerprint),
        }}
      />
      <DefinitionList labelWidth={74}>
        <DefinitionRow label={t('certificate.to')} value={certificate.subject} mono />
        <DefinitionRow
          label={t('certificate.by')}
          value={certificate.selfSigned ? `${certificate.issuer} (${t('certificate.itself')})` : certificate.issuer}
          mono
        />
        <DefinitionRow
          label={t('certificate.valid')}
          value={t('certificate.range', { from: date(certificate.validFromMs), to: date(certificate.validToMs) })}
        />
        <DefinitionRow label={t('certificate.key')} value={certificate.key} />
      </DefinitionList>
      <div>
        <p className={styles.label}>{t('certificate.read')}</p>
        <div className={styles.command}>
          <code data-selectable>{command}</code>
          <CopyButton
            label={t('certificate.copy')}
            copiedLabel={t('certificate.copied')}
            onCopy={() => onCopy(command)}
          />
        </div>
      </div>
      <Checkbox
        label={t('certificate.matches')}
        description={t('certificate.matchesText')}
        form="datacenter"
        checked={accepted}
        onCheckedChange={onAccepted}
      />
    </div>
  );
}

/** To be run on the server, where nobody can stand in between. */
export function opensslCommand(address: string): string {
  const port = new URL(address).port || '443';
  return `openssl s_client -connect localhost:${port} </dev/null \\\n  | openssl x509 -noout -fingerprint -sha256`;
}
