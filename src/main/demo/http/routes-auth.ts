/** Sign-in, sign-out and who-am-I of the auth service (notes, section 2). */
import { badValue, noHandler, notAuthorised } from '../api-error';
import { json } from './answer';
import type { Route } from './router';

export const AUTH_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/auth/v4/public/token',
    access: 'public',
    body: { email: { type: 'string', required: true }, password: { type: 'string', required: true } },
    handle: ({ site, body }) => {
      const found = site.sessions.signIn(String(body.email), String(body.password));
      if (!found) throw notAuthorised('Wrong email or password');
      const { token, login, confirmed } = found;
      // The id is a text here, a number elsewhere; the content type is not JSON's (notes 2.1).
      const text = JSON.stringify({ id: String(login.userId), token, confirmed });
      return { kind: 'text', status: 201, text };
    },
  },
  // Assumed, all of it: no source documents the second step (notes 2.5).
  ...(['confirm', 'two_factor', 'totp'] as const).map(
    (verb): Route => ({
      method: 'POST',
      path: `/auth/v4/public/token/{text}/${verb}`,
      access: 'public',
      body: { code: { type: 'string', required: true } },
      handle: ({ site, texts, body }) => {
        if (site.quirks().secondStep !== verb) throw noHandler();
        const token = texts[0] ?? '';
        const confirmed = site.sessions.confirm(token, String(body.code));
        if (confirmed === null) throw notAuthorised('No such token');
        if (!confirmed) throw badValue('code', 'is wrong or was used');
        return json({ token, confirmed: true });
      },
    }),
  ),
  {
    method: 'DELETE',
    path: '/auth/v4/token/{text}',
    access: 'public',
    handle: ({ site, texts }) => {
      if (!site.sessions.revoke(texts[0] ?? '')) throw notAuthorised('No such token');
      return json({});
    },
  },
  {
    method: 'GET',
    path: '/auth/v4/whoami',
    access: 'user',
    handle: ({ site, login }) => {
      const roles = site.quirks().roles === 'list' ? [login.role] : `[${login.role}]`;
      return json({ id: String(login.userId), email: login.email, roles, state: 'active' });
    },
  },
];
