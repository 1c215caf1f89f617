/** What a file of datacenters would bring beside those that are here: new, here already, or with a code that is taken. */
import { fail, ok, type Result } from '@contract/errors';
import type { Instance, InstanceId } from '@contract/types/instance';
import type { ProfileEntry, ProfileRow } from '@contract/types/profile';
import { normaliseAddress } from '@core/instances/address';
import { addInstance, type InstanceList } from '@core/instances/instance-list';
import type { Settings } from '@core/ports';
import type { ReadEntry } from './profile-file';

const CODE_LENGTH = 6;

export function previewRows(list: InstanceList, read: readonly ReadEntry[]): readonly ProfileRow[] {
  const codes = new Set(list.map(({ code }) => code));
  const addresses = new Set<string>();
  return read.map((item): ProfileRow => {
    if (item.kind === 'refused') return item;
    const { entry } = item;
    const here = list.find(({ address }) => address === entry.address);
    if (here) {
      return { kind: 'here', entry, code: here.code, samePin: here.pinnedFingerprint === entry.fingerprint };
    }
    if (addresses.has(entry.address)) return { kind: 'refused', label: entry.name, reason: 'address-twice' };
    addresses.add(entry.address);
    const code = codes.has(entry.code) ? freeCode(entry.code, codes) : entry.code;
    codes.add(code);
    return code === entry.code
      ? { kind: 'new', entry }
      : { kind: 'code-taken', entry: { ...entry, code }, taken: entry.code };
  });
}

/** The next number after its letters: FRA2 gives FRA3, MSK gives MSK2. */
export function freeCode(code: string, taken: ReadonlySet<string>): string {
  const [, stem = '', digits = '1'] = /^(.*?)(\d{0,3})$/u.exec(code) ?? [];
  for (let number = Number(digits === '' ? '1' : digits) + 1; ; number += 1) {
    const tail = String(number);
    const free = `${stem.slice(0, CODE_LENGTH - tail.length)}${tail}`;
    if (!taken.has(free)) return free;
  }
}

/** All or none: what was shown may have been overtaken meanwhile. */
export function importInto(
  settings: Settings,
  entries: readonly ProfileEntry[],
  makeId: () => InstanceId,
): Result<{ settings: Settings; ids: readonly InstanceId[] }> {
  let list = settings.instances;
  const numbering = { ...settings.numbering };
  const ids: InstanceId[] = [];
  for (const entry of entries) {
    const address = normaliseAddress(entry.address);
    if (!address.ok) return address;
    if (list.some((other) => other.address === address.value)) return fail('profile.refused', { reason: 'twice' });
    const instance = instanceOf(entry, address.value, makeId());
    const next = addInstance(list, instance);
    if (!next.ok) return next;
    list = next.value;
    if (entry.numbering) numbering[instance.id] = entry.numbering;
    ids.push(instance.id);
  }
  return ok({ settings: { ...settings, instances: list, numbering }, ids });
}

function instanceOf(entry: ProfileEntry, address: string, id: InstanceId): Instance {
  const { name, code, colour, account, fingerprint, pinned, copyLifetimeHours } = entry;
  return {
    id,
    name,
    code,
    colour,
    address,
    account,
    pinnedFingerprint: fingerprint,
    demoSite: null,
    pinned,
    copyLifetimeHours,
  };
}
