/** Every expected failure has a sentence and a next step, in both languages, without what it must not say. */
import type { AppError } from '@contract/errors';
import { describeError } from '@renderer/lib/errors/describe-error';
import { expect, test } from 'vitest';

const ERRORS: readonly AppError[] = [
  { code: 'network.unreachable', details: { host: 'dci.example', reason: 'refused' } },
  {
    code: 'dci.refused',
    details: { httpStatus: 400, apiCode: 3008, apiMessage: 'Unexpected property', apiValue: null },
  },
  { code: 'auth.rejected', details: {} },
  { code: 'dci.outcome-unknown', details: { cause: 'cut' } },
  { code: 'instance.certificate-not-confirmed', details: {} },
];

test.each(ERRORS)('$code', (error) => {
  for (const language of ['en', 'ru']) {
    const { title, text, next } = describeError(error, language);
    for (const part of [title, text, next]) expect(part).not.toMatch(/^$|undefined|null|!|oops|please/i);
  }
});

test('what the instance said is kept', () => {
  expect(Object.values(describeError(ERRORS[1] as AppError, 'en')).join(' ')).toContain('3008');
});
