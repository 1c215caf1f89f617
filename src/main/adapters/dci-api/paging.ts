/**
 * Reads a whole list page by page with `limit=offset,count` (notes 4). Pages overlap by one row: the last row of a page
 * must be the first of the next, or rows moved while the list was read. Knows nothing of HTTP.
 */
import { fail, ok, type Result } from '@contract/errors';
import type { OnPage } from '@core/ports';

/** A page as its reader made it of the answer: any rows `R`, one per entry of the list. */
export interface PageOf<R> {
  readonly rows: readonly R[];
  readonly size: number | null;
}

export interface PagedList<R> {
  /** Rows from `offset` on, at most `count`. */
  readonly fetchPage: (offset: number, count: number, signal: AbortSignal) => Promise<Result<PageOf<R>>>;
  /** Tells rows apart; null for a row without a usable id, which is passed on as it is. */
  readonly idOf: (row: R) => number | string | null;
  readonly pageSize: number;
  readonly parallelPages: number;
  readonly onPage?: OnPage | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WholeList<R> {
  readonly rows: readonly R[];
  /** False when the list kept changing: nothing is known to be missing, and nothing proves that all is there. */
  readonly steady: boolean;
  /** How often it was read. */
  readonly readings: number;
}

const MAX_READINGS = 3;
/** Rows that may be added between learning the size and asking for everything at once. */
const ONE_SHOT_MARGIN = 100;
/** No instance has more; a list that goes on is broken. */
const MOST_ROWS = 5_000_000;
/** Asked for in one when the size is unknown and offsets are ignored. */
const ONE_SHOT_ROWS = 100_000;

interface Reading<R> {
  readonly rows: readonly R[];
  readonly size: number | null;
  /** No sign that the list changed while it was read. */
  readonly steady: boolean;
  /** Not fewer rows than the instance says there are. */
  readonly complete: boolean;
}

/** A list that moved is read again, at most three times. Fewer rows than `size` in the end: `dci.malformed`. */
export async function readWholeList<R>(list: PagedList<R>): Promise<Result<WholeList<R>>> {
  let best: Reading<R> | null = null;
  let size: number | null = null;
  let lastFailure: Result<never> = fail('dci.malformed', { where: 'list.size' });
  for (let readings = 1; readings <= MAX_READINGS; readings += 1) {
    // What cannot be read in pieces is asked for in one: a single answer cannot move under the reader.
    const inOne: boolean = readings === MAX_READINGS && size !== null;
    const reading: Result<Reading<R>> = inOne
      ? await readAtOnce(list, (size ?? 0) + ONE_SHOT_MARGIN)
      : await readPages(list);
    if (!reading.ok) {
      if (!inOne) return reading;
      lastFailure = reading;
      break;
    }
    const { rows, steady, complete } = reading.value;
    if (steady && complete) return ok({ rows, steady, readings });
    if (complete) best = reading.value;
    size = reading.value.size;
  }
  return best === null ? lastFailure : ok({ rows: best.rows, steady: false, readings: MAX_READINGS });
}

async function readPages<R>(list: PagedList<R>): Promise<Result<Reading<R>>> {
  const signal = list.signal ?? new AbortController().signal;
  const first = await list.fetchPage(0, list.pageSize, signal);
  if (!first.ok) return first;
  const { rows } = first.value;
  const size = sizeOf(first.value);
  list.onPage?.({ read: rows.length, total: size });
  // More than asked for: the instance ignores `limit` and this is everything.
  if (rows.length > list.pageSize) return ok(conclude(list, rows, size, true));
  // A size equal to a full page may be the number of rows sent instead of the number that exist: look behind it.
  if (size === null || (size === list.pageSize && rows.length === size)) return readOnwards(list, rows, signal);
  // Pages of one row cannot overlap; they are left to the reading in one.
  if (rows.length >= size || rows.length < 2) return ok(conclude(list, rows, size, rows.length >= size));
  return readInParallel(list, rows, size, signal);
}

/** Without a known size: page after page until one brings nothing new. */
async function readOnwards<R>(
  list: PagedList<R>,
  first: readonly R[],
  signal: AbortSignal,
): Promise<Result<Reading<R>>> {
  const rows = [...first];
  const seen = new Set(first.map(list.idOf));
  while (rows.length > 0) {
    if (rows.length > MOST_ROWS) return fail('dci.malformed', { where: 'list' });
    const page = await list.fetchPage(rows.length - 1, list.pageSize, signal);
    if (!page.ok) return page;
    const next = page.value.rows;
    // The same answer for another offset: `limit` is ignored and this is all, or only the offset is.
    if (rows.length > 1 && sameRows(list, first, next)) {
      return first.length < list.pageSize ? ok(conclude(list, first, null, true)) : readAtOnce(list, ONE_SHOT_ROWS);
    }
    if (!continues(list, rows, next)) return ok(conclude(list, [...rows, ...next], null, false));
    const fresh = next.slice(1);
    if (fresh.every((row) => seen.has(list.idOf(row)))) break;
    for (const row of fresh) seen.add(list.idOf(row));
    rows.push(...fresh);
    list.onPage?.({ read: rows.length, total: null });
  }
  return ok(conclude(list, rows, null, true));
}

/** With a known size: the remaining pages, a few at a time. */
async function readInParallel<R>(
  list: PagedList<R>,
  first: readonly R[],
  size: number,
  signal: AbortSignal,
): Promise<Result<Reading<R>>> {
  // An instance may cap pages below what was asked for; its first answer shows at how many rows.
  const step = first.length - 1;
  const offsets: number[] = [];
  for (let offset = step; offset + 1 < size; offset += step) offsets.push(offset);
  let read = first.length;
  const onRead = (page: PageOf<R>) => {
    read += Math.max(0, page.rows.length - 1);
    list.onPage?.({ read: Math.min(read, size), total: size });
  };
  const rest = await fetchAll(list, offsets, first.length, signal, onRead);
  if (!rest.ok) return rest;
  const rows = [...first];
  let steady = true;
  for (const page of rest.value) {
    const joins = continues(list, rows, page.rows);
    steady &&= joins && (page.size ?? size) === size;
    rows.push(...page.rows.slice(joins ? 1 : 0));
  }
  const lastPage = rest.value[rest.value.length - 1];
  const latest = (lastPage && sizeOf(lastPage)) ?? size;
  return ok(conclude(list, rows, latest, steady));
}

/** Pages at these offsets in order; the first failure stops the others. */
async function fetchAll<R>(
  list: PagedList<R>,
  offsets: readonly number[],
  count: number,
  outer: AbortSignal,
  onRead: (page: PageOf<R>) => void,
): Promise<Result<readonly PageOf<R>[]>> {
  const pages: PageOf<R>[] = [];
  const stop = new AbortController();
  const cancel = () => stop.abort();
  if (outer.aborted) cancel();
  outer.addEventListener('abort', cancel, { once: true });
  let failure: Result<never> | null = null;
  let next = 0;
  const work = async () => {
    while (next < offsets.length && failure === null) {
      const index = next;
      next += 1;
      const page = await list.fetchPage(offsets[index] as number, count, stop.signal);
      if (page.ok) {
        pages[index] = page.value;
        if (failure === null) onRead(page.value);
      } else {
        failure ??= page;
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(list.parallelPages, offsets.length) }, work));
  outer.removeEventListener('abort', cancel);
  return failure ?? ok(pages);
}

async function readAtOnce<R>(list: PagedList<R>, count: number): Promise<Result<Reading<R>>> {
  const page = await list.fetchPage(0, count, list.signal ?? new AbortController().signal);
  if (!page.ok) return page;
  const size = sizeOf(page.value);
  list.onPage?.({ read: page.value.rows.length, total: size });
  return ok(conclude(list, page.value.rows, size, true));
}

/** A size beyond belief is as good as none. */
function sizeOf<R>({ size }: PageOf<R>): number | null {
  return size !== null && size <= MOST_ROWS ? size : null;
}

/**
 * Drops rows that came twice. In a steady reading every row counts, for some lists repeat an id; in one that moved,
 * repeated rows hide missing ones.
 */
function conclude<R>(list: PagedList<R>, rows: readonly R[], size: number | null, steady: boolean): Reading<R> {
  const seen = new Set<number | string>();
  const distinct = rows.filter((row) => {
    const id = list.idOf(row);
    if (id === null) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  const counted = steady ? rows.length : distinct.length;
  return { rows: distinct, size, steady, complete: size === null || counted >= size };
}

/** Whether a page begins with the row that the rows before it end with. */
function continues<R>(list: PagedList<R>, rows: readonly R[], page: readonly R[]): boolean {
  const last = rows[rows.length - 1];
  const first = page[0];
  return last !== undefined && first !== undefined && list.idOf(last) === list.idOf(first);
}

function sameRows<R>(list: PagedList<R>, some: readonly R[], others: readonly R[]): boolean {
  return some.length === others.length && some.every((row, i) => list.idOf(row) === list.idOf(others[i] as R));
}
