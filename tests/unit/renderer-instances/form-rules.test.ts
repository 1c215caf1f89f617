import type { AppError } from '@contract/errors';
import type { CertificateSummary } from '@contract/types/certificate';
import { doubtOf, opensslCommand, validityOf } from '@renderer/features/instances/dialog/certificate-facts';
import {
  certificateView,
  fieldOf,
  initialValues,
  isDirty,
  lifetimeHours,
  lifetimeOf,
} from '@renderer/features/instances/dialog/form-rules';
import type { Probe } from '@renderer/features/instances/dialog/use-probe';
import { placeOf } from '@renderer/features/instances/rail/use-tile-drag';
import { describe, expect, test } from 'vitest';
import { NOW, viewOf } from './views';

const CERTIFICATE: CertificateSummary = {
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'dci.example.net',
  issuer: 'dci.example.net',
  selfSigned: true,
  validFromMs: NOW - 1000,
  validToMs: NOW + 1000,
  key: 'RSA 2048',
  reason: 'net::ERR_CERT_AUTHORITY_INVALID',
};
const ADDRESS = 'https://dci.example.net';
const answered = (certificate: CertificateSummary | null): Probe => ({
  kind: 'answered',
  typed: ADDRESS,
  result: { address: ADDRESS, latencyMs: 5, certificate },
});
const pinned = (fingerprint: string | null) => {
  const view = viewOf('AMS1');
  return { ...view, instance: { ...view.instance, pinnedFingerprint: fingerprint } };
};

describe('which certificate has to be judged', () => {
  test('adding always asks, whatever is pinned elsewhere', () => {
    expect(certificateView({ kind: 'add' }, answered(CERTIFICATE)).kind).toBe('untrusted');
  });

  test('signing in again does not ask about the pinned one', () => {
    const mode = { kind: 'sign-in', view: pinned(CERTIFICATE.fingerprint) } as const;
    expect(certificateView(mode, answered(CERTIFICATE)).kind).toBe('pinned');
  });

  test('signing in asks when the certificate is not the pinned one', () => {
    const mode = { kind: 'sign-in', view: pinned('00:00') } as const;
    expect(certificateView(mode, answered(CERTIFICATE)).kind).toBe('untrusted');
  });

  test('a fingerprint that was compared a moment ago replaces the pinned one', () => {
    const mode = { kind: 'sign-in', view: pinned('00:00'), fingerprint: CERTIFICATE.fingerprint } as const;
    expect(certificateView(mode, answered(CERTIFICATE)).kind).toBe('pinned');
  });

  test('nothing is called trusted before the address answered', () => {
    expect(certificateView({ kind: 'add' }, { kind: 'none' }).kind).toBe('waiting');
    expect(certificateView({ kind: 'add' }, { kind: 'asking', typed: ADDRESS }).kind).toBe('checking');
    expect(certificateView({ kind: 'add' }, answered(null)).kind).toBe('trusted');
  });
});

describe('how long a copy is kept', () => {
  test.each([1, 24, 168, 720, 5, 719, null])('%s hours are shown and sent as they are', (hours) => {
    expect(lifetimeHours(lifetimeOf(hours))).toBe(hours);
  });

  test.each([
    ['168', 'week'],
    ['5', 'custom'],
  ])('%s hours are %s', (hours, lifetime) => {
    expect(lifetimeOf(Number(hours)).lifetime).toBe(lifetime);
  });

  test.each(['', '0', '721', '-1', '1.5', '1e2', 'ten', '999999'])('%j is no number of hours', (hours) => {
    expect(lifetimeHours({ lifetime: 'custom', hours })).toBe('wrong');
  });

  test('typed hours count only where they were chosen', () => {
    expect(lifetimeHours({ lifetime: 'day', hours: '5' })).toBe(24);
  });
});

describe('where an error stands', () => {
  const rejected: AppError = { code: 'auth.rejected', details: {} };
  const cut: AppError = { code: 'network.cut', details: { host: 'dci.example.net' } };
  test('beside its cause', () => {
    expect(fieldOf(rejected, { kind: 'add' })).toBe('password');
    expect(fieldOf(cut, { kind: 'add' })).toBe('address');
    expect(fieldOf({ code: 'ipc.bad-input', details: { field: 'name' } }, { kind: 'add' })).toBe('name');
  });

  test('in the form when its field is not shown: never nowhere', () => {
    expect(fieldOf(cut, { kind: 'sign-in', view: viewOf('AMS1') })).toBeNull();
    expect(fieldOf(rejected, { kind: 'edit', view: viewOf('AMS1') })).toBeNull();
    expect(fieldOf({ code: 'auth.second-factor', details: { step: 'a' } }, { kind: 'add' })).toBeNull();
  });
});

test('a suggested code and a chosen colour are no loss, a typed word is', () => {
  const initial = initialValues({ kind: 'add' }, []);
  expect(isDirty({ ...initial, code: 'OSL1', colour: 5 }, initial)).toBe(false);
  expect(isDirty({ ...initial, email: 'a' }, initial)).toBe(true);
});

describe('certificate facts', () => {
  test.each([
    ['self-signed', {}, 'selfSigned'],
    ['issued by somebody unknown', { selfSigned: false }, 'authority'],
    ['for another name', { selfSigned: false, reason: 'net::ERR_CERT_COMMON_NAME_INVALID' }, 'name'],
    ['out of date', { selfSigned: false, reason: 'net::ERR_CERT_DATE_INVALID' }, 'date'],
    ['anything else is not called self-signed', { selfSigned: false, reason: 'net::ERR_CERT_REVOKED' }, 'other'],
  ] as const)('%s', (_, over, expected) => {
    expect(doubtOf({ ...CERTIFICATE, ...over })).toBe(expected);
  });

  test('validity at its edges', () => {
    expect(validityOf(CERTIFICATE, NOW)).toBe('now');
    expect(validityOf(CERTIFICATE, NOW + 1001)).toBe('expired');
    expect(validityOf(CERTIFICATE, NOW - 1001)).toBe('early');
  });

  test('the command asks the port the address has', () => {
    expect(opensslCommand('https://dci.example.net')).toContain('localhost:443 ');
    expect(opensslCommand('https://[2001:db8::1]:8443/panel')).toContain('localhost:8443 ');
  });
});

test.each([
  [0, 0, 0],
  [0, 1, 0],
  [0, 4, 3],
  [3, 1, 1],
  [3, 4, 3],
])('a tile taken from place %i and let go in gap %i stands at place %i', (from, gap, place) => {
  expect(placeOf(from, gap)).toBe(place);
});
