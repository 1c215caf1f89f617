/** The dialog's second column: what vouches for the address, and the fingerprint to compare where nothing does. */
import type { Authority, AuthorityVerdict, CertificateSummary } from '@contract/types/certificate';
import { formatDate } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { ButtonLink } from '@renderer/ui/button-link/button-link';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { CopyButton } from '@renderer/ui/copy-button/copy-button';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { Fingerprint } from '@renderer/ui/fingerprint/fingerprint';
import { StatusMark } from '@renderer/ui/glyphs/status-mark';
import { Icon, type IconComponent } from '@renderer/ui/icon/icon';
import { ShieldCheck, ShieldEllipsis, ShieldQuestionMark } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthorityPanel, AuthorityRefusal } from './authority-panel';
import { doubtOf, opensslCommand, validityOf } from './certificate-facts';
import styles from './dialog.module.css';
import type { AuthorityControl } from './use-authority';

export type CertificateView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'trusted' }
  | {
      readonly kind: 'authority';
      readonly authority: Authority;
      readonly verdict: AuthorityVerdict;
      readonly certificate: CertificateSummary | null;
    }
  | { readonly kind: 'untrusted'; readonly certificate: CertificateSummary; readonly address: string };

export interface CertificatePanelProps {
  readonly view: CertificateView;
  readonly accepted: boolean;
  /** Sending was asked for without the tick: say so beside it. */
  readonly tickMissing: boolean;
  readonly authority: AuthorityControl;
  readonly onAccepted: (accepted: boolean) => void;
  readonly onCopy: (text: string) => void;
}

export function CertificatePanel(props: CertificatePanelProps) {
  const { view } = props;
  const { t } = useTranslation('instances');
  switch (view.kind) {
    case 'waiting':
      return <Note icon={ShieldEllipsis} title={t('certificate.waiting')} text={t('certificate.waitingText')} />;
    case 'checking':
      return <Note icon={ShieldEllipsis} title={t('certificate.waiting')} text={t('certificate.checking')} />;
    case 'pinned':
      return <Note icon={ShieldCheck} title={t('certificate.waiting')} text={t('certificate.pinnedText')} />;
    case 'trusted':
      return (
        <Banner tone="ok" icon={ShieldCheck} title={t('certificate.trusted')}>
          {t('certificate.trustedText')}
        </Banner>
      );
    case 'authority':
      return <AuthorityPanel control={props.authority} {...view} />;
    case 'untrusted':
      return <Untrusted {...props} certificate={view.certificate} address={view.address} />;
  }
}

interface NoteProps {
  readonly icon: IconComponent;
  readonly title: string;
  readonly text: string;
}

function Note({ icon, title, text }: NoteProps) {
  return (
    <div className={styles.note}>
      <span className={styles.tileIcon}>
        <Icon of={icon} size={16} />
      </span>
      <p className={styles.noteTitle}>{title}</p>
      <p>{text}</p>
    </div>
  );
}

interface UntrustedProps extends CertificatePanelProps {
  readonly certificate: CertificateSummary;
  readonly address: string;
}

function Untrusted(props: UntrustedProps) {
  const { certificate, address, accepted, tickMissing, authority, onAccepted, onCopy } = props;
  const { t } = useTranslation('instances');
  const noteId = useId();
  const doubt = doubtOf(certificate);
  return (
    <div className={styles.certificate}>
      <Banner tone="hold" icon={ShieldQuestionMark} title={t(`certificate.untrusted.${doubt}`)}>
        {t(`certificate.untrustedText.${doubt}`)}
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
      <Facts certificate={certificate} />
      <Command text={opensslCommand(address)} onCopy={onCopy} />
      <div className={styles.tick}>
        <Checkbox
          label={t('certificate.matches')}
          description={t('certificate.matchesText')}
          form="datacenter"
          checked={accepted}
          aria-invalid={tickMissing || undefined}
          aria-errormessage={tickMissing ? noteId : undefined}
          onCheckedChange={onAccepted}
        />
        {tickMissing ? (
          <p id={noteId} role="alert" className={styles.tickError}>
            <StatusMark tone="fail" />
            {t('certificate.tick')}
          </p>
        ) : null}
        <div className={styles.links}>
          <ButtonLink onClick={() => void authority.choose()}>{t('authority.instead')}</ButtonLink>
          <AuthorityRefusal control={authority} />
        </div>
      </div>
    </div>
  );
}

function Facts({ certificate }: { readonly certificate: CertificateSummary }) {
  const { t, i18n } = useTranslation('instances');
  const { subject, issuer, selfSigned, validFromMs, validToMs, key } = certificate;
  const language = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const validity = validityOf(certificate, Date.now());
  const range = t('certificate.range', {
    from: formatDate(validFromMs, language),
    to: formatDate(validToMs, language),
  });
  const issuedBy = (
    <>
      {issuer}
      {selfSigned ? <span className={styles.itself}>{t('certificate.itself')}</span> : null}
    </>
  );
  return (
    <DefinitionList labelWidth={86}>
      <DefinitionRow label={t('certificate.to')} value={subject} mono wrap />
      <DefinitionRow label={t('certificate.by')} value={issuedBy} mono wrap />
      <DefinitionRow
        label={t('certificate.valid')}
        value={validity === 'now' ? range : `${range}, ${t(`certificate.${validity}`)}`}
        tone={validity === 'now' ? undefined : 'hold'}
      />
      <DefinitionRow label={t('certificate.key')} value={key} />
    </DefinitionList>
  );
}

function Command({ text, onCopy }: { readonly text: string; readonly onCopy: (text: string) => void }) {
  const { t } = useTranslation('instances');
  return (
    <div>
      <p className={styles.label}>{t('certificate.read')}</p>
      <div className={styles.command}>
        <code data-selectable>{text}</code>
        <CopyButton
          label={t('certificate.copyCommand')}
          copiedLabel={t('certificate.copied')}
          onCopy={() => onCopy(text)}
        />
      </div>
    </div>
  );
}
