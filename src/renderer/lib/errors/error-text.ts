/** What a person reads when something expected went wrong: what happened, in one sentence, and one thing to do next. */
import type { AppError, ErrorCode, ErrorDetails } from '@contract/errors';

export interface ErrorText {
  /** Two to five words, no full stop: the bold line. */
  readonly title: string;
  /** One sentence: what happened and, where it matters, what was not done. */
  readonly text: string;
  /** One sentence: the next step. */
  readonly next: string;
}

/** One entry per code: a code without a text does not compile, in either language. */
export type ErrorTexts = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => ErrorText };

/** Chosen from a table by code, so the details always fit the function that reads them. */
export function textOf(texts: ErrorTexts, error: AppError): ErrorText {
  const sentences = texts[error.code] as (details: ErrorDetails[ErrorCode]) => ErrorText;
  return sentences(error.details);
}

/** `3008`, `HTTP 403`, or both: the little an instance told about a refusal. */
export function refusalCode(details: ErrorDetails['dci.refused']): string {
  return details.apiCode === null ? `HTTP ${details.httpStatus}` : String(details.apiCode);
}

/** The instance's own words, shortened: they are foreign text inside our sentence. */
export function foreignWords(text: string, limit = 160): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > limit ? `${words.slice(0, limit - 1).trimEnd()}…` : words;
}

export function wholeSeconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1000));
}
