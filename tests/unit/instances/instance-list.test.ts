/** The list keeps codes unique and loses nobody, whatever is done to it. */
import type { Instance, InstanceChange } from '@contract/types/instance';
import {
  addInstance,
  changeInstance,
  findInstance,
  type InstanceList,
  removeInstance,
  reorderInstances,
  replaceInstance,
} from '@core/instances/instance-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const instance = (id: string, change: Partial<Instance> = {}): Instance => ({
  id,
  name: `Datacenter ${id}`,
  code: id.toUpperCase(),
  colour: 0,
  address: `https://${id}.example`,
  account: `me@${id}.example`,
  pinnedFingerprint: 'AA:BB',
  demoSite: null,
  pinned: true,
  copyLifetimeHours: 168,
  ...change,
});

const ids = fc.uniqueArray(fc.constantFrom('aa', 'bb', 'cc', 'dd', 'ee', 'ff'), { maxLength: 6 });
const lists = ids.map((all): InstanceList => all.map((id) => instance(id)));
const anyId = fc.constantFrom('aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'nobody', '__proto__');

const codesAreUnique = (list: InstanceList) => new Set(list.map(({ code }) => code)).size === list.length;
const changeOf = ({ id, name, code, colour, address, pinned, copyLifetimeHours }: Instance): InstanceChange => ({
  id,
  name,
  code,
  colour,
  address,
  pinned,
  copyLifetimeHours,
});

describe('the list of instances', () => {
  it('never has two of one code, however it is added to and changed', () => {
    const step = fc.record({ id: anyId, code: fc.constantFrom('AA', 'BB', 'CC', 'ZZ'), add: fc.boolean() });
    fc.assert(
      fc.property(lists, fc.array(step, { maxLength: 12 }), (start, steps) => {
        let list = start;
        for (const { id, code, add } of steps) {
          const next = add
            ? addInstance(list, instance(`${id}${list.length}`, { code }))
            : changeInstance(list, { ...changeOf(instance(id)), code });
          if (next.ok) list = next.value;
          expect(codesAreUnique(list)).toBe(true);
        }
      }),
    );
  });

  it('says which code is taken, and lets an instance keep its own', () => {
    const list = [instance('aa'), instance('bb')];
    const taken = { ok: false, error: { code: 'instance.code-taken', details: { code: 'AA' } } };
    expect(addInstance(list, instance('cc', { code: 'AA' }))).toEqual(taken);
    expect(changeInstance(list, { ...changeOf(instance('bb')), code: 'AA' })).toEqual(taken);
    expect(changeInstance(list, { ...changeOf(instance('aa')), name: 'New' }).ok).toBe(true);
  });

  it('is only put into another order by reordering, whatever ids are named', () => {
    fc.assert(
      fc.property(lists, fc.array(anyId, { maxLength: 10 }), (list, order) => {
        const reordered = reorderInstances(list, order);
        expect([...reordered].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
          [...list].sort((a, b) => a.id.localeCompare(b.id)),
        );
        const named: string[] = [...new Set(order)].filter((id) => findInstance(list, id).ok);
        expect(reordered.slice(0, named.length).map(({ id }) => id)).toEqual(named);
        const others = list.map(({ id }) => id).filter((id) => !named.includes(id));
        expect(reordered.slice(named.length).map(({ id }) => id)).toEqual(others);
      }),
    );
  });

  it('loses exactly the one that is removed', () => {
    fc.assert(
      fc.property(lists, anyId, (list, id) => {
        const left = removeInstance(list, id);
        expect(left).toEqual(list.filter((one) => one.id !== id));
        expect(findInstance(left, id)).toEqual({ ok: false, error: { code: 'instance.not-found', details: {} } });
      }),
    );
  });

  it('adds at the end and undoes that by removing', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const added = addInstance(list, instance('new'));
        expect(added.ok && added.value.at(-1)?.id).toBe('new');
        expect(added.ok && removeInstance(added.value, 'new')).toEqual(list);
      }),
    );
  });

  it('never changes a list that somebody else holds', () => {
    const list = Object.freeze([instance('aa'), instance('bb')].map((one) => Object.freeze(one)));
    addInstance(list, instance('cc'));
    changeInstance(list, { ...changeOf(instance('aa')), name: 'New' });
    replaceInstance(list, instance('bb', { name: 'New' }));
    removeInstance(list, 'aa');
    reorderInstances(list, ['bb', 'aa']);
    expect(list).toEqual([instance('aa'), instance('bb')]);
  });
});

describe('changing an instance', () => {
  const list = [instance('aa'), instance('bb')];

  it('drops the trusted fingerprint with the address it was trusted for', () => {
    const moved = changeInstance(list, { ...changeOf(instance('aa')), address: 'https://elsewhere.example' });
    expect(moved.ok && moved.value[0]).toMatchObject({ address: 'https://elsewhere.example', pinnedFingerprint: null });
  });

  it('is no demo any more at a real address, and stays one while only its name changes', () => {
    const demo = [instance('aa', { demoSite: 'ams1' })];
    const moved = changeInstance(demo, { ...changeOf(instance('aa')), address: 'https://elsewhere.example' });
    expect(moved.ok && moved.value[0]?.demoSite).toBeNull();
    const renamed = changeInstance(demo, { ...changeOf(instance('aa')), name: 'New' });
    expect(renamed.ok && renamed.value[0]?.demoSite).toBe('ams1');
  });

  it('keeps the authority until it is dropped, or the address changes', () => {
    const authority = { pem: 'authority of aa', certificates: [] };
    const with_ = [{ ...instance('aa'), pinnedFingerprint: null, authority }];
    const changed = (change: object) => {
      const done = changeInstance(with_, { ...changeOf(instance('aa')), ...change });
      return done.ok ? done.value[0] : null;
    };
    expect(changed({ name: 'Other' })?.authority).toEqual(authority);
    expect(changed({ dropAuthority: true })?.authority).toBeNull();
    expect(changed({ dropAuthority: true })).not.toHaveProperty('dropAuthority');
    expect(changed({ address: 'https://elsewhere.example' })?.authority).toBeNull();
  });

  it('keeps the fingerprint while the address stays', () => {
    const renamed = changeInstance(list, { ...changeOf(instance('aa')), name: 'New', code: 'NEW', colour: 5 });
    expect(renamed.ok && renamed.value[0]).toEqual(instance('aa', { name: 'New', code: 'NEW', colour: 5 }));
  });

  it('touches no other instance and finds none that is not there', () => {
    const renamed = changeInstance(list, { ...changeOf(instance('aa')), name: 'New' });
    expect(renamed.ok && renamed.value[1]).toBe(list[1]);
    expect(changeInstance(list, changeOf(instance('zz')))).toMatchObject({ error: { code: 'instance.not-found' } });
  });
});
