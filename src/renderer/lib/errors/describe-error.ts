/** The sentence and the next step for an error, in the language in use. */
import type { AppError } from '@contract/errors';
import { type ErrorText, textOf } from './error-text';
import { errorTextsEn } from './error-texts-en';
import { errorTextsRu } from './error-texts-ru';

/** `language` as i18next gives it: `en`, `ru`, or with a region. */
export function describeError(error: AppError, language: string): ErrorText {
  return textOf(language.startsWith('ru') ? errorTextsRu : errorTextsEn, error);
}
