/** The answer as one list of lines, as they stand on the screen: datacenters to go to, groups with their rows, "more". */
import type { InstanceId } from '@contract/types/instance';
import type { AddressHit, SearchAnswer, SearchGroup, ServerHit, UserHit } from '@contract/types/search';
import { wordsOf } from './highlight';
import { type Finds, findsOf } from './server-facts';

export const TABS = ['all', 'servers', 'addresses', 'users'] as const;
export type Tab = (typeof TABS)[number];
export type ListName = Exclude<Tab, 'all'>;

export type Line =
  | { readonly kind: 'go'; readonly key: string; readonly instanceId: InstanceId }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly instanceId: InstanceId;
      readonly total: number;
      readonly readAtMs: number | null;
    }
  | {
      readonly kind: 'server';
      readonly key: string;
      readonly instanceId: InstanceId;
      readonly hit: ServerHit;
      readonly finds: Finds;
    }
  | { readonly kind: 'address'; readonly key: string; readonly instanceId: InstanceId; readonly hit: AddressHit }
  | { readonly kind: 'user'; readonly key: string; readonly instanceId: InstanceId; readonly hit: UserHit }
  | {
      readonly kind: 'more';
      readonly key: string;
      readonly instanceId: InstanceId;
      readonly list: ListName;
      /** Not shown yet. */
      readonly rest: number;
      /** How many of them the line brings, and how many rows of its list there are then. */
      readonly next: number;
      readonly limit: number;
      /** The tab All shows few addresses and users: their own tab shows more, not another question. */
      readonly opensTab: boolean;
    };

/** Lines one can stand on. */
export type Stop = Exclude<Line, { readonly kind: 'group' }>;

/** Rows of the second and third list in the tab All. */
const PEEK = 5;
/** Rows that one "Show more" brings. */
const MORE_ROWS = 500;
/** The most the contract lets one ask for. */
export const MOST_ROWS = 10_000;

export function linesOf(answer: SearchAnswer | null, tab: Tab, goIds: readonly InstanceId[]): readonly Line[] {
  const words = wordsOf(answer?.query ?? '');
  const go = goIds.map((instanceId): Line => ({ kind: 'go', key: `go/${instanceId}`, instanceId }));
  return [...go, ...(answer?.groups ?? []).flatMap((group) => groupLines(group, tab, words))];
}

export function totalsOf(answer: SearchAnswer | null): Readonly<Record<Tab, number>> {
  const totals = { all: 0, servers: 0, addresses: 0, users: 0 };
  for (const group of answer?.groups ?? []) {
    for (const tab of TABS) totals[tab] += groupTotal(group, tab);
  }
  return totals;
}

export function groupTotal({ servers, addresses, users }: SearchGroup, tab: Tab): number {
  switch (tab) {
    case 'all':
      return servers.total + addresses.total + users.total;
    case 'servers':
      return servers.total;
    case 'addresses':
      return addresses.total;
    case 'users':
      return users.total;
  }
}

function groupLines(group: SearchGroup, tab: Tab, words: readonly string[]): readonly Line[] {
  const { instanceId, readAtMs } = group;
  const total = groupTotal(group, tab);
  if (total === 0) return [];
  const lines: Line[] = [{ kind: 'group', key: `group/${instanceId}`, instanceId, total, readAtMs }];
  const add = (list: ListName, rows: readonly Line[], all: number) => {
    const peeks = tab === 'all' && list !== 'servers';
    const shown = peeks ? rows.slice(0, PEEK) : rows;
    lines.push(...shown);
    const rest = all - shown.length;
    if (rest <= 0 || shown.length >= MOST_ROWS) return;
    const next = peeks ? rest : Math.min(rest, MORE_ROWS);
    const key = `more/${instanceId}/${list}`;
    lines.push({ kind: 'more', key, instanceId, list, rest, next, limit: shown.length + next, opensTab: peeks });
  };
  if (tab === 'all' || tab === 'servers') add('servers', serverLines(group, words), group.servers.total);
  if (tab === 'all' || tab === 'addresses') add('addresses', addressLines(group), group.addresses.total);
  if (tab === 'all' || tab === 'users') add('users', userLines(group), group.users.total);
  return lines;
}

function serverLines({ instanceId, servers }: SearchGroup, words: readonly string[]): readonly Line[] {
  return servers.first.map((hit) => ({
    kind: 'server',
    key: serverKey(instanceId, hit.row.id),
    instanceId,
    hit,
    finds: findsOf(hit, words),
  }));
}

function addressLines({ instanceId, addresses }: SearchGroup): readonly Line[] {
  // One address may stand in several lists of an instance: its place makes the key its own.
  return addresses.first.map((hit, index) => ({
    kind: 'address',
    key: `address/${instanceId}/${index}/${hit.address}`,
    instanceId,
    hit,
  }));
}

function userLines({ instanceId, users }: SearchGroup): readonly Line[] {
  return users.first.map((hit) => ({ kind: 'user', key: `user/${instanceId}/${hit.id}`, instanceId, hit }));
}

export function serverKey(instanceId: InstanceId, serverId: number): string {
  return `server/${instanceId}/${serverId}`;
}

export function isStop(line: Line): line is Stop {
  return line.kind !== 'group';
}

export type Step = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

const PAGE = 15;

/** The line a step leads to; null at the end in that direction. Without a line to start from it is the first. */
export function stepFrom(lines: readonly Line[], key: string | null, step: Step): Stop | null {
  const stops = lines.filter(isStop);
  const at = stops.findIndex((stop) => stop.key === key);
  if (at < 0) return stops[0] ?? null;
  const to = {
    up: at - 1,
    down: at + 1,
    'page-up': at - PAGE,
    'page-down': at + PAGE,
    first: 0,
    last: stops.length - 1,
  };
  const target = step === 'up' || step === 'down' ? to[step] : Math.max(0, Math.min(stops.length - 1, to[step]));
  const stop = stops[target];
  return !stop || stop.key === key ? null : stop;
}

/** The first row of the next or previous datacenter; null when there is none, so that Tab may leave the list. */
export function groupFrom(lines: readonly Line[], key: string | null, by: -1 | 1): Stop | null {
  const firsts = lines.flatMap((line, index) => (line.kind === 'group' ? [index + 1] : []));
  const at = lines.findIndex((line) => line.key === key);
  const current = firsts.filter((first) => first <= at).length - 1;
  const target = firsts[current + by];
  const line = target === undefined ? undefined : lines[target];
  return line && isStop(line) ? line : null;
}
