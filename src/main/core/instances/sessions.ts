/** Who is signed in where: tokens in memory, one keychain entry per instance, and the reason when there is none. */
import type { Result } from '@contract/errors';
import type { InstanceId, SessionStatus, SignedOutReason } from '@contract/types/instance';
import type { Clock, Log, SecretStore } from '@core/ports';

export interface Sessions {
  /**
   * Reads the keychain entries of these instances, as the program starts. A locked keychain may keep it waiting for its
   * prompt; what the user does meanwhile is newer and stays.
   */
  restore(ids: readonly InstanceId[]): Promise<void>;
  /** Keeps a session: in the keychain, or in memory for this run where no keychain answers. */
  begin(id: InstanceId, account: string, token: string): Promise<void>;
  /** Forgets a session here, in memory and in the keychain. Answers the token it had, so that it can be revoked. */
  end(id: InstanceId, reason: SignedOutReason): Promise<string | null>;
  /**
   * Once the store of secrets answers: sessions that are in memory alone are put into it, and those that it could not
   * give before are asked for again.
   */
  keep(): Promise<void>;
  /** Forgets every token here: until they are restored, these instances count as not asked about yet. */
  lock(ids: readonly InstanceId[]): void;
  token(id: InstanceId): string | null;
  status(id: InstanceId): SessionStatus;
  forget(id: InstanceId): void;
}

interface Held {
  readonly account: string;
  readonly token: string;
  readonly keptIn: 'keychain' | 'memory';
}

export interface SessionsDeps {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (id: InstanceId) => void;
  /** Where the instance is now: a kept session is for the address it was begun at, and for no other. */
  readonly addressOf: (id: InstanceId) => string | null;
  /** Instances whose kept session will be asked for as the program starts. */
  readonly toRestore?: readonly InstanceId[];
}

/** Name of an instance's entry in the keychain. */
export function sessionEntryName(id: InstanceId): string {
  return `session ${id}`;
}

export function createSessions(deps: SessionsDeps): Sessions {
  const { secrets, clock, log, onChange, addressOf } = deps;
  const held = new Map<InstanceId, Held>();
  const awaited = new Set(deps.toRestore);
  const ended = new Map<InstanceId, { reason: SignedOutReason; sinceMs: number | null }>();

  const restoreOne = async (id: InstanceId) => {
    const entry = await secrets.get(sessionEntryName(id));
    awaited.delete(id);
    if (held.has(id) || ended.has(id)) return;
    const session = entry.ok ? parseEntry(entry.value, addressOf(id)) : null;
    if (session) held.set(id, { ...session, keptIn: 'keychain' });
    else ended.set(id, { reason: 'not-in-keychain', sinceMs: null });
    if (!entry.ok) log.warn('session.restore-failed', { instance: id, code: entry.error.code });
    onChange(id);
  };

  const store = async (id: InstanceId, session: Held) => {
    const { account, token } = session;
    const stored = await secrets.set(sessionEntryName(id), JSON.stringify({ account, token, address: addressOf(id) }));
    if (!stored.ok) log.warn('session.kept-in-memory', { instance: id, code: stored.error.code });
    // It may have ended while the keychain was at work.
    if (stored.ok && held.get(id) === session) held.set(id, { ...session, keptIn: 'keychain' });
    onChange(id);
  };

  return {
    restore: async (ids) => {
      // One after another: each waiting question to a locked keychain holds one of Node's four worker threads.
      for (const id of ids) await restoreOne(id);
    },
    begin: async (id, account, token) => {
      const session: Held = { account, token, keptIn: 'memory' };
      held.set(id, session);
      ended.delete(id);
      await store(id, session);
    },
    keep: async () => {
      for (const [id, session] of [...held]) if (session.keptIn === 'memory') await store(id, session);
      for (const [id, { reason }] of [...ended]) {
        if (reason !== 'not-in-keychain') continue;
        ended.delete(id);
        await restoreOne(id);
      }
    },
    lock: (ids) => {
      held.clear();
      for (const id of ids) awaited.add(id);
    },
    end: async (id, reason) => {
      const token = held.get(id)?.token ?? null;
      held.delete(id);
      ended.set(id, { reason, sinceMs: clock.nowMs() });
      onChange(id);
      logFailure(log, id, await secrets.delete(sessionEntryName(id)));
      return token;
    },
    token: (id) => held.get(id)?.token ?? null,
    status: (id) => {
      const session = held.get(id);
      if (session) return { kind: 'signed-in', account: session.account, keptIn: session.keptIn };
      if (awaited.has(id) && !ended.has(id)) return { kind: 'restoring' };
      return { kind: 'signed-out', ...(ended.get(id) ?? { reason: 'never', sinceMs: null }) };
    },
    forget: (id) => {
      held.delete(id);
      ended.delete(id);
    },
  };
}

/** An entry of a foreign format, or for another address, counts as absent: the user signs in again. */
function parseEntry(text: string | null, address: string | null): { account: string; token: string } | null {
  if (text === null) return null;
  try {
    const entry = JSON.parse(text) as { account?: unknown; token?: unknown; address?: unknown } | null;
    if (typeof entry?.account !== 'string' || typeof entry.token !== 'string') return null;
    if (address === null || entry.address !== address) return null;
    return { account: entry.account, token: entry.token };
  } catch {
    return null;
  }
}

function logFailure(log: Log, id: InstanceId, result: Result<void>): void {
  if (!result.ok) log.warn('session.entry-not-deleted', { instance: id, code: result.error.code });
}
