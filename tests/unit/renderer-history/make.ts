/** Changes as main tells them, for the tests of this folder. */
import type { ChangeEntry, JournalEntry } from '@contract/types/history';

export function entry(id: number, atMs: number, over: Partial<ChangeEntry> = {}): ChangeEntry {
  return {
    id,
    instanceId: 'ams',
    serverId: id,
    serverName: `ds-${id}`,
    atMs,
    sinceMs: atMs - 900_000,
    kind: 'owner',
    part: null,
    before: null,
    after: 'ops@example.net',
    ...over,
  };
}

export function journal(id: number, atMs: number, facts: JournalEntry['facts'] = {}): JournalEntry {
  return { id, atMs, instanceId: 'ams', serverId: 1, kind: 'power.intent', facts };
}
