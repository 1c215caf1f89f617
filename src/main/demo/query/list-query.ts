/** `where`, `orderby` and `limit` of a list request, applied to a collection. */
import { badQuery } from '../api-error';
import { compileWhere, fieldsOf, parseWhere, type Where } from './where';

export interface Collection<T> {
  /** Names the list for the cache of results. */
  readonly name: string;
  readonly items: readonly T[];
  /** Top-level fields of a row: anything else in `where` or `orderby` is refused. */
  readonly fields: ReadonlySet<string>;
  /** Fields that can be read without building the row. */
  readonly direct: Readonly<Record<string, (item: T) => unknown>>;
  toRow(item: T): Record<string, unknown>;
}

export interface ListQuery {
  readonly where: Where | null;
  readonly order: { readonly field: string; readonly descending: boolean } | null;
  readonly limit: { readonly offset: number; readonly count: number } | null;
  /** Equal texts mean equal selections, whatever the page. */
  readonly key: string;
}

export function parseListQuery(params: URLSearchParams): ListQuery {
  const where = params.get('where')?.trim() ?? '';
  const order = params.get('orderby')?.trim() ?? '';
  const limit = params.get('limit')?.trim() ?? '';
  return {
    where: where === '' ? null : parseWhere(where),
    order: order === '' ? null : parseOrder(order),
    limit: limit === '' ? null : parseLimit(limit),
    key: JSON.stringify([where, order]),
  };
}

const ORDER = /^([A-Za-z_][\w.]*)(?:\s+(asc|desc))?$/i;
const LIMIT = /^(?:(\d{1,9}),)?(\d{1,9})$/;

function parseOrder(text: string): NonNullable<ListQuery['order']> {
  const match = ORDER.exec(text);
  if (!match?.[1]) throw badQuery('orderby: one field, then asc or desc');
  return { field: match[1], descending: match[2]?.toLowerCase() === 'desc' };
}

function parseLimit(text: string): NonNullable<ListQuery['limit']> {
  const match = LIMIT.exec(text.replace(/\s/g, ''));
  if (!match) throw badQuery('limit: a count, or offset and count');
  return { offset: Number(match[1] ?? 0), count: Number(match[2]) };
}

/** Everything that matches, in order; paging comes after, on the cached selection. */
export function select<T>(collection: Collection<T>, query: ListQuery): readonly T[] {
  const asked = query.where ? fieldsOf(query.where) : [];
  for (const field of query.order ? [...asked, query.order.field] : asked) checkField(collection, field);
  const read = (item: T, field: string): unknown => readField(collection, item, field);
  const matching = query.where ? collection.items.filter(compileWhere(query.where, read)) : collection.items;
  if (!query.order) return matching;
  const { field, descending } = query.order;
  const keyed = matching.map((item) => ({ item, key: read(item, field) }));
  keyed.sort((one, other) => compare(one.key, other.key) * (descending ? -1 : 1));
  return keyed.map(({ item }) => item);
}

function checkField<T>(collection: Collection<T>, field: string): void {
  const dot = field.indexOf('.');
  if (!collection.fields.has(dot < 0 ? field : field.slice(0, dot))) throw badQuery(`unknown field ${field}`);
}

function readField<T>(collection: Collection<T>, item: T, field: string): unknown {
  const direct = Object.hasOwn(collection.direct, field) ? collection.direct[field] : undefined;
  if (direct) return direct(item);
  let value: unknown = collection.toRow(item);
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Nulls first, numbers by value, everything else as text. */
function compare(one: unknown, other: unknown): number {
  const oneNull = one === null || one === undefined;
  const otherNull = other === null || other === undefined;
  if (oneNull || otherNull) return Number(otherNull) - Number(oneNull);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const left = String(one);
  const right = String(other);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
