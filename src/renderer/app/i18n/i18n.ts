/** Languages: every domain brings its own strings as a namespace; the app's own are in `strings/`. */
import type { Language } from '@contract/types/app';
import { en as historyEn } from '@renderer/features/history/strings/en';
import { ru as historyRu } from '@renderer/features/history/strings/ru';
import { copiesEn } from '@renderer/features/instances/strings/copies-en';
import { copiesRu } from '@renderer/features/instances/strings/copies-ru';
import { en as instancesEn } from '@renderer/features/instances/strings/en';
import { passphraseEn } from '@renderer/features/instances/strings/passphrase-en';
import { passphraseRu } from '@renderer/features/instances/strings/passphrase-ru';
import { profileEn } from '@renderer/features/instances/strings/profile-en';
import { profileRu } from '@renderer/features/instances/strings/profile-ru';
import { ru as instancesRu } from '@renderer/features/instances/strings/ru';
import { en as operationsEn } from '@renderer/features/operations/strings/en';
import { ru as operationsRu } from '@renderer/features/operations/strings/ru';
import { en as racksEn } from '@renderer/features/racks/strings/en';
import { ru as racksRu } from '@renderer/features/racks/strings/ru';
import { en as searchEn } from '@renderer/features/search/strings/en';
import { ru as searchRu } from '@renderer/features/search/strings/ru';
import { en as serversEn } from '@renderer/features/servers/strings/en';
import { ru as serversRu } from '@renderer/features/servers/strings/ru';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en as appEn } from './strings/en';
import { ru as appRu } from './strings/ru';

const resources = {
  en: {
    app: appEn,
    instances: instancesEn,
    copies: copiesEn,
    passphrase: passphraseEn,
    profile: profileEn,
    racks: racksEn,
    search: searchEn,
    servers: serversEn,
    operations: operationsEn,
    history: historyEn,
  },
  ru: {
    app: appRu,
    instances: instancesRu,
    copies: copiesRu,
    passphrase: passphraseRu,
    profile: profileRu,
    racks: racksRu,
    search: searchRu,
    servers: serversRu,
    operations: operationsRu,
    history: historyRu,
  },
};

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    defaultNS: 'app',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
