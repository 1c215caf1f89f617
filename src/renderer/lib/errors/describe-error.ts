/** `describeError(error, language)`: the sentence of every error code, English or Russian. */
import type { AppError } from '@contract/errors';
import { errorTextsEn } from './error-texts-en';
import { errorTextsRu } from './error-texts-ru';
import { type ErrorText, textOf } from './error-text';

export function describeError(error: AppError, language: string): ErrorText {
  const russian = language.startsWith('ru');
  const text = textOf(russian ? errorTextsRu : errorTextsEn, error);
  if (error.code !== 'internal.bug' || error.correlationId === undefined) return text;
  const next = russian
    ? `Откройте журнал и найдите ${error.correlationId}.`
    : `Open the log and look for ${error.correlationId}.`;
  return { ...text, next };
}

/** The two sentences as one note, for places with a single line beside the cause. */
export function errorNote(error: AppError, language: string): string {
  const { text, next } = describeError(error, language);
  return `${text} ${next}`;
}
