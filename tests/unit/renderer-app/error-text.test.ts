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

/** What the owner, the operation or the name was before and is now, absent on one side. */
const DRIFTS = [
  ['owner', 'ops@halcyon.example', '', 'Its owner was ops@halcyon.example in the plan and is nobody now'],
  ['owner', '', '#17', 'Its owner was nobody in the plan and is #17 now'],
  ['operation', '', 'Install OS', 'Its operation was none in the plan and is Install OS now'],
  ['power', 'on', 'in_progress', 'Its power was on in the plan and is changing now'],
] as const;

test.each(DRIFTS)('a changed %s from "%s" to "%s" is told in words', (field, planned, now, sentence) => {
  const error: AppError = { code: 'operation.drift', details: { field, planned, now } };
  expect(describeError(error, 'en').text).toContain(sentence);
  const { text } = describeError(error, 'ru');
  expect(text).not.toMatch(/in_progress|owner|power|operation|: в плане ,|сейчас ,/);
  expect(text).toMatch(/^(Владелец|Операция|Питание): в плане \S.*, сейчас \S/);
});
