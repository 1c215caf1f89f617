/** Theme, language and what this program is, behind the gear at the bottom of the rail. */
import type { AppStatus, Language, Preferences, Theme } from '@contract/types/app';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import type { TFunction } from 'i18next';
import { FileDown, FileUp, Info, KeyRound, Lock, Settings, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface SettingsMenuProps {
  readonly status: AppStatus;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onAbout: () => void;
  readonly onImport: () => void;
  /** Null where there is nothing to export. */
  readonly onExport: (() => void) | null;
  readonly onSetPassphrase: () => void;
  readonly onLock: () => void;
  readonly onMoveToKeychain: () => void;
}

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
/** Languages name themselves, so that a wrong choice can be undone. */
export const LANGUAGES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
];

export function SettingsMenu(props: SettingsMenuProps) {
  const { status, onPreferences, onAbout } = props;
  const { t } = useTranslation('instances');
  const { t: profile } = useTranslation('profile');
  const { t: passphrase } = useTranslation('passphrase');
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
        ...keptEntries(props, profile, passphrase),
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

/** Files of datacenters, and the passphrase: nothing of it while it is locked. */
function keptEntries(
  { status, onImport, onExport, onSetPassphrase, onLock, onMoveToKeychain }: SettingsMenuProps,
  profile: TFunction<'profile'>,
  passphrase: TFunction<'passphrase'>,
): MenuEntry[] {
  const { keychain, passphrase: file } = status;
  if (keychain.kind === 'locked') return [];
  const entries: MenuEntry[] = [
    {
      kind: 'item',
      id: 'import',
      label: profile('menu.import'),
      icon: FileDown,
      kbd: 'Ctrl O',
      onSelect: onImport,
    },
    {
      kind: 'item',
      id: 'export',
      label: profile('menu.export'),
      icon: FileUp,
      reason: onExport ? undefined : profile('menu.none'),
      onSelect: () => onExport?.(),
    },
    { kind: 'separator', id: 'kept-line' },
  ];
  if (file.kind === 'open') {
    if (file.keychain !== null) {
      entries.push({
        kind: 'item',
        id: 'move',
        label: passphrase('move.menu'),
        icon: KeyRound,
        onSelect: onMoveToKeychain,
      });
    }
    entries.push({ kind: 'item', id: 'lock', label: passphrase('lock'), icon: Lock, onSelect: onLock });
  } else if (keychain.kind === 'unavailable' && file.kind === 'none') {
    entries.push({
      kind: 'item',
      id: 'passphrase',
      label: passphrase('set.menu'),
      icon: KeyRound,
      onSelect: onSetPassphrase,
    });
  } else return entries;
  return [...entries, { kind: 'separator', id: 'passphrase-line' }];
}
