/** Over everything while the settings are not kept: the cause, what to do, and where the file is. */
import type { SettingsStatus } from '@contract/types/app';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { useTranslation } from 'react-i18next';

export interface SettingsBannerProps {
  readonly settings: SettingsStatus;
  readonly onCopy: (text: string) => void;
}

export function SettingsBanner({ settings, onCopy }: SettingsBannerProps) {
  const { t, i18n } = useTranslation('app');
  if (!settings.problem) return null;
  const { title, text, next } = describeError(settings.problem, i18n.language);
  return (
    <Banner
      layout="bar"
      tone="fail"
      live="assertive"
      title={title}
      actions={<Button onClick={() => onCopy(settings.path)}>{t('settings.copyPath')}</Button>}
    >
      {`${text} ${next}`}
    </Banner>
  );
}
