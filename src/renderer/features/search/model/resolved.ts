/** A pasted list, looked up: what each piece turned out to be. */
import type { ResolveAnswer, ResolvedItem } from '@contract/types/search';

export interface ResolvedGroups {
  /** Exactly one server. */
  readonly found: readonly ResolvedItem[];
  /** Several: a person has to say which. */
  readonly ambiguous: readonly ResolvedItem[];
  readonly missing: readonly ResolvedItem[];
}

export function resolvedGroups({ items }: ResolveAnswer): ResolvedGroups {
  return {
    found: items.filter(({ servers }) => servers.length === 1),
    ambiguous: items.filter(({ servers }) => servers.length > 1),
    missing: items.filter(({ servers }) => servers.length === 0),
  };
}

/** One piece a line, as it was pasted: what goes back to whoever sent the list. */
export function missingText(answer: ResolveAnswer): string {
  return resolvedGroups(answer)
    .missing.map(({ text }) => text)
    .join('\n');
}
