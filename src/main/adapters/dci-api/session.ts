/** Signing in and out: `POST /api/auth/v4/public/token`, `DELETE /api/auth/v4/token/{token}` (notes 2.1 and 2.3). */
import { fail, ok, type Result } from '@contract/errors';
import type { SignedIn } from '@core/ports';
import type { DciClient } from './client';
import { isUsableToken } from './http';
import { MASK } from './mask';
import { readSignIn } from './wire/answers';

const TOKENS = '/api/auth/v4/token';

/**
 * Any 2xx counts (201 is usual) and any content type. `auth.rejected`: wrong e-mail or password. Other refusals keep
 * their message: an account may be blocked or limited to certain addresses.
 */
export async function signIn(
  client: DciClient,
  host: string,
  email: string,
  password: string,
): Promise<Result<SignedIn>> {
  const answer = await client.session({
    method: 'POST',
    path: '/api/auth/v4/public/token',
    body: { email, password },
    token: null,
    secrets: [password],
  });
  if (!answer.ok) return answer.error.code === 'dci.unauthorised' ? fail('auth.rejected', {}) : answer;
  const session = readSignIn(answer.value);
  if (session === null) return fail('dci.not-dcimanager', { host });
  if (!isUsableToken(session.token)) return fail('dci.malformed', { where: 'token' });
  // Assumption (notes 2.5): the field's name is all there is to say that a second step is outstanding.
  return ok({ token: session.token, accountId: session.id, confirmed: session.confirmed !== false });
}

/** A token that is unknown or dead already counts as revoked; what the answer looks like is documented nowhere. */
export async function signOut(client: DciClient, token: string): Promise<Result<void>> {
  if (!isUsableToken(token)) return ok();
  const answer = await client.session({
    method: 'DELETE',
    path: `${TOKENS}/${encodeURIComponent(token)}`,
    shownPath: `${TOKENS}/${MASK}`,
    token,
    secrets: [token],
    doneWhen: (status) => (status >= 200 && status < 300) || status === 401 || status === 404,
  });
  return answer.ok || answer.error.code === 'dci.unauthorised' ? ok() : answer;
}
