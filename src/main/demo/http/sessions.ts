/** Accounts and sessions of one site: a token lives on while it is used (notes 2.2). */
import { randomBytes } from 'node:crypto';
import type { Role } from '../simulator-types';

export interface Login {
  readonly userId: number;
  readonly email: string;
  password: string;
  readonly role: Role;
  readonly confirmed: boolean;
}

export interface Sessions {
  /** A new token for the account, or null when email or password is wrong. */
  signIn(email: string, password: string): { token: string; login: Login } | null;
  /** The token's account, its life prolonged; null when unknown or expired. */
  find(token: string): Login | null;
  revoke(token: string): boolean;
  expireAll(): void;
  count(): number;
  addLogin(login: Login): void;
  setPassword(email: string, password: string): void;
}

export function createSessions(logins: readonly Login[], now: () => number, lifetimeMs: number): Sessions {
  const byEmail = new Map(logins.map((login) => [login.email.toLowerCase(), login]));
  const live = new Map<string, { readonly login: Login; lastUsedAt: number }>();
  const drop = (): void => {
    for (const [token, session] of live) {
      if (now() - session.lastUsedAt >= lifetimeMs) live.delete(token);
    }
  };
  return {
    signIn: (email, password) => {
      const login = byEmail.get(email.toLowerCase());
      if (!login || login.password !== password) return null;
      const token = `${login.userId}-${randomBytes(16).toString('hex')}`;
      live.set(token, { login, lastUsedAt: now() });
      return { token, login };
    },
    find: (token) => {
      drop();
      const session = live.get(token);
      if (!session) return null;
      session.lastUsedAt = now();
      return session.login;
    },
    revoke: (token) => live.delete(token),
    expireAll: () => live.clear(),
    count: () => {
      drop();
      return live.size;
    },
    addLogin: (login) => byEmail.set(login.email.toLowerCase(), login),
    setPassword: (email, password) => {
      const login = byEmail.get(email.toLowerCase());
      if (!login) throw new Error(`no account ${email}`);
      login.password = password;
    },
  };
}
