/** Over everything: a keychain that could take the secrets over, or a passphrase file that was damaged or is out of reach. */
import type { AppStatus } from '@contract/types/app';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PassphraseBannerProps {
  readonly status: AppStatus;
  readonly onMove: () => void;
  readonly onCopy: (text: string) => void;
}

export function PassphraseBanner({ status, onMove, onCopy }: PassphraseBannerProps) {
  const { t } = useTranslation('passphrase');
  const { t: instances } = useTranslation('instances');
  const [dismissed, setDismissed] = useState<string | null>(null);
  const { passphrase } = status;
  const { movedAside } = passphrase;
  if (passphrase.kind === 'unreadable') {
    const { reason } = passphrase;
    return (
      <Banner layout="bar" tone="fail" live="assertive" icon={KeyRound} title={t('unreadable.title')}>
        {reason === 'newer' ? t('unreadable.newer') : t('unreadable.other', { reason })}
      </Banner>
    );
  }
  if (movedAside !== null && dismissed !== movedAside) {
    return (
      <Banner
        layout="bar"
        tone="conflict"
        title={t('damaged.title')}
        actions={
          <>
            <Button onClick={() => onCopy(movedAside)}>{t('damaged.copyPath')}</Button>
            <Button onClick={() => setDismissed(movedAside)}>{t('damaged.dismiss')}</Button>
          </>
        }
      >
        {t('damaged.text', { file: movedAside })}
      </Banner>
    );
  }
  if (passphrase.kind !== 'open' || passphrase.keychain === null || dismissed === 'move') return null;
  return (
    <Banner
      layout="bar"
      tone="busy"
      icon={KeyRound}
      title={t('move.title')}
      actions={
        <>
          <Button onClick={onMove}>{t('move.submit')}</Button>
          <Button onClick={() => setDismissed('move')}>{t('move.later')}</Button>
        </>
      }
    >
      {t('move.text', { keychain: instances(`keychain.${passphrase.keychain}`) })}
    </Banner>
  );
}
