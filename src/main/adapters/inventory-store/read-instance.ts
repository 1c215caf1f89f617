/** Reads every list of an instance, and puts what was read in place as one new generation. Or asks, or leaves all as it was. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { CountDrop, ListName, ListProgress } from '@contract/types/instance';
import type { JsonObject } from '@contract/types/json';
import type { Server } from '@contract/types/server';
import { changesOfGoneServer } from '@core/history/diff';
import { generationsToKeep } from '@core/history/retention';
import { isSuspiciousDrop, summariseDrop } from '@core/inventory/count-drop';
import type { Clock, StoreSyncOptions } from '@core/ports';
import { type ListClient, readRows } from '../dci-api/lists';
import { mapAddressRow, mapConfigurationCount, mapNetwork, mapPool, mapRack, mapUser } from '../dci-api/map/lists';
import { mapServer } from '../dci-api/map/server';
import { DCI, IPMANAGER, SERVERS } from '../dci-api/paths';
import type { Copy } from './copy';
import type { StoredChange } from './copy-file';
import { createServerTaker, type ServerTaker, type TakenServer } from './read-servers';

/** A whole reading, in the file but not yet in place. */
export interface Reading {
  readonly startedAtMs: number;
  readonly readAtMs: number;
  readonly servers: readonly TakenServer[];
  readonly gone: readonly Server[];
  /** Left out: the list could not be read and stays as it was. */
  readonly lists: ReadonlyMap<ListName, readonly unknown[] | null>;
}

type SmallList = Exclude<ListName, 'servers'>;

const SMALL_LISTS: Readonly<
  Record<SmallList, { path: string; map: (row: JsonObject) => unknown; key?: 'configuration' }>
> = {
  racks: { path: `${DCI}/rack`, map: mapRack },
  users: { path: `${DCI}/user`, map: mapUser },
  networks: { path: `${IPMANAGER}/ipnet`, map: mapNetwork },
  pools: { path: `${IPMANAGER}/ippool`, map: mapPool },
  configurations: { path: `${SERVERS}/configuration`, map: mapConfigurationCount, key: 'configuration' },
  addresses: { path: `${DCI}/ip`, map: mapAddressRow },
};
const ORDER: readonly SmallList[] = ['racks', 'users', 'networks', 'pools', 'configurations', 'addresses'];

/** An instance without such a list, or that does not show it to this account, works without. */
const ABSENT: ReadonlySet<AppError['code']> = new Set<AppError['code']>(['dci.unsupported', 'dci.forbidden']);
/** One list that the instance cannot give now must not keep the others from being read. */
const LIST_ALONE: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'dci.refused',
  'dci.malformed',
  'dci.asleep',
]);

export async function readInstance(
  copy: Copy,
  client: ListClient,
  clock: Clock,
  { signal, onProgress }: StoreSyncOptions,
  pages: () => number,
): Promise<Result<Reading>> {
  const startedAtMs = clock.nowMs();
  copy.file.discardStaged(copy.file.current());
  const board = createBoard((lists) => onProgress({ lists, pages: pages() }));
  const taker = createServerTaker(copy);
  const small = new Map<ListName, readonly unknown[] | null>();
  // Whichever fails first ends both: half an inventory is none.
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal.addEventListener('abort', cancel, { once: true });
  const readSmall = async (): Promise<Result<void>> => {
    for (const name of ORDER) {
      const list = await readSmallList(client, name, board, stop.signal);
      if (!list.ok) return list;
      if (list.value !== 'kept') small.set(name, list.value);
    }
    return ok();
  };
  const [servers, others] = await bothOf(
    stopping(stop, readServers(client, taker, board, stop.signal)),
    stopping(stop, readSmall()),
  ).finally(() => signal.removeEventListener('abort', cancel));
  const failure = [servers, others].find((one) => !one.ok && one.error.code !== 'inventory.cancelled');
  if (failure && !failure.ok) return failure;
  if (signal.aborted || !servers.ok || !others.ok) return fail('inventory.cancelled', {});
  const ids = new Set(servers.value.map(({ id }) => id));
  const gone = [...taker.known.values()].flatMap((ref) => {
    const text = ids.has(ref.server) ? null : copy.file.textAt(ref);
    return text === null ? [] : [mapServer(ref.server, JSON.parse(text) as JsonObject)];
  });
  return ok({ startedAtMs, readAtMs: clock.nowMs(), servers: servers.value, gone, lists: small });
}

async function stopping<T>(stop: AbortController, work: Promise<Result<T>>): Promise<Result<T>> {
  let isWhole = false;
  try {
    const result = await work;
    isWhole = result.ok;
    return result;
  } finally {
    if (!isWhole) stop.abort();
  }
}

/** Waits for both even when one throws: what still runs would write into the next reading. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function readServers(
  client: ListClient,
  taker: ServerTaker,
  board: Board,
  signal: AbortSignal,
): Promise<Result<readonly TakenServer[]>> {
  const onPage = (progress: { read: number; total: number | null }) => board.reading('servers', progress);
  board.reading('servers', { read: 0, total: null });
  const servers = await readRows(client, { path: SERVERS, options: { signal, onPage } }, taker.take);
  if (!servers.ok) return servers;
  await taker.flush();
  board.done('servers', servers.value.length);
  return servers;
}

async function readSmallList(
  client: ListClient,
  name: SmallList,
  board: Board,
  signal: AbortSignal,
): Promise<Result<readonly unknown[] | null | 'kept'>> {
  const { path, map, key } = SMALL_LISTS[name];
  board.reading(name, { read: 0, total: null });
  const onPage = (progress: { read: number; total: number | null }) => board.reading(name, progress);
  const list = await readRows(client, { path, ...(key ? { key } : {}), options: { signal, onPage } }, map);
  if (list.ok) {
    board.done(name, list.value.length);
    return list;
  }
  const { code } = list.error;
  if (!ABSENT.has(code) && !(name !== 'racks' && LIST_ALONE.has(code))) return list;
  board.absent(name);
  if (ABSENT.has(code)) return ok(null);
  client.log.warn('sync.list-kept', { list: name, code });
  return ok('kept');
}

/** Null: nothing suspicious. */
export function dropOf(copy: Copy, reading: Reading): CountDrop | null {
  const before = copy.summary();
  if (!before || !isSuspiciousDrop(before.serverCount, reading.gone.length)) return null;
  return summariseDrop(reading.gone, {
    before: before.serverCount,
    beforeReadAtMs: before.readAtMs,
    now: reading.servers.length,
    nowReadAtMs: reading.readAtMs,
  });
}

const STAGED_AT_ONCE = 2_000;

export interface PutInPlace {
  /** As told in the history. */
  readonly changes: number;
  /** Whether anything of it has to be written again. */
  readonly differs: boolean;
}

/** Throws what SQLite throws: then all is as it was. */
export async function putInPlace(copy: Copy, reading: Reading, clock: Clock): Promise<PutInPlace> {
  const { file } = copy;
  const before = file.current();
  const id = before + 1;
  file.unstage(before);
  const changed = reading.servers.filter(({ version }) => version !== null);
  for (let from = 0; from < changed.length; from += STAGED_AT_ONCE) {
    const refs = changed.slice(from, from + STAGED_AT_ONCE);
    file.stage(
      id,
      refs.map(({ id: server, version }) => ({ server, ...(version as NonNullable<TakenServer['version']>) })),
    );
    await clock.wait(0);
  }
  const lists = changedLists(copy, reading);
  const changes = before === 0 ? [] : changesOf(reading);
  const moved = lists.has('racks') || reading.gone.length > 0 || reading.servers.some((server) => server.moved);
  const rackCount = countRacks(copy, reading);
  // What was made of the last one may have had in it what was read by itself since.
  const differs = changed.length > 0 || reading.gone.length > 0 || lists.has('racks') || file.fresh().length > 0;
  file.commit({
    id,
    startedAtMs: reading.startedAtMs,
    readAtMs: reading.readAtMs,
    servers: reading.servers.length,
    racks: rackCount,
    changed: changed.map((server) => server.id),
    gone: reading.gone.map((server) => server.id),
    changes,
    lists,
    differs,
  });
  const { readAtMs, servers } = reading;
  copy.show({ generation: id, readAtMs, serverCount: servers.length, rackCount }, servers, moved);
  return { changes: changes.length, differs };
}

const CHANGES_KEPT_MS = 120 * 24 * 3_600_000;
/** Enough readings to be worth a look through the whole file. */
const SPARE_GENERATIONS = 20;

export function keepHouse(copy: Copy, nowMs: number): void {
  const generations = copy.file.generations();
  const keep = generationsToKeep(generations, nowMs);
  if (generations.length - keep.size < SPARE_GENERATIONS) return;
  copy.file.forget(keep, nowMs - CHANGES_KEPT_MS);
}

function changedLists(copy: Copy, { lists }: Reading): ReadonlyMap<ListName, string | null> {
  const changed = new Map<ListName, string | null>();
  for (const [name, list] of lists) {
    const text = list === null ? null : JSON.stringify(list);
    if (text !== copy.file.listAt(name)) changed.set(name, text);
  }
  return changed;
}

function changesOf({ servers, gone }: Reading): readonly StoredChange[] {
  return [
    ...servers.flatMap(({ changes }) => changes),
    ...gone.flatMap((server) =>
      changesOfGoneServer(server).map((change) => ({ ...change, serverId: server.id, serverName: server.name })),
    ),
  ];
}

/** Racks of the list, or those that servers name where there is no list. */
function countRacks(copy: Copy, { lists, servers }: Reading): number {
  const list = lists.has('racks') ? lists.get('racks') : undefined;
  if (list) return list.length;
  if (list === undefined && copy.file.listAt('racks') !== null) return copy.summary()?.rackCount ?? 0;
  const names = new Set(servers.map(({ row }) => (JSON.parse(row) as { rackName: string | null }).rackName));
  names.delete(null);
  return names.size;
}

interface Board {
  reading(name: ListName, progress: { read: number; total: number | null }): void;
  done(name: ListName, read: number): void;
  absent(name: ListName): void;
}

function createBoard(onChange: (lists: readonly ListProgress[]) => void): Board {
  const lists = new Map<ListName, ListProgress>(
    (['servers', ...ORDER] as const).map((name) => [name, { name, state: 'waiting', read: 0, total: null }]),
  );
  const set = (entry: ListProgress) => {
    lists.set(entry.name, entry);
    onChange([...lists.values()]);
  };
  return {
    reading: (name, { read, total }) => set({ name, state: 'reading', read, total }),
    done: (name, read) => set({ name, state: 'done', read, total: read }),
    absent: (name) => set({ name, state: 'absent', read: 0, total: null }),
  };
}
