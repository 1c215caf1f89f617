/** A comparison of two readings as a file: who it is about, then one line per change. */
import type { Change, ChangeKind, Comparison } from '@contract/types/history';
import type { Instance } from '@contract/types/instance';
import { toCsv } from '@renderer/lib/csv';

export type ComparedServer = Comparison['servers'][number];

/** Servers that still have something to show under a filter, with only that; an empty filter is all of it. */
export function filterServers(
  servers: readonly ComparedServer[],
  kinds: readonly ChangeKind[],
): readonly ComparedServer[] {
  if (kinds.length === 0) return servers;
  return servers
    .map((server) => ({ ...server, changes: server.changes.filter(({ kind }) => kinds.includes(kind)) }))
    .filter(({ changes }) => changes.length > 0);
}

export interface ExportWords {
  readonly heads: readonly string[];
  readonly kind: (change: Change) => string;
}

export function comparisonCsv(
  instance: Instance,
  { from, to }: Comparison,
  servers: readonly ComparedServer[],
  words: ExportWords,
): string {
  const line = (server: ComparedServer, change: Change) => [
    instance.code,
    instance.name,
    new Date(from.readAtMs).toISOString(),
    new Date(to.readAtMs).toISOString(),
    server.serverId,
    server.name,
    words.kind(change),
    change.part,
    change.before,
    change.after,
  ];
  return toCsv([words.heads, ...servers.flatMap((server) => server.changes.map((change) => line(server, change)))]);
}

/** A file name that says whose and which days; only letters that every file system takes. */
export function exportName({ code }: Instance, { from, to }: Comparison): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return `${code.replace(/[^\p{L}\p{N}-]/gu, '')}-changes-${day(from.readAtMs)}-to-${day(to.readAtMs)}.csv`;
}
