/** Theme, language and what this program is, behind the gear at the bottom of the rail. */
import type { AppStatus, Language, Preferences, Theme } from '@contract/types/app';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Info, Settings, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface SettingsMenuProps {
  readonly status: AppStatus;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onAbout: () => void;
}

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
/** Languages name themselves, so that a wrong choice can be undone. */
export const LANGUAGES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
];

export function SettingsMenu({ status, onPreferences, onAbout }: SettingsMenuProps) {
  const { t } = useTranslation('instances');
  const { preferences } = status;
  const themes = THEMES.map(
    (theme): MenuEntry => ({
      kind: 'item',
      id: theme,
      label: t(`settings.themes.${theme}`),
      checked: preferences.theme === theme,
      onSelect: () => onPreferences({ ...preferences, theme }),
    }),
  );
  const languages = LANGUAGES.map(
    ({ value, label }): MenuEntry => ({
      kind: 'item',
      id: value,
      label,
      checked: preferences.language === value,
      onSelect: () => onPreferences({ ...preferences, language: value }),
    }),
  );
  return (
    <Menu
      side="right"
      align="end"
      trigger={<IconButton label={t('rail.settings')} icon={Settings} iconSize={15} tooltip={false} />}
      items={[
        { kind: 'submenu', id: 'theme', label: t('settings.theme'), items: themes },
        { kind: 'submenu', id: 'language', label: t('settings.language'), items: languages },
        { kind: 'separator', id: 'line' },
        {
          kind: 'item',
          id: 'about',
          label: t('settings.about', { version: status.version }),
          icon: status.outdatedRuntime ? TriangleAlert : Info,
          onSelect: onAbout,
        },
      ]}
    />
  );
}
