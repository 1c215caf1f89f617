/** Over the racks when what is shown cannot be read again: signed out, unreachable, or another certificate. */
import type { AppError } from '@contract/errors';
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatAge, formatMoment } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { CloudOff, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './notices.module.css';

export interface ConnectionBannerProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onSignIn: () => void;
  readonly onRead: () => void;
  readonly onTryNow: () => void;
  /** Opens the question about a changed certificate. */
  readonly onCertificate: () => void;
}

export function ConnectionBanner(props: ConnectionBannerProps) {
  const { view } = props;
  // What cannot be shown at all has a card of its own.
  if (view.copy.kind === 'sealed' || view.copy.kind === 'newer') return null;
  // Never signed in: no session has ended, and the place of the racks says what to do.
  const { session } = view;
  if (session.kind === 'signed-out' && session.reason === 'never' && view.readAtMs === null) return null;
  if (view.session.kind === 'signed-out') return <SignedOut {...props} sinceMs={view.session.sinceMs} />;
  if (view.reach.kind === 'offline') {
    const { error, sinceMs } = view.reach;
    if (isHardStop(error)) return <Unread {...props} error={error} />;
    return <Offline {...props} error={error} sinceMs={sinceMs} />;
  }
  const error = view.syncError;
  // Cancelling is the person's own doing, and what a new reading cures is being cured.
  if (!error || error.code === 'inventory.cancelled' || view.sync) return null;
  return <Unread {...props} error={error} />;
}

function SignedOut({ view, now, onSignIn, sinceMs }: ConnectionBannerProps & { readonly sinceMs: number | null }) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const { readAtMs } = view;
  const words = [
    sinceMs === null ? null : t('status.signedOutAt', { time: formatMoment(sinceMs, now, i18n.language) }),
    readAtMs === null ? null : copies('signedOut', { time: formatMoment(readAtMs, now, i18n.language) }),
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

/** Another certificate than the one that was trusted: nothing is tried again by itself. */
function isHardStop({ code }: AppError): boolean {
  return code === 'tls.changed' || code === 'tls.authority';
}

type UnreadProps = ConnectionBannerProps & { readonly error: NonNullable<InstanceView['syncError']> };

function Offline({ view, now, error, sinceMs, onTryNow }: UnreadProps & { readonly sinceMs: number }) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const { language } = i18n;
  const { readAtMs } = view;
  const words = [
    t('status.since', { time: formatMoment(sinceMs, now, language) }),
    describeError(error, language).text,
    readAtMs === null
      ? copies('reach.none')
      : copies('reach.readOnly', { time: formatMoment(readAtMs, now, language) }),
  ];
  return (
    <Banner
      layout="bar"
      tone="hold"
      icon={CloudOff}
      title={copies('reach.offline', { code: view.instance.code })}
      actions={
        <>
          <NextTry nextTryAtMs={view.nextTryAtMs} now={now} />
          <Button onClick={onTryNow}>{copies('reach.now')}</Button>
        </>
      }
    >
      {joined(words)}
    </Banner>
  );
}

/** Counts down silently: a screen reader would hear nothing else. */
function NextTry({ nextTryAtMs, now }: { readonly nextTryAtMs: number | null; readonly now: number }): ReactNode {
  const { t, i18n } = useTranslation('copies');
  if (nextTryAtMs === null) return null;
  const waitMs = nextTryAtMs - now;
  return (
    <span className={styles.nextTry} aria-live="off">
      {waitMs <= 0 ? t('reach.trying') : t('reach.next', { time: formatAge(waitMs + 999, i18n.language) })}
    </span>
  );
}

function Unread({ view, now, error, onRead, onTryNow, onCertificate }: UnreadProps) {
  const { t, i18n } = useTranslation('instances');
  const { title, text } = describeError(error, i18n.language);
  const changed = isHardStop(error);
  const { readAtMs, nextTryAtMs } = view;
  const seen = readAtMs === null ? null : t('status.seen', { age: formatAge(now - readAtMs, i18n.language) });
  const again = nextTryAtMs === null ? onRead : onTryNow;
  return (
    <Banner
      layout="bar"
      tone={changed ? 'fail' : 'hold'}
      live={changed ? 'assertive' : 'polite'}
      icon={changed ? ShieldAlert : CloudOff}
      title={title}
      actions={
        <>
          {changed ? null : <NextTry nextTryAtMs={nextTryAtMs} now={now} />}
          <Button onClick={changed ? onCertificate : again}>{t(changed ? 'status.look' : 'status.again')}</Button>
        </>
      }
    >
      {joined([text, seen])}
    </Banner>
  );
}

function joined(words: readonly (string | null)[]): string | null {
  const text = words.filter((word) => word !== null).join(' ');
  return text === '' ? null : text;
}
