/** What a person reads when something expected went wrong: what happened, in one sentence, and one thing to do next. */
import type { AppError, ErrorCode, ErrorDetails } from '@contract/errors';
import type { PowerState } from '@contract/types/server';

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

export interface DriftWords {
  /** What each field is called in the sentence. */
  readonly fields: Readonly<Record<DriftField, string>>;
  /** What stands where a field is empty. */
  readonly empty: Readonly<Record<DriftField, string>>;
  readonly powers: Readonly<Record<PowerState, string>>;
}
type DriftField = ErrorDetails['operation.drift']['field'];

/** Field and both values as a person calls them: no API word, and no hole where something is absent. */
export function driftWords(words: DriftWords, { field, planned, now }: ErrorDetails['operation.drift']) {
  const say = (value: string) => {
    if (field === 'power') return words.powers[value as PowerState] ?? words.powers.unknown;
    return foreignWords(value, 60) || words.empty[field];
  };
  return { field: words.fields[field], planned: say(planned), now: say(now) };
}

export function wholeSeconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1000));
}
