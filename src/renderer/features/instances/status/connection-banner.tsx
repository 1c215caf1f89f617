/** Over the racks when what is shown cannot be read again: signed out, unreachable, or another certificate. */
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatAge } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { useTranslation } from 'react-i18next';

export interface ConnectionBannerProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onSignIn: () => void;
  readonly onRead: () => void;
  /** Opens the question about a changed certificate. */
  readonly onCertificate: () => void;
}

export function ConnectionBanner({ view, now, onSignIn, onRead, onCertificate }: ConnectionBannerProps) {
  const { t, i18n } = useTranslation('instances');
  const { instance, session, reach, readAtMs, syncError } = view;
  const { code } = instance;
  if (session.kind === 'signed-out') {
    const age = readAtMs === null ? null : formatAge(now - readAtMs, i18n.language);
    return (
      <Banner
        layout="bar"
        tone="hold"
        title={t('status.signedOutTitle', { code })}
        glyph={<ConnectionGlyph connection="signed_out" />}
        actions={<Button onClick={onSignIn}>{t('status.signIn')}</Button>}
      >
        {age === null ? null : t('status.signedOutText', { age })}
      </Banner>
    );
  }
  const error = reach.kind === 'offline' ? reach.error : syncError;
  if (!error) return null;
  const { title, text } = describeError(error, i18n.language);
  const changed = error.code === 'tls.changed';
  return (
    <Banner
      layout="bar"
      tone={changed ? 'fail' : 'hold'}
      title={reach.kind === 'offline' && !changed ? t('status.offlineTitle', { code }) : title}
      glyph={<ConnectionGlyph connection="offline" />}
      actions={
        <Button onClick={changed ? onCertificate : onRead}>{t(changed ? 'status.look' : 'status.again')}</Button>
      }
    >
      {text}
    </Banner>
  );
}
