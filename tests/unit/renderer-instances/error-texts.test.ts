import type { AppError, ErrorCode, ErrorDetails } from '@contract/errors';
import { describeError, errorNote } from '@renderer/lib/errors/describe-error';
import { describe, expect, test } from 'vitest';
import { NOW } from './views';

const refusal = { httpStatus: 400, apiCode: 3008, apiMessage: 'PROXY-3008: Unexpected property.', apiValue: null };
const host = 'dci.example.net';
const certificate = {
  fingerprint: 'AA',
  subject: host,
  issuer: host,
  selfSigned: true,
  validFromMs: NOW,
  validToMs: NOW,
  key: 'RSA 2048',
  reason: 'net::ERR_CERT_AUTHORITY_INVALID',
};
/** One example per code: a new code does not compile until it stands here. */
const EXAMPLES: { readonly [C in ErrorCode]: ErrorDetails[C] } = {
  'network.unreachable': { host, reason: 'name' },
  'network.timed-out': { host, afterMs: 10_000 },
  'network.cut': { host },
  'tls.untrusted': { host, certificate },
  'tls.changed': { host, pinnedFingerprint: 'BB', certificate },
  'tls.authority': { host, verdict: 'chain', authority: 'Root', certificate },
  'authority.refused': { reason: 'no-authority', subject: 'dci.example.net' },
  'tls.failed': { host },
  'dci.not-dcimanager': { host },
  'dci.unauthorised': {},
  'dci.forbidden': refusal,
  'dci.refused': refusal,
  'dci.asleep': { waitedMs: 60_000 },
  'dci.malformed': { where: 'list[3].id' },
  'dci.unsupported': { path: '/api/dci/v3/rack' },
  'dci.outcome-unknown': { cause: 'cut' },
  'auth.rejected': {},
  'auth.second-factor': { step: 'a' },
  'auth.code-refused': { form: 0, apiMessage: 'code: is wrong' },
  'auth.second-factor-failed': { reason: 'no-handler' },
  'auth.step-over': {},
  'auth.signed-out': {},
  'instance.not-found': {},
  'instance.address-refused': { reason: 'not-https' },
  'instance.code-taken': { code: 'AMS1' },
  'instance.certificate-not-confirmed': {},
  'keychain.unavailable': { reason: 'no service' },
  'keychain.failed': { reason: 'locked' },
  'passphrase.wrong': {},
  'passphrase.short': { least: 12 },
  'passphrase.damaged': { file: '/home/me/secrets.json.damaged' },
  'passphrase.failed': { reason: 'ENOSPC' },
  'profile.refused': { reason: 'too-large' },
  'server.not-found': {},
  'console.none': {},
  'console.refused': { reason: 'scheme', host },
  'operation.not-eligible': { reason: 'already-on' },
  'operation.plan-unknown': {},
  'operation.plan-expired': {},
  'operation.plan-changed': {},
  'operation.drift': { field: 'owner', planned: 'a@example.net', now: 'b@example.net' },
  'inventory.not-read': {},
  'inventory.sealed': { sinceMs: NOW },
  'inventory.no-generation': {},
  'inventory.cancelled': {},
  'store.unwritable': { reason: 'ENOSPC' },
  'store.unreadable': { reason: 'damaged' },
  'store.newer': { version: 9 },
  'demo.failed': { reason: 'ended' },
  'ipc.unknown-call': {},
  'ipc.bad-input': { field: 'name' },
  'ipc.foreign-sender': {},
  'internal.bug': {},
};
const errors = Object.entries(EXAMPLES).map(([code, details]) => ({ code, details }) as AppError);

describe.each(['en', 'ru'])('error texts, %s', (language) => {
  test.each(errors.map((error) => [error.code, error] as const))('%s', (_, error) => {
    const { title, text, next } = describeError(error, language);
    expect(title).not.toMatch(/[.!…]$|undefined|null|\[object/);
    // One finished sentence each, without shouting or pleading.
    for (const sentence of [text, next]) {
      expect(sentence).toMatch(/[^.]\.$/);
      expect(sentence).not.toMatch(/[!]|undefined|\[object|please|пожалуйста/i);
    }
  });

  test('no code falls back to the other language', () => {
    const isCyrillic = language === 'ru';
    for (const error of errors) expect(/[а-яё]/i.test(describeError(error, language).title)).toBe(isCyrillic);
  });
});

test('what an instance said is shortened and stays inside our sentence', () => {
  const error: AppError = { code: 'dci.refused', details: { ...refusal, apiMessage: `${'a '.repeat(500)}\n\nend` } };
  const { text } = describeError(error, 'en');
  expect(text.length).toBeLessThan(260);
  expect(text).not.toContain('\n');
});

test('a refusal without a code of its own tells the status', () => {
  const error: AppError = { code: 'dci.forbidden', details: { ...refusal, httpStatus: 403, apiCode: null } };
  expect(errorNote(error, 'en')).toContain('HTTP 403');
});
