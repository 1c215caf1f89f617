/** Derived values of datacenters: how one is doing, what its code may be, which colour is free. */
import type { DatacenterColour, InstanceView, ListName, ListProgress } from '@contract/types/instance';

export type Connection = 'online' | 'stale' | 'offline' | 'signed_out' | 'connecting';

/** Fresh is what was read within two minutes; everything older is shown as last known. */
export const STALE_AFTER_MS = 2 * 60_000;

/** The most telling state first: who is signed out cannot be online, whatever answered last. */
export function connectionOf(view: InstanceView, nowMs: number): Connection {
  if (view.session.kind === 'signed-out') return 'signed_out';
  if (view.reach.kind === 'offline') return 'offline';
  if (view.sync) return 'connecting';
  if (view.readAtMs === null || nowMs - view.readAtMs > STALE_AFTER_MS) return 'stale';
  return 'online';
}

/** What a tile shows: how the datacenter answers, or what of its copy matters more. */
export type CopyMark = Connection | 'sealed' | 'question' | 'broken';

/** A copy that cannot be read comes first, then what a person has to decide, then how the datacenter answers. */
export function markOf(view: InstanceView, nowMs: number): CopyMark {
  if (view.copy.kind === 'sealed') return 'sealed';
  if (view.copy.kind === 'newer' || view.copy.kind === 'failed') return 'broken';
  return view.countDrop ? 'question' : connectionOf(view, nowMs);
}

/** Why nothing can be asked of the datacenter now. */
export function blockedBy({ session, reach }: InstanceView): 'signedOut' | 'offline' | null {
  if (session.kind === 'signed-out') return 'signedOut';
  return reach.kind === 'offline' ? 'offline' : null;
}

/** Whether power, ports and state read at `readAtMs` are what was last known rather than what is. */
export function isLastKnown(view: InstanceView, readAtMs: number | null, nowMs: number): boolean {
  return blockedBy(view) !== null || readAtMs === null || nowMs - readAtMs > STALE_AFTER_MS;
}

/** How much of a reading each list is, by experience: most of the time goes into servers, then addresses. */
const WEIGHTS: Readonly<Record<ListName, number>> = {
  servers: 8,
  racks: 1,
  users: 1,
  addresses: 4,
  networks: 1,
  pools: 1,
  configurations: 1,
};

/** 0 to 1 over all lists; null while a list is read whose length the instance has not told. Never goes back. */
export function syncShare({ sync }: InstanceView): number | null {
  if (!sync) return null;
  const reading = readingList(sync.lists);
  const whole = sync.lists.reduce((sum, { name }) => sum + WEIGHTS[name], 0);
  const read = sync.lists.reduce((sum, list) => sum + WEIGHTS[list.name] * shareOf(list), 0);
  // A bar that was there does not go back to nothing for a list of unknown length.
  return whole === 0 || (read === 0 && reading?.total === null) ? null : read / whole;
}

/** The list that is being read now. */
export function readingList(lists: readonly ListProgress[]): ListProgress | null {
  return lists.find(({ state }) => state === 'reading') ?? null;
}

/** 0 to 1. A list that is not there has nothing left to read. */
export function shareOf({ state, read, total }: ListProgress): number {
  if (state === 'done' || state === 'absent') return 1;
  return state === 'waiting' || total === null || total === 0 ? 0 : Math.min(1, read / total);
}

/** The order after one datacenter was moved to the place `to`, counted without it. */
export function movedOrder(views: readonly InstanceView[], id: string, to: number): readonly string[] {
  const ids = views.map(({ instance }) => instance.id).filter((other) => other !== id);
  ids.splice(Math.max(0, Math.min(ids.length, to)), 0, id);
  return ids;
}

const CODE = /^[\p{Lu}\p{Nd}-]{2,6}$/u;
const CODE_LENGTH = 6;

export type CodeProblem = 'rule' | 'taken' | null;

export function codeProblem(code: string, views: readonly InstanceView[], except: string | null): CodeProblem {
  if (!CODE.test(code)) return 'rule';
  return views.some(({ instance }) => instance.code === code && instance.id !== except) ? 'taken' : null;
}

/** What a person typed as a code, brought as near to the rule as can be. */
export function codeLike(typed: string): string {
  return typed.toUpperCase().replace(/[^\p{Lu}\p{Nd}-]/gu, '');
}

/** Operators name hosts after the site: `dci.osl4.example.net` is OSL4. */
const SITE_LABEL = /^\p{L}{2,4}\d{1,2}$/u;

/**
 * A free code: the site label of the host, or the first three letters of the name and its number (`Amsterdam 2` is
 * AMS2). Empty when neither gives two letters.
 */
export function suggestCode(name: string, views: readonly InstanceView[], address = ''): string {
  const site = hostLabels(address).find((label) => SITE_LABEL.test(label));
  const letters = lettersOf(site ?? name, site ? 4 : 3);
  if (letters.length < 2) return '';
  const first = Number(/\d+/.exec(site ?? name)?.[0] ?? '1');
  const taken = new Set(views.map(({ instance }) => instance.code));
  for (let number = first; number < first + 100; number += 1) {
    const code = `${letters}${number}`;
    if (code.length <= CODE_LENGTH && !taken.has(code)) return code;
  }
  return '';
}

export function freeColour(views: readonly InstanceView[]): DatacenterColour {
  const used = new Set(views.map(({ instance }) => instance.colour));
  for (let hue = 0; hue < 10; hue += 1) if (!used.has(hue as DatacenterColour)) return hue as DatacenterColour;
  return (views.length % 10) as DatacenterColour;
}

function lettersOf(text: string, count: number): string {
  return text
    .toUpperCase()
    .replace(/[^\p{Lu}]/gu, '')
    .slice(0, count);
}

function hostLabels(address: string): readonly string[] {
  const host = address.replace(/^[a-z]+:\/\//i, '').split(/[/:?#]/)[0] ?? '';
  return host.split('.');
}
