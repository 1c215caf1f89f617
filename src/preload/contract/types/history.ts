/** What changed between two readings of an instance, which readings are kept, and what this console did itself. */
import type { InstanceId } from './instance';
import type { ServerRow } from './server';

/** What can differ of a server, in the order it is listed everywhere. */
export const CHANGE_KINDS = [
  'appeared',
  'gone',
  'moved',
  'owner',
  'state',
  'power',
  'operation',
  'addresses',
  'configuration',
  'os',
  'ports',
  'feed',
  'bmc',
  'diagnostics',
  'renamed',
  'other',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One difference of one server. `before` and `after` are short texts of the values; null where there is none. */
export interface Change {
  readonly kind: ChangeKind;
  /** Which part of it: a port, an address, an unknown field; null where the kind says it all. */
  readonly part: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangeEntry extends Change {
  /** Rises with time within one instance: the page after this one begins below it. */
  readonly id: number;
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly serverName: string;
  /** When the reading that shows it was taken: it happened at some time since the one before. */
  readonly atMs: number;
  /** When the reading before it was taken; null for the first. */
  readonly sinceMs: number | null;
}

export interface ChangesQuery {
  /** Null: every instance whose copy is open. */
  readonly instanceId: InstanceId | null;
  readonly serverId: number | null;
  /** Empty: all kinds. */
  readonly kinds: readonly ChangeKind[];
  /** Entries older than this moment; null: the newest. */
  readonly beforeMs: number | null;
  readonly limit: number;
}
export interface ChangesPage {
  /** Newest first. */
  readonly entries: readonly ChangeEntry[];
  readonly more: boolean;
}

/** One complete reading that is still kept. */
export interface Generation {
  readonly id: number;
  readonly readAtMs: number;
  readonly servers: number;
  readonly changes: number;
}

export interface Comparison {
  readonly from: Generation;
  readonly to: Generation;
  readonly servers: readonly {
    readonly serverId: number;
    readonly name: string;
    readonly changes: readonly Change[];
    /** Null when it is gone. */
    readonly row: ServerRow | null;
  }[];
}

/** What this console did, from the journal. */
export interface JournalEntry {
  readonly id: number;
  readonly atMs: number;
  readonly instanceId: InstanceId | null;
  readonly serverId: number | null;
  readonly kind: JournalKind;
  /** Plain facts of it, no secrets; keys depend on the kind. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
export type JournalKind =
  | 'power.intent'
  | 'power.outcome'
  | 'session.begun'
  | 'session.ended'
  | 'copy.accepted-drop'
  | 'copy.kept-old'
  | 'copy.deleted'
  | 'copy.moved-aside';

/** What people here wrote about a server; never sent to the instance, and kept apart from what a sync can read again. */
export interface ServerNote {
  readonly serverId: number;
  readonly text: string;
  readonly pinned: boolean;
  readonly changedAtMs: number;
}
