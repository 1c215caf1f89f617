/** orderby and limit of a list, and which fields may be asked about. */
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/main/demo/api-error';
import { type Collection, parseListQuery, select } from '../../../src/main/demo/query/list-query';

interface Item {
  readonly id: number;
  readonly name: string | null;
  readonly rack: { readonly name: string } | null;
}

const ITEMS: readonly Item[] = [
  { id: 3, name: 'b', rack: { name: 'R2' } },
  { id: 1, name: null, rack: null },
  { id: 20, name: 'a', rack: { name: 'R1' } },
];

const COLLECTION: Collection<Item> = {
  name: 'items',
  items: ITEMS,
  fields: new Set(['id', 'name', 'rack']),
  direct: { id: (item) => item.id },
  toRow: (item) => ({ ...item }),
};

const ids = (query: string): number[] =>
  select(COLLECTION, parseListQuery(new URLSearchParams(query))).map(({ id }) => id);

describe('list query', () => {
  it.each([
    ['orderby=id asc', [1, 3, 20]],
    ['orderby=id desc', [20, 3, 1]],
    ['orderby=name', [1, 20, 3]],
    ['orderby=rack.name desc', [3, 20, 1]],
    ["where=rack.name EQ 'R1'", [20]],
    ['where=rack.name IS null', [1]],
    ['where=rack.missing IS null&orderby=id asc', [1, 3, 20]],
  ])('%s', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  it.each([
    ['12', { offset: 0, count: 12 }],
    ['40,20', { offset: 40, count: 20 }],
    ['0,0', { offset: 0, count: 0 }],
  ])('limit %s', (limit, expected) => {
    expect(parseListQuery(new URLSearchParams({ limit })).limit).toEqual(expected);
  });

  it.each(['limit=-1', 'limit=1,2,3', 'limit=x', 'limit=1.5', 'orderby=id up', 'orderby=id asc, name desc'])(
    'refuses %s',
    (query) => {
      expect(() => parseListQuery(new URLSearchParams(query))).toThrow(ApiError);
    },
  );

  it.each(['where=secret EQ 1', 'orderby=secret asc', 'where=constructor IS null', 'where=__proto__.x IS null'])(
    'refuses the unknown field of %s',
    (query) => {
      expect(() => ids(query)).toThrow(/unknown field/);
    },
  );

  it('pages of one selection share a cache key; other selections do not', () => {
    const key = (query: string): string => parseListQuery(new URLSearchParams(query)).key;
    expect(key('limit=0,5&orderby=id asc')).toBe(key('limit=5,5&orderby=id asc'));
    expect(key('where=id EQ 1')).not.toBe(key('orderby=id EQ 1'.replace(' EQ 1', ' asc')));
  });
});
