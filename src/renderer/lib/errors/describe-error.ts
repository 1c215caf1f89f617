/** The sentence and the next step for an error, in the language in use. */
import type { AppError } from '@contract/errors';
import { type ErrorText, textOf } from './error-text';
import { errorTextsEn } from './error-texts-en';
import { errorTextsRu } from './error-texts-ru';

/** `language` as i18next gives it: `en`, `ru`, or with a region. */
export function describeError(error: AppError, language: string): ErrorText {
  return textOf(language.startsWith('ru') ? errorTextsRu : errorTextsEn, error);
}

/** The two sentences as one note, for places with a single line beside the cause. */
export function errorNote(error: AppError, language: string): string {
  const { text, next } = describeError(error, language);
  return `${text} ${next}`;
}
