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
const ROWS_PER_BREATH = 500;

interface RowsCall {
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

export function createLists(client: DciClient): ListCalls {
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
  client: DciClient,
  call: RowsCall & { readonly query?: string },
): Promise<Result<Page>> {
  const { path, query, serverCall, options } = call;
  const timeoutMs = client.options.listTimeoutMs;
  const answer = await client.read({ path, query, serverCall, signal: options?.signal, timeoutMs });
  if (!answer.ok) return answer;
  const page = readPage(answer.value);
  return page === null ? fail('dci.malformed', { where: 'list' }) : ok(page);
}

async function readList<T>(client: DciClient, call: ListCall<T>): Promise<Result<readonly T[]>> {
  const rows = await readRows(client, call);
  if (!rows.ok) return rows;
  const mapped: T[] = [];
  for (const [index, row] of rows.value.entries()) {
    // A breath now and then: mapping 100,000 rows in one go would freeze the main process for seconds.
    if (index % ROWS_PER_BREATH === ROWS_PER_BREATH - 1) await client.clock.wait(0, call.options?.signal);
    if (call.options?.signal?.aborted) return fail('inventory.cancelled', {});
    const value = call.map(row);
    if (value !== null) mapped.push(value);
  }
  const dropped = rows.value.length - mapped.length;
  if (dropped > 0) client.log.warn('dci.rows-dropped', { path: call.path, dropped, kept: mapped.length });
  return ok(mapped);
}

/**
 * The rows of a list as they came, all of them. Only some lists are known to take `limit` and `orderby` and the vendor's
 * page reads each without any, so an instance that refuses them is asked again with fewer.
 */
export async function readRows(client: DciClient, call: RowsCall): Promise<Result<readonly JsonObject[]>> {
  const sorted = call.key === 'configuration' ? null : await readPaged(client, call, { orderby: 'id asc' });
  if (sorted !== null && !isRefusedQuery(sorted)) return sorted;
  const paged = await readPaged(client, call, {});
  if (!isRefusedQuery(paged)) return paged;
  const plain = await readOnePage(client, call);
  if (!plain.ok) return plain;
  const { rows, size } = plain.value;
  return size !== null && size > rows.length ? paged : ok(rows);
}

async function readPaged(
  client: DciClient,
  { path, key = 'id', serverCall, options }: RowsCall,
  order: Readonly<Record<string, string>>,
): Promise<Result<readonly JsonObject[]>> {
  const whole = await readWholeList({
    fetchPage: (offset, count, signal) => {
      const query = queryOf({ limit: `${offset},${count}`, ...order });
      return readOnePage(client, { path, query, options: { signal }, serverCall });
    },
    idOf: (row) => (key === 'id' ? toId(row['id']) : toText(row[key])),
    pageSize: client.options.pageSize,
    parallelPages: client.options.parallelPages,
    onPage: options?.onPage,
    signal: options?.signal,
  });
  if (!whole.ok) return whole;
  if (!whole.value.steady) client.log.warn('dci.list-unsteady', { path, rows: whole.value.rows.length });
  return ok(whole.value.rows);
}

function isRefusedQuery(result: Result<unknown>): boolean {
  return !result.ok && result.error.code === 'dci.refused' && result.error.details.httpStatus === 400;
}

/**
 * `GET /task?where=consul_id EQ n` (notes 5). An instance that ignores `where` sends other tasks too: only rows that
 * name this number are believed.
 */
async function tasksOf(client: DciClient, consulNumber: number): Promise<Result<readonly Task[]>> {
  const query = queryOf({ where: `consul_id EQ ${wholeNumber(consulNumber)}`, limit: `0,${TASK_ROWS}` });
  const page = await readOnePage(client, { path: `${DCI}/task`, query });
  if (!page.ok) return page;
  const tasks = page.value.rows.map(mapTask).filter((task): task is Task => task?.consulId === consulNumber);
  return ok(tasks);
}
