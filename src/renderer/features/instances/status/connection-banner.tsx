/** Over the racks when what is shown cannot be read again: signed out, unreachable, or another certificate. */
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatAge } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { CloudOff, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from './connection-text';

export interface ConnectionBannerProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onSignIn: () => void;
  readonly onRead: () => void;
  /** Opens the question about a changed certificate. */
  readonly onCertificate: () => void;
}

export function ConnectionBanner(props: ConnectionBannerProps) {
  const { view } = props;
  if (view.session.kind === 'signed-out') return <SignedOut {...props} sinceMs={view.session.sinceMs} />;
  const error = view.reach.kind === 'offline' ? view.reach.error : view.syncError;
  // Cancelling is the person's own doing, and what a new reading cures is being cured.
  if (!error || error.code === 'inventory.cancelled' || view.sync) return null;
  return <Unread {...props} error={error} />;
}

function SignedOut({ view, now, onSignIn, sinceMs }: ConnectionBannerProps & { readonly sinceMs: number | null }) {
  const { t, i18n } = useTranslation('instances');
  const words = [
    sinceMs === null ? null : t('status.signedOutAt', { time: formatMoment(sinceMs, now, i18n.language) }),
    seen(view, now, i18n.language, (age) => t('status.seen', { age })),
  ];
  return (
    <Banner
      layout="bar"
      tone="hold"
      title={t('status.signedOutTitle', { code: view.instance.code })}
      glyph={<ConnectionGlyph connection="signed_out" />}
      actions={<Button onClick={onSignIn}>{t('status.signIn')}</Button>}
    >
      {joined(words)}
    </Banner>
  );
}

type UnreadProps = ConnectionBannerProps & { readonly error: NonNullable<InstanceView['syncError']> };

function Unread({ view, now, error, onRead, onCertificate }: UnreadProps) {
  const { t, i18n } = useTranslation('instances');
  const { title, text } = describeError(error, i18n.language);
  const changed = error.code === 'tls.changed';
  const silentSinceMs = view.reach.kind === 'offline' && !changed ? view.reach.sinceMs : null;
  const words = [
    silentSinceMs === null ? null : t('status.since', { time: formatMoment(silentSinceMs, now, i18n.language) }),
    text,
    seen(view, now, i18n.language, (age) => t('status.seen', { age })),
  ];
  return (
    <Banner
      layout="bar"
      tone={changed ? 'fail' : 'hold'}
      live={changed ? 'assertive' : 'polite'}
      icon={changed ? ShieldAlert : CloudOff}
      title={silentSinceMs === null ? title : t('status.offlineTitle', { code: view.instance.code })}
      actions={
        <Button onClick={changed ? onCertificate : onRead}>{t(changed ? 'status.look' : 'status.again')}</Button>
      }
    >
      {joined(words)}
    </Banner>
  );
}

function seen(view: InstanceView, now: number, language: string, say: (age: string) => string): string | null {
  return view.readAtMs === null ? null : say(formatAge(now - view.readAtMs, language));
}

function joined(words: readonly (string | null)[]): string | null {
  const text = words.filter((word) => word !== null).join(' ');
  return text === '' ? null : text;
}
