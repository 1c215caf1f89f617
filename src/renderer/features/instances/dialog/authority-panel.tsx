/** The second column where an authority's file stands in for a fingerprint: what the file is, and what it says. */
import type { Authority, AuthorityVerdict, CertificateSummary } from '@contract/types/certificate';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatDate } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { ButtonLink } from '@renderer/ui/button-link/button-link';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { StatusMark } from '@renderer/ui/glyphs/status-mark';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import type { AuthorityControl } from './use-authority';

export interface AuthorityPanelProps {
  readonly control: AuthorityControl;
  readonly authority: Authority;
  readonly verdict: AuthorityVerdict;
  /** What the server shows; null where the authority vouches for it. */
  readonly certificate: CertificateSummary | null;
}

export function AuthorityPanel({ control, authority, verdict, certificate }: AuthorityPanelProps) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.certificate}>
      {verdict === 'ok' ? (
        <Banner tone="ok" icon={ShieldCheck} title={t('authority.vouches')}>
          {t('authority.vouchesText')}
        </Banner>
      ) : (
        <Banner tone="fail" live="assertive" icon={ShieldX} title={t('authority.refuses')}>
          {`${t(`authority.verdict.${verdict}`)} ${t('authority.nothing')}`}
        </Banner>
      )}
      <div>
        <p className={styles.label}>{t('authority.file')}</p>
        <AuthorityFacts authority={authority} />
      </div>
      {certificate ? (
        <div>
          <p className={styles.label}>{t('authority.shown')}</p>
          <Shown certificate={certificate} />
        </div>
      ) : null}
      <div className={styles.links}>
        <ButtonLink onClick={() => void control.choose()}>{t('authority.another')}</ButtonLink>
        <ButtonLink onClick={control.remove}>{t('authority.remove')}</ButtonLink>
      </div>
      <AuthorityRefusal control={control} />
    </div>
  );
}

function Shown({ certificate }: { readonly certificate: CertificateSummary }) {
  const { t } = useTranslation('instances');
  return (
    <DefinitionList labelWidth={86}>
      <DefinitionRow label={t('certificate.to')} value={certificate.subject} mono wrap />
      <DefinitionRow label={t('certificate.by')} value={certificate.issuer} mono wrap />
      <DefinitionRow label={t('certificate.valid')} value={useRange(certificate)} />
    </DefinitionList>
  );
}

/** Each certificate of the file: who, until when, and its fingerprint, which tells two of one name apart. */
export function AuthorityFacts({ authority }: { readonly authority: Authority }) {
  return (
    <div className={styles.authorities}>
      {authority.certificates.map((certificate) => (
        <Facts key={certificate.fingerprint} certificate={certificate} />
      ))}
    </div>
  );
}

function Facts({ certificate }: { readonly certificate: Authority['certificates'][number] }) {
  const { t } = useTranslation('instances');
  const { subject, fingerprint } = certificate;
  const half = Math.ceil(fingerprint.length / 2);
  return (
    <DefinitionList labelWidth={86}>
      <DefinitionRow label={t('authority.name')} value={subject} mono wrap />
      <DefinitionRow label={t('certificate.valid')} value={useRange(certificate)} />
      <DefinitionRow
        label={t('authority.fingerprint')}
        value={
          <span className={styles.twoLines}>
            {fingerprint.slice(0, half)}
            <wbr />
            {fingerprint.slice(half)}
          </span>
        }
        mono
        wrap
      />
    </DefinitionList>
  );
}

function useRange({ validFromMs, validToMs }: { readonly validFromMs: number; readonly validToMs: number }): string {
  const { t, i18n } = useTranslation('instances');
  const language = i18n.language === 'en' ? 'en-GB' : i18n.language;
  return t('certificate.range', { from: formatDate(validFromMs, language), to: formatDate(validToMs, language) });
}

/** Beside the link, whichever it is, that asked for the file. */
export function AuthorityRefusal({ control }: { readonly control: AuthorityControl }) {
  const { i18n } = useTranslation('instances');
  const note = useRef<HTMLParagraphElement>(null);
  // The link stands at the end of the column: what it brought would otherwise stay below its edge.
  useEffect(() => {
    if (control.refused !== null) note.current?.scrollIntoView({ block: 'nearest' });
  }, [control.refused]);
  if (control.refused === null) return null;
  const { text } = describeError(control.refused, i18n.language);
  return (
    <p ref={note} role="alert" className={styles.refusal}>
      <StatusMark tone="fail" />
      {text}
    </p>
  );
}
