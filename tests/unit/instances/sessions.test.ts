/** Sessions: one keychain entry per instance, memory where there is no keychain, and never a token in sight. */
import { createSessions, type Sessions, sessionEntryName } from '@core/instances/sessions';
import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock, settled } from '../../support/manual-clock';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { createMemorySecretStore, type MemorySecretStore } from '../../support/memory-secret-store';

const FRA = '00000000-0000-4000-8000-00000000000a';
const LED = '00000000-0000-4000-8000-00000000000b';
const TOKEN = 'ses6-token-never-to-be-seen';

/** Where the instances are; a test may move one. */
let addresses: Map<string, string>;
const addressOf = (id: string) => addresses.get(id) ?? null;

let secrets: MemorySecretStore;
let clock: ManualClock;
let log: MemoryLog;
let changes: string[];
let sessions: Sessions;

const start = () => {
  sessions = createSessions({ secrets, clock, log, onChange: (id) => changes.push(id), addressOf });
};

beforeEach(() => {
  addresses = new Map([
    [FRA, 'https://fra.example'],
    [LED, 'https://led.example'],
  ]);
  secrets = createMemorySecretStore();
  clock = createManualClock();
  log = createMemoryLog();
  changes = [];
  start();
});

describe('a session', () => {
  it('outlives a restart in the keychain, under its own instance alone', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    start();
    await sessions.restore([FRA, LED]);
    expect(sessions.token(FRA)).toBe(TOKEN);
    expect(sessions.status(FRA)).toEqual({ kind: 'signed-in', account: 'me@dc.example', keptIn: 'keychain' });
    expect(sessions.token(LED)).toBeNull();
    expect(sessions.status(LED)).toEqual({ kind: 'signed-out', reason: 'not-in-keychain', sinceMs: null });
    expect([...secrets.entries.keys()]).toEqual([sessionEntryName(FRA)]);
  });

  it('is never taken to another address than the one it was begun at', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    addresses.set(FRA, 'https://elsewhere.example');
    start();
    await sessions.restore([FRA]);
    expect(sessions.token(FRA)).toBeNull();
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-out', reason: 'not-in-keychain' });
  });

  it('lives in memory for this run where the keychain fails, and says so', async () => {
    secrets.break();
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    expect(sessions.token(FRA)).toBe(TOKEN);
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-in', keptIn: 'memory' });
    expect(secrets.entries.size).toBe(0);
    secrets.mend();
    start();
    await sessions.restore([FRA]);
    expect(sessions.token(FRA)).toBeNull();
  });

  it('serves at once while the keychain waits for its prompt, and counts as kept there only afterwards', async () => {
    const unlock = secrets.lock();
    const begun = sessions.begin(FRA, 'me@dc.example', TOKEN);
    expect(sessions.token(FRA)).toBe(TOKEN);
    expect(sessions.status(FRA)).toMatchObject({ keptIn: 'memory' });
    unlock();
    await begun;
    expect(sessions.status(FRA)).toMatchObject({ keptIn: 'keychain' });
  });

  it('that ends while the keychain still stores it is gone from there too', async () => {
    const unlock = secrets.lock();
    const begun = sessions.begin(FRA, 'me@dc.example', TOKEN);
    const ended = sessions.end(FRA, 'by-user');
    unlock();
    await Promise.all([begun, ended]);
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-out', reason: 'by-user' });
    expect(secrets.entries.size).toBe(0);
  });

  it('replaces the one before it', async () => {
    await sessions.begin(FRA, 'me@dc.example', 'old');
    await sessions.begin(FRA, 'other@dc.example', TOKEN);
    expect(sessions.token(FRA)).toBe(TOKEN);
    start();
    await sessions.restore([FRA]);
    expect(sessions.status(FRA)).toMatchObject({ account: 'other@dc.example' });
  });
});

describe('ending a session', () => {
  it('answers its token, deletes the entry and remembers why and since when', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    await sessions.begin(LED, 'me@dc.example', 'other');
    await clock.advance(5_000);
    expect(await sessions.end(FRA, 'expired')).toBe(TOKEN);
    expect(sessions.token(FRA)).toBeNull();
    expect(sessions.status(FRA)).toEqual({ kind: 'signed-out', reason: 'expired', sinceMs: clock.nowMs() });
    expect([...secrets.entries.keys()]).toEqual([sessionEntryName(LED)]);
    expect(sessions.token(LED)).toBe('other');
  });

  it('has forgotten the token before the keychain even answers', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    const unlock = secrets.lock();
    const ended = sessions.end(FRA, 'by-user');
    expect(sessions.token(FRA)).toBeNull();
    unlock();
    await ended;
  });

  it('ends it here even where the keychain fails, and logs that the entry stayed', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    secrets.break();
    expect(await sessions.end(FRA, 'by-user')).toBe(TOKEN);
    expect(sessions.token(FRA)).toBeNull();
    expect(log.lines).toContainEqual({
      level: 'warn',
      event: 'session.entry-not-deleted',
      fields: { instance: FRA, code: 'keychain.failed' },
    });
  });

  it('deletes an entry that this run never read', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    start();
    expect(await sessions.end(FRA, 'by-user')).toBeNull();
    expect(secrets.entries.size).toBe(0);
  });
});

describe('restoring', () => {
  it.each([
    ['no JSON', 'ses6=abc'],
    ['half an entry', '{"account":"me@dc.example","token":"x"'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '["me","x"]'],
    ['no token', '{"account":"me@dc.example"}'],
    ['a token that is no text', '{"account":"me@dc.example","token":{"value":"x"}}'],
    ['no account', '{"token":"x"}'],
    ['nothing', ''],
  ])('takes a foreign or damaged entry (%s) for none', async (_, entry) => {
    secrets.entries.set(sessionEntryName(FRA), entry);
    await sessions.restore([FRA]);
    expect(sessions.token(FRA)).toBeNull();
    expect(sessions.status(FRA)).toEqual({ kind: 'signed-out', reason: 'not-in-keychain', sinceMs: null });
  });

  it('tells of every instance, also where the keychain fails', async () => {
    secrets.break();
    await sessions.restore([FRA, LED]);
    expect(changes).toEqual([FRA, LED]);
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-out', reason: 'not-in-keychain' });
  });

  it('is said of those that will be asked for, until the keychain has answered or somebody signs in', async () => {
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    const toRestore = [FRA, LED];
    sessions = createSessions({ secrets, clock, log, onChange: (id) => changes.push(id), addressOf, toRestore });
    const other = '00000000-0000-4000-8000-00000000000c';
    const unlock = secrets.lock();
    const restored = sessions.restore(toRestore);
    await settled();
    expect(sessions.status(FRA)).toEqual({ kind: 'restoring' });
    expect(sessions.status(LED)).toEqual({ kind: 'restoring' });
    expect(sessions.status(other)).toEqual({ kind: 'signed-out', reason: 'never', sinceMs: null });
    void sessions.begin(LED, 'me@dc.example', TOKEN);
    expect(sessions.status(LED)).toMatchObject({ kind: 'signed-in' });
    unlock();
    await restored;
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-in', keptIn: 'keychain' });
  });

  it('is over for one who signs out before the keychain has answered', async () => {
    sessions = createSessions({ secrets, clock, log, onChange: () => undefined, addressOf, toRestore: [FRA] });
    await sessions.end(FRA, 'by-user');
    expect(sessions.status(FRA)).toMatchObject({ kind: 'signed-out', reason: 'by-user' });
  });

  it('asks a locked keychain one question at a time: each may hold a worker thread', async () => {
    let asked = 0;
    const get = (name: string) => {
      asked += 1;
      return secrets.get(name);
    };
    const unlock = secrets.lock();
    sessions = createSessions({ secrets: { ...secrets, get }, clock, log, onChange: () => {}, addressOf });
    const restored = sessions.restore([FRA, LED]);
    await settled();
    expect(asked).toBe(1);
    unlock();
    await restored;
    expect(asked).toBe(2);
  });

  it('never brings an old session back over what the user did while the keychain waited', async () => {
    secrets.entries.set(
      sessionEntryName(FRA),
      JSON.stringify({ account: 'old', token: 'old', address: addressOf(FRA) }),
    );
    secrets.entries.set(
      sessionEntryName(LED),
      JSON.stringify({ account: 'old', token: 'old', address: addressOf(LED) }),
    );
    const unlock = secrets.lock();
    const restored = sessions.restore([FRA, LED]);
    const begun = sessions.begin(FRA, 'new@dc.example', TOKEN);
    const ended = sessions.end(LED, 'by-user');
    unlock();
    await Promise.all([restored, begun, ended]);
    expect(sessions.token(FRA)).toBe(TOKEN);
    expect(sessions.token(LED)).toBeNull();
    expect(sessions.status(LED)).toMatchObject({ reason: 'by-user' });
  });
});

describe('a token', () => {
  it('appears in no status and in no log line, whatever happens to it', async () => {
    const seen: unknown[] = [];
    const look = () => seen.push(sessions.status(FRA));
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    look();
    secrets.break();
    await sessions.begin(FRA, 'me@dc.example', TOKEN);
    look();
    await sessions.end(FRA, 'expired');
    look();
    secrets.mend();
    secrets.entries.set(sessionEntryName(FRA), `damaged ${TOKEN}`);
    start();
    await sessions.restore([FRA]);
    look();
    expect(log.lines.length).toBeGreaterThan(1);
    expect(JSON.stringify(seen) + log.text()).not.toContain(TOKEN);
  });

  it('of an instance that was never signed in to is none, and the reason says never', () => {
    expect(sessions.token(FRA)).toBeNull();
    expect(sessions.status(FRA)).toEqual({ kind: 'signed-out', reason: 'never', sinceMs: null });
  });
});
