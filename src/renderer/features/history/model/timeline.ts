/** One server's history: what readings showed and what this console did, in one line of time. */
import type { ChangeEntry, JournalEntry } from '@contract/types/history';

export type TimelineItem =
  | { readonly kind: 'change'; readonly atMs: number; readonly entry: ChangeEntry }
  | { readonly kind: 'journal'; readonly atMs: number; readonly entry: JournalEntry };

/** Newest first. At one moment what was done stands above what was read: the reading may have shown it. */
export function mergeTimeline(
  changes: readonly ChangeEntry[],
  journal: readonly JournalEntry[],
): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    ...journal.map((entry): TimelineItem => ({ kind: 'journal', atMs: entry.atMs, entry })),
    ...changes.map((entry): TimelineItem => ({ kind: 'change', atMs: entry.atMs, entry })),
  ];
  return items.sort((a, b) => b.atMs - a.atMs);
}

/** Facts that say something to a person, in the order they are told; the numbers of plans and requests do not. */
const TOLD = [
  'verb',
  'outcome',
  'phase',
  'account',
  'before',
  'after',
  'now',
  'file',
  'reason',
  'error',
  'task',
] as const;

export function factsText({ facts }: JournalEntry, word: (name: string, value: string) => string): string {
  return TOLD.flatMap((name) => {
    const value = facts[name];
    return value === undefined || value === null || value === '' ? [] : [word(name, String(value))];
  }).join(', ');
}
