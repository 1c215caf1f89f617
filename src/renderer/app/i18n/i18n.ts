/** Languages: every domain brings its own strings as a namespace; the app's own are in `strings/`. */
import type { Language } from '@contract/types/app';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en as appEn } from './strings/en';
import { ru as appRu } from './strings/ru';

const resources = {
  en: { app: appEn },
  ru: { app: appRu },
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
