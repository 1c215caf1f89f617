/** The lines of a copy's servers, to search: as the file has them, in a list, or in a haystack while somebody searches. */
import { createHaystack, type Haystack } from '@core/search/haystack';

export interface SearchLines {
  /** In the order of the rows. */
  all(): readonly string[];
  /** Without asking the file: null when none are at hand. */
  atHand(): readonly string[] | null;
  put(at: number, line: string): void;
  /** Null: they are asked of the file when they are wanted. */
  replace(lines: string[] | null): void;
  haystack(): Haystack;
  /** Lines and haystack are several times the size of the rows: kept only while somebody searches. */
  dropHaystack(): void;
  /** The file has them by now. */
  dropList(): void;
}

export function createSearchLines(size: () => number, fromFile: () => string[]): SearchLines {
  let list: string[] | null = null;
  let haystack: Haystack | null = null;
  const atHand = () => {
    const hay = haystack;
    // They are large, and kept once.
    return hay ? Array.from({ length: size() }, (_, at) => hay.line(at)) : list;
  };
  const all = () => {
    list = atHand() ? list : fromFile();
    return atHand() ?? [];
  };
  return {
    all,
    atHand,
    put: (at, line) => {
      if (haystack) haystack.put(at, line);
      else if (list) list[at] = line;
    },
    replace: (lines) => {
      list = lines;
      haystack = null;
    },
    haystack: () => {
      haystack ??= createHaystack(all());
      list = null;
      return haystack;
    },
    dropHaystack: () => {
      haystack = null;
    },
    dropList: () => {
      list = null;
    },
  };
}
