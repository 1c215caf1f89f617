/** Derived values of datacenters: how one is doing, what its code may be, which colour is free. */
import type { DatacenterColour, InstanceView } from '@contract/types/instance';

export type Connection = 'online' | 'stale' | 'offline' | 'signed_out' | 'connecting';

/** Older than this is stale; the vendor's own power readings are up to five minutes old. */
export const STALE_AFTER_MS = 15 * 60_000;

/** The most telling state first: who is signed out cannot be online, whatever answered last. */
export function connectionOf(view: InstanceView, nowMs: number): Connection {
  if (view.session.kind === 'signed-out') return 'signed_out';
  if (view.reach.kind === 'offline') return 'offline';
  if (view.sync) return 'connecting';
  if (view.readAtMs === null || nowMs - view.readAtMs > STALE_AFTER_MS) return 'stale';
  return 'online';
}

const CODE = /^[\p{Lu}\p{Nd}-]{2,6}$/u;

export type CodeProblem = 'rule' | 'taken' | null;

export function codeProblem(code: string, views: readonly InstanceView[], except: string | null): CodeProblem {
  if (!CODE.test(code)) return 'rule';
  return views.some(({ instance }) => instance.code === code && instance.id !== except) ? 'taken' : null;
}

/** From a name such as `Amsterdam 2`: its first three letters and its number, made unique. */
export function suggestCode(name: string, views: readonly InstanceView[]): string {
  const letters = name
    .toUpperCase()
    .replace(/[^\p{Lu}]/gu, '')
    .slice(0, 3);
  if (letters.length < 2) return '';
  const given = /\d+/.exec(name)?.[0] ?? '1';
  const taken = new Set(views.map(({ instance }) => instance.code));
  for (let number = Number(given); number < Number(given) + 100; number += 1) {
    const code = `${letters}${number}`.slice(0, 6);
    if (!taken.has(code)) return code;
  }
  return '';
}

export function freeColour(views: readonly InstanceView[]): DatacenterColour {
  const used = new Set(views.map(({ instance }) => instance.colour));
  for (let hue = 0; hue < 10; hue += 1) if (!used.has(hue as DatacenterColour)) return hue as DatacenterColour;
  return (views.length % 10) as DatacenterColour;
}
