/** The list of instances as a value: adding, changing, ordering, removing. Codes stay unique. */
import { fail, ok, type Result } from '@contract/errors';
import type { Instance, InstanceChange, InstanceId } from '@contract/types/instance';

export type InstanceList = readonly Instance[];

export function findInstance(list: InstanceList, id: InstanceId): Result<Instance> {
  const found = list.find((instance) => instance.id === id);
  return found ? ok(found) : fail('instance.not-found', {});
}

export function addInstance(list: InstanceList, instance: Instance): Result<InstanceList> {
  const taken = codeOwner(list, instance.code, instance.id);
  return taken ? fail('instance.code-taken', { code: instance.code }) : ok([...list, instance]);
}

/**
 * A new address drops what vouched for the old host: pinned certificate and authority alike. It also ends being a
 * demo, or the next start would put the simulator's address in its place. The account stays, it is a convenience.
 */
export function changeInstance(list: InstanceList, change: InstanceChange): Result<InstanceList> {
  const found = findInstance(list, change.id);
  if (!found.ok) return found;
  if (codeOwner(list, change.code, change.id)) return fail('instance.code-taken', { code: change.code });
  const moved = change.address !== found.value.address;
  const { dropAuthority = false, ...plain } = change;
  const changed: Instance = {
    ...found.value,
    ...plain,
    ...(moved || dropAuthority ? { authority: null } : {}),
    pinnedFingerprint: moved ? null : found.value.pinnedFingerprint,
    demoSite: moved ? null : found.value.demoSite,
  };
  return ok(list.map((instance) => (instance.id === change.id ? changed : instance)));
}

export function replaceInstance(list: InstanceList, changed: Instance): InstanceList {
  return list.map((instance) => (instance.id === changed.id ? changed : instance));
}

export function removeInstance(list: InstanceList, id: InstanceId): InstanceList {
  return list.filter((instance) => instance.id !== id);
}

/** Ids that are not named keep their order after those that are; unknown and repeated ones are ignored. */
export function reorderInstances(list: InstanceList, ids: readonly InstanceId[]): InstanceList {
  const rank = new Map([...new Set(ids)].map((id, index) => [id, index]));
  const rankOf = (instance: Instance, index: number) => rank.get(instance.id) ?? ids.length + index;
  return list
    .map((instance, index) => ({ instance, rank: rankOf(instance, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ instance }) => instance);
}

function codeOwner(list: InstanceList, code: string, except: InstanceId): Instance | undefined {
  return list.find((instance) => instance.code === code && instance.id !== except);
}
