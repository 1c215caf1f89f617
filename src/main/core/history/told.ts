/** One change of one value, told so that its two texts differ. */
import type { Change, ChangeKind } from '@contract/types/history';
import { differingTexts, idText, joined, same, short, type TextPair } from './texts';

export type TextOf<T> = (value: T) => string | null;

/** At most one change; `texts` are tried in order, see `tellingTexts`. */
export function told<T>(
  kind: ChangeKind,
  part: string | null,
  before: T,
  after: T,
  ...texts: readonly TextOf<T>[]
): readonly Change[] {
  if (same(before ?? null, after ?? null)) return [];
  return [{ kind, part: short(part), ...tellingTexts(before, after, texts) }];
}

/** The first texts that show a difference; where none does, the values themselves. */
export function tellingTexts<T>(before: T, after: T, texts: readonly TextOf<T>[]): TextPair {
  for (const text of texts) {
    const pair = { before: text(before), after: text(after) };
    if (pair.before !== pair.after) return pair;
  }
  return differingTexts(before, after);
}

type Named = { readonly id?: number | null; readonly name?: string | null } | null | undefined;

/** Its name, or `#17` where it has none. */
export function nameText(named: Named): string | null {
  return short(named?.name) ?? idText(named?.id);
}

/** `B4-04 #17`, for two of the same name. */
export function exactName(named: Named): string | null {
  return joined([short(named?.name), idText(named?.id)], ' ');
}
