/** A card never denies a write that is out: what fails after it is told as a failed reading, in both languages. */
import type { AppError } from '@contract/errors';
import type { PowerRun, RunPhase } from '@contract/types/operation';
import { runText } from '@renderer/features/operations/run-text';
import { en } from '@renderer/features/operations/strings/en';
import { ru } from '@renderer/features/operations/strings/ru';
import { describeError } from '@renderer/lib/errors/describe-error';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';

beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: { en: { operations: en }, ru: { operations: ru } },
    interpolation: { escapeValue: false },
  }),
);

const certificate = {
  fingerprint: 'b',
  issuer: 'x',
  subject: 'x',
  validFromMs: 0,
  validToMs: 1,
  selfSigned: true,
  reason: 'net::ERR_CERT_AUTHORITY_INVALID',
};
const changed = {
  code: 'tls.changed',
  details: { host: 'dci.example', pinnedFingerprint: 'a', certificate },
} as unknown as AppError;
const DENIALS = { en: 'nothing was sent', ru: 'ничего не отправлено' };

function aRun(phase: RunPhase, error: AppError | null, task: number | null = null): PowerRun {
  return {
    id: 'r',
    planId: 'p',
    verb: 'power_off',
    instanceId: 'i',
    serverId: 1,
    serverName: 's',
    phase,
    task,
    taskStatus: null,
    startedAtMs: 0,
    updatedAtMs: 0,
    powerBefore: 'on',
    powerNow: 'on',
    powerReadAtMs: 0,
    error,
  };
}

const read = (run: PowerRun, language: 'en' | 'ru') => {
  const t = i18next.getFixedT(language, 'operations');
  return runText(t, run, language) ?? '';
};

describe('the text of a run', () => {
  it.each(['following', 'stalled', 'unconfirmed'] as const)('%s says it was sent, and why it is not read', (phase) => {
    for (const language of ['en', 'ru'] as const) {
      const text = read(aRun(phase, changed), language);
      expect(text.toLowerCase()).not.toContain(DENIALS[language]);
      expect(text).toContain(i18next.getFixedT(language, 'operations')('sent'));
      expect(text).toContain(describeError(changed, language).title);
      expect(text).toContain(describeError(changed, language).next);
    }
  });

  it('does not advise to try again what was sent', () => {
    const cut: AppError = { code: 'network.cut', details: { host: 'dci.example' } };
    expect(read(aRun('unconfirmed', cut), 'en')).not.toContain(describeError(cut, 'en').next);
  });

  it.each(['failed', 'dropped'] as const)('%s before the write says that nothing was sent', (phase) => {
    expect(read(aRun(phase, changed), 'en')).toContain(DENIALS.en);
  });

  it('says nothing where nothing failed', () => {
    expect(runText(i18next.getFixedT('en', 'operations'), aRun('following', null), 'en')).toBeNull();
  });
});
