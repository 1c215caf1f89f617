/** Accounts and sessions of one site: a token lives on while it is used (notes 2.2). */
import { randomBytes } from 'node:crypto';
import type { Role } from '../simulator-types';
import { stepOfCode } from './totp';

export interface Login {
  readonly userId: number;
  readonly email: string;
  password: string;
  readonly role: Role;
  /** Base32; null without a second factor. */
  readonly totpSecret: string | null;
}

export interface Sessions {
  /** A new token for the account, or null when email or password is wrong. */
  signIn(email: string, password: string): { token: string; login: Login; confirmed: boolean } | null;
  /** The second factor: null for an unknown token, false for a wrong or used code. */
  confirm(token: string, code: string): boolean | null;
  /** The token's account, its life prolonged; null when unknown, expired or unconfirmed. */
  find(token: string): Login | null;
  revoke(token: string): boolean;
  expireAll(): void;
  count(): number;
  addLogin(login: Login): void;
  setPassword(email: string, password: string): void;
}

interface Session {
  readonly login: Login;
  lastUsedAt: number;
  /** False: the token opens nothing yet. */
  confirmed: boolean;
}

export function createSessions(logins: readonly Login[], now: () => number, lifetimeMs: number): Sessions {
  const byEmail = new Map(logins.map((login) => [login.email.toLowerCase(), login]));
  const live = new Map<string, Session>();
  const lastSteps = new Map<Login, number>();
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
      const confirmed = login.totpSecret === null;
      live.set(token, { login, lastUsedAt: now(), confirmed });
      return { token, login, confirmed };
    },
    confirm: (token, code) => {
      drop();
      const session = live.get(token);
      const secret = session?.login.totpSecret;
      if (!session || session.confirmed || typeof secret !== 'string') return null;
      const step = stepOfCode(secret, code, now());
      // A code works once, whoever saw it typed.
      if (step === null || step <= (lastSteps.get(session.login) ?? 0)) return false;
      lastSteps.set(session.login, step);
      session.confirmed = true;
      return true;
    },
    find: (token) => {
      drop();
      const session = live.get(token);
      if (!session?.confirmed) return null;
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
