/** Signing in, signing out, and the look at an address before anything secret is sent. */
import { describe, expect, it } from 'vitest';
import { probeAddress } from '../../../src/main/adapters/dci-api/probe';
import { ADDRESS, CUT, createFakeInstance, type FakeAnswer, TOKEN } from './fake-instance';

const error = (code: number, msg = 'no') => ({ error: { code, msg } });

function signInTo(answer: FakeAnswer) {
  const fake = createFakeInstance(() => answer, { token: () => 'a-token-of-before' });
  return { ...fake, result: fake.api.signIn('a@b.example', 'hunter2!') };
}

describe('signing in', () => {
  it('sends e-mail and password alone, without the session that is held', async () => {
    const { result, sent } = signInTo({ status: 201, json: { id: '17', token: TOKEN, confirmed: true } });
    expect(await result).toEqual({ ok: true, value: { token: TOKEN, accountId: '17', confirmed: true } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/api/auth/v4/public/token' });
    expect(sent[0]?.body).toEqual({ email: 'a@b.example', password: 'hunter2!' });
    expect(sent[0]?.headers.get('isp-box-instance')).toBe('true');
    expect(sent[0]?.headers.has('cookie')).toBe(false);
    expect(sent[0]?.headers.has('x-xsrf-token')).toBe(false);
  });

  it.each([
    ['200', { status: 200, json: { id: 17, token: TOKEN } }],
    ['another content type', { status: 201, text: ` {"token":"${TOKEN}","id":17}\n` }],
  ])('accepts %s', async (_name, answer) => {
    expect(await signInTo(answer).result).toEqual({
      ok: true,
      value: { token: TOKEN, accountId: '17', confirmed: true },
    });
  });

  it.each([
    ['401', { status: 401, json: error(1000) }, 'auth.rejected'],
    ['401 without a body', { status: 401, text: '' }, 'auth.rejected'],
    ['code 1000', { status: 400, json: error(1000) }, 'auth.rejected'],
    ['an account that may not come from here', { status: 403, json: error(5, 'address') }, 'dci.forbidden'],
    ['another refusal', { status: 400, json: error(5, 'blocked') }, 'dci.refused'],
    ['a web page', { status: 200, text: '<html>' }, 'dci.not-dcimanager'],
    ['a web page that refuses', { status: 401, text: '\n<html>' }, 'dci.not-dcimanager'],
    ['a web page that is missing', { status: 404, text: '<html>' }, 'dci.not-dcimanager'],
    ['a redirect', { status: 301, text: '' }, 'dci.not-dcimanager'],
    ['JSON of something else', { status: 200, json: { hello: 'world' } }, 'dci.not-dcimanager'],
    ['JSON 404 of something else', { status: 404, json: { detail: 'Not Found' } }, 'dci.not-dcimanager'],
    ['a token that is no text', { status: 201, json: { token: 5 } }, 'dci.not-dcimanager'],
    ['a token that breaks headers', { status: 201, json: { token: 'a\r\nb' } }, 'dci.malformed'],
    ['a proxy whose DCImanager is down', { status: 502, text: '<html>' }, 'dci.refused'],
    ['a cut', CUT, 'network.cut'],
  ] as const)('%s is %s', async (_name, answer, code) => {
    const { result, sent } = signInTo(answer);
    expect(await result).toMatchObject({ ok: false, error: { code } });
    expect(sent).toHaveLength(1);
  });
});

describe('the second factor', () => {
  const NO_HANDLER = { status: 404, json: error(1106) };
  const OPEN = { json: { list: [] } };
  const HALF = 'half-token';

  /** Answers by the verb of the step; a look at the list proves the token. */
  function step(answers: Readonly<Record<string, FakeAnswer>>, proof: FakeAnswer = OPEN, from = 0) {
    const fake = createFakeInstance(({ method, path }) =>
      method === 'GET' ? proof : (answers[path.split('/').at(-1) ?? ''] ?? NO_HANDLER),
    );
    const posts = () => fake.sent.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').at(-1));
    return { ...fake, posts, result: fake.api.confirmSignIn(HALF, '123456', from) };
  }

  it('is told by the answer to the password, not by an error', async () => {
    const { result } = signInTo({ status: 201, json: { token: TOKEN, confirmed: false } });
    expect(await result).toMatchObject({ ok: true, value: { token: TOKEN, confirmed: false } });
  });

  it('sends the code once, to the likeliest form, and keeps the token that opens something', async () => {
    const { result, sent, posts } = step({ confirm: { json: {} } });
    expect(await result).toEqual({ ok: true, value: { token: HALF } });
    expect(posts()).toEqual(['confirm']);
    expect(sent[0]).toMatchObject({ path: `/api/auth/v4/public/token/${HALF}/confirm`, body: { code: '123456' } });
    expect(sent.at(-1)?.headers.get('x-xsrf-token')).toBe(HALF);
  });

  it('takes the token that the answer brings', async () => {
    const { result, sent } = step({ confirm: { json: { token: TOKEN, confirmed: true } } });
    expect(await result).toEqual({ ok: true, value: { token: TOKEN } });
    expect(sent.at(-1)?.headers.get('x-xsrf-token')).toBe(TOKEN);
  });

  it.each<[string, FakeAnswer]>([
    ['code 1106', NO_HANDLER],
    ['404 with a page', { status: 404, text: '<html>' }],
    ['404 without a body', { status: 404, text: '' }],
    ['405', { status: 405, text: '' }],
  ])('tries the next form after %s, for nothing took the code', async (_name, answer) => {
    const { result, posts } = step({ confirm: answer, two_factor: { json: {} } });
    expect(await result).toMatchObject({ ok: true });
    expect(posts()).toEqual(['confirm', 'two_factor']);
  });

  it.each<[string, FakeAnswer, string]>([
    ['401', { status: 401, json: error(1000) }, 'auth.code-refused'],
    ['400 about the code', { status: 400, json: error(7, 'wrong code') }, 'auth.code-refused'],
    ['400 in plain words', { status: 400, text: 'wrong code' }, 'auth.code-refused'],
    ['404 with a code of its own', { status: 404, json: error(3080) }, 'auth.code-refused'],
    ['403', { status: 403, json: error(5) }, 'dci.forbidden'],
    ['500', { status: 500, json: error(5) }, 'dci.refused'],
    ['a cut', CUT, 'network.cut'],
    ['a web page in its place', { text: '<html>' }, 'ok'],
    ['an empty success', { text: '' }, 'ok'],
  ])('sends a code that may be used up nowhere else: %s', async (_name, answer, code) => {
    const { result, posts } = step({ confirm: answer, two_factor: { json: {} } });
    const done = await result;
    expect(done.ok ? 'ok' : done.error.code).toBe(code);
    expect(posts()).toEqual(['confirm']);
  });

  it('names the form that refused, and begins with it the next time', async () => {
    const refused = step({ two_factor: { status: 400, json: error(7, 'wrong code') } });
    expect(await refused.result).toEqual({
      ok: false,
      error: { code: 'auth.code-refused', details: { form: 1, apiMessage: 'wrong code' } },
    });
    const again = step({ confirm: { json: {} }, two_factor: { json: {} } }, OPEN, 1);
    await again.result;
    expect(again.posts()).toEqual(['two_factor']);
  });

  it.each<[string, FakeAnswer, FakeAnswer]>([
    ['that stays unconfirmed by its own word', { json: { confirmed: false } }, OPEN],
    ['that still opens nothing', { json: { confirmed: true } }, { status: 401, json: error(1000) }],
  ])('believes no token %s', async (_name, answer, proof) => {
    const { result } = step({ confirm: answer }, proof);
    expect(await result).toMatchObject({
      error: { code: 'auth.second-factor-failed', details: { reason: 'still-unconfirmed' } },
    });
  });

  it('ends where no form is handled, and says so', async () => {
    const { result, posts } = step({});
    expect(await result).toMatchObject({
      error: { code: 'auth.second-factor-failed', details: { reason: 'no-handler' } },
    });
    expect(posts()).toEqual(['confirm', 'two_factor', 'totp']);
  });

  it('leaves neither token nor code in the log or in an error', async () => {
    const { result, log } = step({ confirm: { status: 400, json: error(7, `123456 of ${HALF}`) } });
    const shown = JSON.stringify(await result) + log.text();
    for (const secret of ['123456', HALF]) expect(shown).not.toContain(secret);
  });
});

describe('signing out', () => {
  it('revokes exactly this token', async () => {
    const { api, sent } = createFakeInstance(() => ({ json: {} }), { token: () => null });
    expect(await api.signOut('9-abc/ü'.replace('ü', 'u'))).toEqual({ ok: true, value: undefined });
    expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/api/auth/v4/token/9-abc%2Fu' });
    expect(sent[0]?.headers.get('x-xsrf-token')).toBe('9-abc/u');
  });

  it.each([
    ['204', { status: 204, text: '' }, true],
    ['200 with a web page', { status: 200, text: '<html>' }, true],
    ['404', { status: 404, text: '' }, true],
    ['401', { status: 401, json: error(1000) }, true],
    ['code 1000', { status: 400, json: error(1000) }, true],
    ['500', { status: 500, json: error(5) }, false],
    ['403', { status: 403, json: error(5) }, false],
    ['a cut', CUT, false],
  ] as const)('after %s the token counts as gone: %s', async (_name, answer, gone) => {
    const { api, sent } = createFakeInstance(() => answer);
    const result = await api.signOut(TOKEN);
    expect(result.ok).toBe(gone);
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });
});

describe('a look at an address', () => {
  const look = async (answering: (count: number) => FakeAnswer) => {
    const fake = createFakeInstance((_sent, count) => answering(count));
    return { ...fake, result: await probeAddress({ ...fake, address: ADDRESS }) };
  };

  it.each([
    ['its error body', { status: 401, json: error(1000) }, true],
    ['its error body under another status', { status: 403, json: error(7) }, true],
    ['an open list', { json: { list: [] } }, true],
    ['a web page', { text: '<html>' }, false],
    ['a web page that refuses', { status: 401, text: '<html>' }, false],
    ['other JSON', { json: { status: 'ok' } }, false],
    ['JSON null', { json: null }, false],
    ['an error without a code', { status: 404, json: { error: 'Not Found' } }, false],
  ])('%s: a DCImanager: %s %s', async (_name, answer, isOne) => {
    const { result } = await look(() => answer);
    if (isOne) expect(result).toMatchObject({ ok: true });
    else expect(result).toEqual({ ok: false, error: { code: 'dci.not-dcimanager', details: { host: 'dci.example' } } });
  });

  it('sends no credentials', async () => {
    const { sent } = await look(() => ({ status: 401, json: error(1000) }));
    expect(sent).toHaveLength(1);
    expect([...(sent[0]?.headers.keys() ?? [])].filter((name) => /cookie|xsrf|auth/.test(name))).toEqual([]);
  });

  it('waits for a sleeping service, for seconds only', async () => {
    const waking = await look((count) => (count < 4 ? { status: 503, text: '' } : { status: 401, json: error(1000) }));
    expect(waking.result).toMatchObject({ ok: true });
    const sleeping = await look(() => ({ status: 503, text: '' }));
    expect(sleeping.result).toMatchObject({ ok: false, error: { code: 'dci.asleep' } });
    expect(sleeping.clock.nowMs()).toBeLessThanOrEqual(1_000_000 + 5_000);
  });

  it('says what the network said', async () => {
    const failure = { code: 'network.unreachable', details: { host: 'h', reason: 'name' } } as const;
    expect((await look(() => ({ fails: failure }))).result).toEqual({ ok: false, error: failure });
  });
});
