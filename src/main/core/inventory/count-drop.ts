/** A list that lost many servers at once is more often a wrong answer than an empty hall: somebody has to look. */
import type { CountDrop } from '@contract/types/instance';
import type { Server } from '@contract/types/server';

/** Fewer servers than this come and go by hand. */
const SMALLEST_ASKED = 5;

/** `vanished`: how many servers of the old list are not in the new one, whatever new ones it has. */
export function isSuspiciousDrop(before: number, vanished: number): boolean {
  return before >= SMALLEST_ASKED && vanished * 5 > before;
}

export interface DroppedLists {
  readonly before: number;
  readonly beforeReadAtMs: number;
  readonly now: number;
  readonly nowReadAtMs: number;
}

export function summariseDrop(vanishedServers: readonly Server[], lists: DroppedLists): CountDrop {
  const racks = new Set(vanishedServers.flatMap((server) => rackKey(server) ?? []));
  const owners = new Set(vanishedServers.flatMap((server) => ownerKey(server) ?? []));
  return { ...lists, racksTouched: racks.size, ownersTouched: owners.size, vanished: vanishedServers.length };
}

/** Racks of the same name in two locations are two. */
function rackKey({ rack, location }: Server): string | null {
  if (rack === null) return null;
  return rack.id === null ? JSON.stringify([location?.id ?? location?.name ?? null, rack.name]) : `#${rack.id}`;
}

/** By address first: rows may carry the e-mail alone, or the number beside it. */
function ownerKey({ owner }: Server): string | null {
  if (owner === null) return null;
  const email = owner.email.trim().toLowerCase();
  if (email !== '') return email;
  return owner.id === null ? null : `#${owner.id}`;
}
