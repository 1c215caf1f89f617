/**
 * The second factor of a sign-in. No source documents this step (notes 2.5), so every form here is assumed: the verbs
 * of `public/token/{token}/…` are the only calls on an unconfirmed token that anybody has seen. See ADR 16.
 */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { ConfirmedSession } from '@core/ports';
import type { DciClient } from './client';
import { isUsableToken } from './http';
import { MASK } from './mask';
import { readSecondStep } from './wire/answers';

/** Assumed, likeliest first. The next one is tried only where nobody handles the one before: it consumed no code. */
export const ASSUMED_FORMS = ['confirm', 'two_factor', 'totp'] as const;

/** A list nobody may read without a full session. */
const PROOF = '/api/dci/v3/server';

/**
 * Sends a code, `from` the form that the instance is known to handle (0 at first), once to each. Whatever is not "no
 * such handler" ends it, for the code may be used up. A token counts as confirmed when it opens something.
 * Errors: `auth.code-refused` (with the form that was handled), `auth.second-factor-failed`, and those of every call.
 */
export async function confirmSignIn(
  client: DciClient,
  token: string,
  code: string,
  from: number,
): Promise<Result<ConfirmedSession>> {
  if (!isUsableToken(token)) return fail('dci.malformed', { where: 'token' });
  for (const [form, verb] of ASSUMED_FORMS.entries()) {
    if (form < from) continue;
    const seen = { status: 0 };
    const answer = await client.session({
      method: 'POST',
      path: `/api/auth/v4/public/token/${encodeURIComponent(token)}/${verb}`,
      shownPath: `/api/auth/v4/public/token/${MASK}/${verb}`,
      body: { code },
      token: null,
      secrets: [token, code],
      doneWhen: (status, text) => {
        seen.status = status;
        return status >= 200 && status < 300 && !text.trimStart().startsWith('{');
      },
    });
    if (answer.ok) return settle(client, token, answer.value);
    if (!isUnhandled(answer.error, seen.status)) {
      return { ok: false, error: refusalOf(answer.error, form, seen.status) };
    }
  }
  return fail('auth.second-factor-failed', { reason: 'no-handler' });
}

/** Signing in proved that this is a DCImanager: a missing page now is a missing handler, and nothing else is. */
function isUnhandled({ code }: AppError, status: number): boolean {
  return code === 'dci.unsupported' || (code === 'dci.not-dcimanager' && (status === 404 || status === 405));
}

function refusalOf(error: AppError, form: number, status: number): AppError {
  switch (error.code) {
    case 'dci.not-dcimanager':
      if (status < 400) return error;
      return { code: 'auth.code-refused', details: { form, apiMessage: '' } };
    case 'dci.unauthorised':
      return { code: 'auth.code-refused', details: { form, apiMessage: '' } };
    case 'dci.refused':
      if (error.details.httpStatus >= 500) return error;
      return { code: 'auth.code-refused', details: { form, apiMessage: error.details.apiMessage } };
    default:
      return error;
  }
}

/** The answer may bring another token, or confirm the one there is; neither is believed before it opened something. */
async function settle(client: DciClient, first: string, body: unknown): Promise<Result<ConfirmedSession>> {
  const answered = readSecondStep(body);
  const token = answered.token ?? first;
  if (!isUsableToken(token)) return fail('dci.malformed', { where: 'token' });
  if (answered.confirmed === false) return fail('auth.second-factor-failed', { reason: 'still-unconfirmed' });
  const opened = await client.session({
    method: 'GET',
    path: PROOF,
    query: 'limit=0,1',
    token,
    secrets: [token],
  });
  if (opened.ok || opened.error.code === 'dci.forbidden') return ok({ token });
  if (opened.error.code !== 'dci.unauthorised') return opened;
  return fail('auth.second-factor-failed', { reason: 'still-unconfirmed' });
}
