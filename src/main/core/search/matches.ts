/** In which values of one line the words of a query were found. */
import type { SearchField, SearchMatch } from '@contract/types/search';
import { isWordCode } from './fold';
import { forEachValue, isKeyForm } from './line';
import type { SearchQuery } from './query';

interface Found {
  readonly field: SearchField;
  readonly text: string;
  /** 0 wholly named, 1 title begins with it, 2 begins a word, 3 anywhere. */
  readonly tier: number;
}

/** Best first; `folded` is `text` folded. Words that are not there are left out. */
export function matchesIn(text: string, folded: string, query: SearchQuery): readonly SearchMatch[] {
  const found = query.words.flatMap(({ needles }) => bestOf(text, folded, needles) ?? []);
  const unique = new Map<string, SearchMatch>();
  for (const match of found.sort((a, b) => a.tier - b.tier)) {
    const id = `${match.field} ${match.text}`;
    if (!unique.has(id)) unique.set(id, { field: match.field, text: match.text });
  }
  return [...unique.values()];
}

function bestOf(text: string, folded: string, needles: readonly string[]): Found | null {
  let best: Found | null = null;
  forEachValue(folded, 0, folded.length, ({ kind: [field, key], start, end }, spelling) => {
    const from = spelling?.start ?? start;
    const value = folded.slice(from, spelling?.end ?? end);
    for (const needle of needles) {
      const first = value.indexOf(needle);
      if (first === -1) continue;
      const isNamed = key === 'key' && isKeyForm(field, value, spelling !== null, needle);
      const tier = isNamed ? 0 : from === 1 && first === 0 ? 1 : beginsWord(value, needle, first) ? 2 : 3;
      if (best === null || tier < best.tier) best = { field, text: text.slice(start, end), tier };
    }
  });
  return best;
}

function beginsWord(value: string, needle: string, first: number): boolean {
  if (!isWordCode(needle.charCodeAt(0))) return true;
  for (let at = first; at !== -1; at = value.indexOf(needle, at + 1)) {
    if (at === 0 || !isWordCode(value.charCodeAt(at - 1))) return true;
  }
  return false;
}
