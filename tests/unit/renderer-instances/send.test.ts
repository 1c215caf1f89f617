/** What leaves the dialog: a password only where somebody vouches for the other end, a code only for its own step. */
import { fail } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { Authority, AuthorityVerdict, CertificateSummary } from '@contract/types/certificate';
import { checkValues, FACTOR_DIGITS, initialValues } from '@renderer/features/instances/dialog/form-rules';
import { send } from '@renderer/features/instances/dialog/send';
import type { Probe } from '@renderer/features/instances/dialog/use-probe';
import { describe, expect, test } from 'vitest';
import { NOW, viewOf } from './views';

const ADDRESS = 'https://dci.example.net';
const AUTHORITY: Authority = { pem: 'PEM of ours', certificates: [] };
const CERTIFICATE: CertificateSummary = {
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'dci.example.net',
  issuer: 'Somebody',
  selfSigned: false,
  validFromMs: NOW - 1000,
  validToMs: NOW + 1000,
  key: 'RSA 2048',
  reason: 'net::ERR_CERT_AUTHORITY_INVALID',
};
const VALUES = {
  ...initialValues({ kind: 'add' }, []),
  name: 'Oslo',
  code: 'OSL',
  address: ADDRESS,
  email: 'a@b.example',
  password: 'hunter2!',
};

function sending(
  change: Partial<Parameters<typeof send>[0]>,
  certificate: CertificateSummary | null,
  verdict: AuthorityVerdict | null,
) {
  const calls: [string, unknown][] = [];
  const bridge: Bridge = {
    call: async (name, input) => {
      calls.push([name, input]);
      return fail('auth.rejected', {});
    },
    on: () => () => {},
  };
  const result = { address: ADDRESS, latencyMs: 5, certificate, authority: verdict };
  const probe: Probe = { kind: 'answered', typed: ADDRESS, result };
  const nothing = () => {};
  const control = { probe, look: async () => probe, vouch: nothing, meet: nothing, reset: nothing };
  const input = {
    mode: { kind: 'add' },
    bridge,
    values: VALUES,
    control,
    accepted: false,
    authority: null,
    step: null,
  } as const;
  return { calls, outcome: send({ ...input, ...change }) };
}

describe('with an authority', () => {
  test('the authority goes along, and no fingerprint beside it', async () => {
    const { calls, outcome } = sending({ authority: AUTHORITY }, null, 'ok');
    await outcome;
    expect(calls).toMatchObject([['instances.add', { authorityPem: AUTHORITY.pem, trustedFingerprint: null }]]);
  });

  test.each(['chain', 'no-intermediates', 'name', 'date', 'purpose', 'weak', 'restricted'] as const)(
    'nothing leaves where it says "%s", ticked or not',
    async (verdict) => {
      for (const accepted of [false, true]) {
        const { calls, outcome } = sending({ authority: AUTHORITY, accepted }, CERTIFICATE, verdict);
        expect(await outcome).toBe('unanswered');
        expect(calls).toEqual([]);
      }
    },
  );

  test('one that was taken away is said to be gone', async () => {
    const { calls, outcome } = sending({ mode: { kind: 'sign-in', view: viewOf('AMS1') } }, null, null);
    await outcome;
    expect(calls).toMatchObject([['instances.signIn', { authorityPem: null, trustedFingerprint: null }]]);
  });
});

describe('with a code outstanding', () => {
  test('the code goes to its step with the name as it stands, and the password nowhere', async () => {
    const values = { ...VALUES, password: '', factor: '417026' };
    const { calls, outcome } = sending({ values, step: 'the-step' }, CERTIFICATE, null);
    await outcome;
    const identity = { name: 'Oslo', code: 'OSL', colour: VALUES.colour };
    expect(calls).toEqual([['instances.confirmSignIn', { step: 'the-step', factorCode: '417026', identity }]]);
  });

  test.each([
    ['', true],
    ['41702', true],
    ['417026', false],
  ])('"%s" is wrong: %s, and the password is not asked for', (factor, wrong) => {
    const words = ((key: string) => key) as never;
    const errors = checkValues({ kind: 'add' }, { ...VALUES, password: '', factor }, [], words, words, true);
    expect(errors.factor !== undefined).toBe(wrong);
    expect(errors.password).toBeUndefined();
    expect(FACTOR_DIGITS).toBe(6);
  });
});
