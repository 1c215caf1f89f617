/** Whole lists out of pages, whatever the instance makes of `limit` and whatever happens meanwhile. */
import { fail, ok, type Result } from '@contract/errors';
import type { JsonObject } from '@contract/types/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWholeList } from '../../../src/main/adapters/dci-api/paging';
import type { Page } from '../../../src/main/adapters/dci-api/wire/answers';
import { toId } from '../../../src/main/adapters/dci-api/wire/lenient';

interface Habits {
  /** Answers carry `size`: the number of rows that match, or (a misreading) of those sent. */
  readonly size?: 'matching' | 'sent' | 'absent';
  readonly limit?: 'honoured' | 'ignored' | 'offset-ignored';
  /** Most rows of one answer. */
  readonly cap?: number;
}

/** A list at an instance; `before` runs ahead of each answer and may change the ids. */
function listAt(ids: number[], habits: Habits, before: (count: number, ids: number[]) => void = () => {}) {
  const asked: string[] = [];
  const fetchPage = async (offset: number, count: number): Promise<Result<Page>> => {
    asked.push(`${offset},${count}`);
    before(asked.length, ids);
    const sorted = [...ids].sort((a, b) => a - b);
    const from = habits.limit === 'offset-ignored' ? 0 : offset;
    const length = Math.min(count, habits.cap ?? count);
    const sent = habits.limit === 'ignored' ? sorted : sorted.slice(from, from + length);
    const sizes = { matching: ids.length, sent: sent.length, absent: null };
    return ok({ rows: sent.map((id) => ({ id })), size: sizes[habits.size ?? 'matching'] });
  };
  return { asked, fetchPage };
}

const idOf = (row: JsonObject) => toId(row['id']);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const base = { idOf, pageSize: 10, parallelPages: 4 };

async function idsOf(fetchPage: ReturnType<typeof listAt>['fetchPage'], pageSize = 10) {
  const whole = await readWholeList({ ...base, pageSize, fetchPage });
  if (!whole.ok) throw new Error(whole.error.code);
  return { ...whole.value, ids: whole.value.rows.map(idOf) };
}

describe('a list at rest', () => {
  it('is read completely, once and in order, whatever the page size and the habits of the instance', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(100_000), { maxLength: 120 }),
        fc.integer({ min: 2, max: 40 }),
        fc.record({
          size: fc.constantFrom('matching', 'sent', 'absent' as const),
          limit: fc.constantFrom('honoured', 'ignored', 'offset-ignored' as const),
        }),
        async (ids, pageSize, habits) => {
          const { fetchPage } = listAt([...ids], habits as Habits);
          const read = await idsOf(fetchPage, pageSize);
          expect(read.ids).toEqual([...ids].sort((a, b) => a - b));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read completely from an instance that sends less per page than it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(150),
        fc.integer({ min: 2, max: 30 }),
        fc.constantFrom<'matching' | 'absent'>('matching', 'absent'),
        async (count, cap, size) => {
          const { fetchPage } = listAt(upTo(count), { cap, size });
          expect((await idsOf(fetchPage, 40)).ids).toEqual(upTo(count));
        },
      ),
    );
  });

  it('takes one request when it fits one page and says its size', async () => {
    const { asked, fetchPage } = listAt(upTo(9), {});
    await idsOf(fetchPage);
    expect(asked).toEqual(['0,10']);
  });

  it('asks four pages at a time, not one after the other and not all at once', async () => {
    let open = 0;
    let most = 0;
    const list = listAt(upTo(100), {});
    const fetchPage = async (offset: number, count: number) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return list.fetchPage(offset, count);
    };
    expect((await idsOf(fetchPage)).ids).toEqual(upTo(100));
    expect(most).toBe(4);
  });

  it('keeps rows without an id for the mapping to count, and drops repeated ids', async () => {
    const rows = [{ id: 1 }, {}, { id: 2 }, { id: 2 }, { id: 'x' }];
    const whole = await readWholeList({ ...base, fetchPage: async () => ok({ rows, size: 5 }) });
    expect(whole).toEqual({
      ok: true,
      value: { rows: [{ id: 1 }, {}, { id: 2 }, { id: 'x' }], steady: true, readings: 1 },
    });
  });
});

describe('a list that moves while it is read', () => {
  it('is never given out with a row missing that was there throughout', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 2, max: 15 }),
        fc.array(fc.record({ at: fc.integer({ min: 1, max: 25 }), remove: fc.nat(90), add: fc.option(fc.nat(9)) }), {
          maxLength: 6,
        }),
        fc.boolean(),
        async (count, pageSize, changes, withSize) => {
          const ids = upTo(count);
          const touched = new Set<number>();
          const { fetchPage } = listAt(ids, { size: withSize ? 'matching' : 'absent' }, (asked, now) => {
            for (const [i, change] of changes.entries()) {
              if (change.at !== asked) continue;
              const [gone] = now.splice(change.remove % Math.max(1, now.length), 1);
              if (gone !== undefined) touched.add(gone);
              if (change.add === null) continue;
              const added = 1_000 + i * 10 + change.add;
              touched.add(added);
              now.push(added);
            }
          });
          const whole = await readWholeList({ ...base, pageSize, fetchPage });
          if (!whole.ok || !whole.value.steady) return;
          const read = new Set(whole.value.rows.map(idOf));
          expect(upTo(count).filter((id) => !touched.has(id) && !read.has(id))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read again when one row goes and another comes, which leaves the size the same', async () => {
    const { fetchPage } = listAt(upTo(30), {}, (asked, ids) => {
      if (asked === 2) ids.splice(0, 1, 500);
    });
    const read = await idsOf(fetchPage);
    expect(read.readings).toBe(2);
    expect(read.ids).toEqual([...upTo(30).slice(1), 500]);
  });

  it('is asked for in one answer the third time, which nothing can move under', async () => {
    const { asked, fetchPage } = listAt(upTo(30), {}, (_asked, ids) => {
      ids.shift();
      ids.push((ids[ids.length - 1] ?? 0) + 1);
    });
    const read = await idsOf(fetchPage);
    expect(asked[asked.length - 1]).toBe('0,130');
    expect(read.steady).toBe(true);
    expect(read.ids).toHaveLength(30);
  });

  it('is given up when fewer rows come than there are said to be', async () => {
    const fetchPage = async (offset: number) => ok({ rows: offset === 0 ? [{ id: 1 }, { id: 2 }] : [], size: 99 });
    expect(await readWholeList({ ...base, fetchPage })).toEqual(fail('dci.malformed', { where: 'list.size' }));
  });

  it('is given up where the same few rows come again and again, however many that makes', async () => {
    const { fetchPage } = listAt(upTo(30), { limit: 'offset-ignored', cap: 10 });
    expect(await readWholeList({ ...base, fetchPage })).toEqual(fail('dci.malformed', { where: 'list.size' }));
  });

  it('ends with an instance that goes on for ever', async () => {
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const sizes = [null, Number.MAX_SAFE_INTEGER];
    for (const size of sizes) {
      const whole = await readWholeList({ ...base, pageSize: 3, fetchPage: async () => ok({ rows, size }) });
      expect(whole.ok).toBe(true);
    }
  });
});

describe('reading a list', () => {
  it('reports how far it is', async () => {
    const seen: unknown[] = [];
    const { fetchPage } = listAt(upTo(25), {});
    await readWholeList({ ...base, parallelPages: 1, fetchPage, onPage: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { read: 10, total: 25 },
      { read: 19, total: 25 },
      { read: 25, total: 25 },
    ]);
  });

  it('fails as its first failing page does, and stops the other pages', async () => {
    const list = listAt(upTo(1_000), {});
    let asked = 0;
    const fetchPage = async (offset: number, count: number, signal: AbortSignal): Promise<Result<Page>> => {
      asked += 1;
      if (offset === 0) return list.fetchPage(offset, count);
      if (offset === 9) return fail('dci.unauthorised', {});
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return fail('inventory.cancelled', {});
    };
    expect(await readWholeList({ ...base, fetchPage })).toEqual(fail('dci.unauthorised', {}));
    expect(asked).toBe(5);
  });
});
