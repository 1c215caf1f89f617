/** The lists of an instance: paged, mapped row by row; a row that cannot be used is dropped and counted, never the list. */
import { fail, ok, type Result } from '@contract/errors';
import type { Task } from '@contract/types/inventory';
import type { JsonObject } from '@contract/types/json';
import type { DciApi, ReadOptions } from '@core/ports';
import type { DciClient } from './client';
import { mapAddressRow, mapConfigurationCount, mapNetwork, mapPool, mapRack, mapTask, mapUser } from './map/lists';
import { mapServerRecord } from './map/server';
import { readWholeList } from './paging';
import { DCI, IPMANAGER, SERVERS, serverPath, wholeNumber } from './paths';
import { type Page, readPage } from './wire/answers';
import { toId, toText } from './wire/lenient';

/** Rows of one Consul number: an action owns one or a few. */
const TASK_ROWS = 50;
const ROWS_PER_BREATH = 100;

/** What reading lists needs of a client: the main thread's own, or one that asks it for the texts. */
export type ListClient = Pick<DciClient, 'options' | 'log' | 'clock' | 'read'>;

export interface RowsCall {
  readonly path: string;
  readonly options?: ReadOptions | undefined;
  /** Name of the field that tells rows apart and that they are sorted by; absent for counts, which have no id. */
  readonly key?: 'id' | 'configuration';
  readonly serverCall?: boolean | undefined;
}

interface ListCall<T> extends RowsCall {
  readonly map: (row: JsonObject) => T | null;
}

type ListCalls = Pick<
  DciApi,
  | 'listServers'
  | 'listConfigurations'
  | 'listRacks'
  | 'listUsers'
  | 'listAddresses'
  | 'listServerAddresses'
  | 'listNetworks'
  | 'listPools'
  | 'tasksOf'
>;

export function createLists(client: ListClient): ListCalls {
  return {
    listServers: (options) => readList(client, { path: SERVERS, map: mapServerRecord, options }),
    listConfigurations: (options) =>
      readList(client, {
        path: `${SERVERS}/configuration`,
        map: mapConfigurationCount,
        options,
        key: 'configuration',
      }),
    listRacks: (options) => readList(client, { path: `${DCI}/rack`, map: mapRack, options }),
    listUsers: (options) => readList(client, { path: `${DCI}/user`, map: mapUser, options }),
    listAddresses: (options) => readList(client, { path: `${DCI}/ip`, map: mapAddressRow, options }),
    listServerAddresses: async (serverId, options) =>
      readList(client, { path: serverPath(serverId, '/ip'), map: mapAddressRow, options, serverCall: true }),
    listNetworks: (options) => readList(client, { path: `${IPMANAGER}/ipnet`, map: mapNetwork, options }),
    listPools: (options) => readList(client, { path: `${IPMANAGER}/ippool`, map: mapPool, options }),
    tasksOf: (consulNumber) => tasksOf(client, consulNumber),
  };
}

/** `limit`, `orderby` and `where` as working clients write them (notes 4); the comma stays a comma. */
export function queryOf(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
}

/** One answer that should be a list. */
export async function readOnePage(
  client: ListClient,
  call: RowsCall & { readonly query?: string },
): Promise<Result<Page>> {
  const { path, query, serverCall, options } = call;
  const timeoutMs = client.options.listTimeoutMs;
  const answer = await client.read({ path, query, serverCall, signal: options?.signal, timeoutMs });
  if (!answer.ok) return answer;
  const page = readPage(answer.value);
  return page === null ? fail('dci.malformed', { where: 'list' }) : ok(page);
}

/** A row as it was made of the answer; null where it cannot be used. `key` tells rows apart. */
interface TakenRow<T> {
  readonly key: number | string | null;
  readonly value: T | null;
}

async function readList<T>(client: ListClient, call: ListCall<T>): Promise<Result<readonly T[]>> {
  return readRows(client, call, call.map);
}

/**
 * All rows of a list, each made into a `T` as its page comes in, so that no whole answer is held. A row of which
 * nothing can be made (`take` says null) is dropped and counted. Only some lists are known to take `limit` and
 * `orderby` and the vendor's page reads each without any, so an instance that refuses them is asked again with fewer.
 */
export async function readRows<T>(
  client: ListClient,
  call: RowsCall,
  take: (row: JsonObject) => T | null,
): Promise<Result<readonly T[]>> {
  const sorted = call.key === 'configuration' ? null : await readPaged(client, call, { orderby: 'id asc' }, take);
  if (sorted !== null && !isRefusedQuery(sorted)) return usable(client, call, sorted);
  const paged = await readPaged(client, call, {}, take);
  if (!isRefusedQuery(paged)) return usable(client, call, paged);
  const plain = await readOnePage(client, call);
  if (!plain.ok) return plain;
  const { rows, size } = plain.value;
  if (size !== null && size > rows.length) return usable(client, call, paged);
  return usable(client, call, await takeAll(client, call, rows, take));
}

async function readPaged<T>(
  client: ListClient,
  call: RowsCall,
  order: Readonly<Record<string, string>>,
  take: (row: JsonObject) => T | null,
): Promise<Result<readonly TakenRow<T>[]>> {
  const { path, serverCall, options } = call;
  const whole = await readWholeList<TakenRow<T>>({
    fetchPage: async (offset, count, signal) => {
      const query = queryOf({ limit: `${offset},${count}`, ...order });
      const page = await readOnePage(client, { path, query, options: { signal }, serverCall });
      if (!page.ok) return page;
      const taken = await takeAll(client, { ...call, options: { signal } }, page.value.rows, take);
      return taken.ok ? ok({ rows: taken.value, size: page.value.size }) : taken;
    },
    idOf: ({ key }) => key,
    pageSize: client.options.pageSize,
    parallelPages: client.options.parallelPages,
    onPage: options?.onPage,
    signal: options?.signal,
  });
  if (!whole.ok) return whole;
  if (!whole.value.steady) client.log.warn('dci.list-unsteady', { path, rows: whole.value.rows.length });
  return ok(whole.value.rows);
}

/** A breath now and then: mapping 100,000 rows in one go would freeze its thread for seconds. */
async function takeAll<T>(
  client: ListClient,
  { key = 'id', options }: RowsCall,
  rows: readonly JsonObject[],
  take: (row: JsonObject) => T | null,
): Promise<Result<readonly TakenRow<T>[]>> {
  const taken: TakenRow<T>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_BREATH === ROWS_PER_BREATH - 1) await client.clock.wait(0, options?.signal);
    if (options?.signal?.aborted) return fail('inventory.cancelled', {});
    taken.push({ key: key === 'id' ? toId(row['id']) : toText(row[key]), value: take(row) });
  }
  return ok(taken);
}

function usable<T>(client: ListClient, { path }: RowsCall, rows: Result<readonly TakenRow<T>[]>): Result<readonly T[]> {
  if (!rows.ok) return rows;
  const values = rows.value.flatMap(({ value }) => (value === null ? [] : [value]));
  const dropped = rows.value.length - values.length;
  if (dropped > 0) client.log.warn('dci.rows-dropped', { path, dropped, kept: values.length });
  return ok(values);
}

function isRefusedQuery(result: Result<unknown>): boolean {
  return !result.ok && result.error.code === 'dci.refused' && result.error.details.httpStatus === 400;
}

/**
 * `GET /task?where=consul_id EQ n` (notes 5). An instance that ignores `where` sends other tasks too: only rows that
 * name this number are believed.
 */
export async function tasksOf(client: ListClient, consulNumber: number): Promise<Result<readonly Task[]>> {
  const query = queryOf({ where: `consul_id EQ ${wholeNumber(consulNumber)}`, limit: `0,${TASK_ROWS}` });
  const page = await readOnePage(client, { path: `${DCI}/task`, query });
  if (!page.ok) return page;
  const tasks = page.value.rows.map(mapTask).filter((task): task is Task => task?.consulId === consulNumber);
  return ok(tasks);
}
