/** Importing: what is here stays as it is, codes stay unique, all or none is kept, and nothing secret is written. */
import { ok } from '@contract/errors';
import type { Instance } from '@contract/types/instance';
import type { ProfileEntry } from '@contract/types/profile';
import { freeCode, importInto, previewRows } from '@core/profiles/import-rules';
import { createProfileService } from '@core/profiles/profile-service';
import { createSettingsBook } from '@core/settings/settings-book';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryIds } from '../../support/memory-ids';
import { createMemorySettingsStore } from '../../support/memory-settings-store';

const PIN = Array.from({ length: 32 }, () => 'AB').join(':');
const entry = (code: string, change: Partial<ProfileEntry> = {}): ProfileEntry => ({
  name: code,
  code,
  colour: 1,
  address: `https://${code.toLowerCase()}.example`,
  account: null,
  fingerprint: PIN,
  numbering: null,
  copyLifetimeHours: 168,
  pinned: false,
  ...change,
});
const instance = (code: string, change: Partial<Instance> = {}): Instance => {
  const { fingerprint, numbering: _, ...rest } = entry(code);
  return { ...rest, id: `id ${code}`, pinnedFingerprint: fingerprint, demoSite: null, ...change };
};
const preview = (list: readonly Instance[], ...found: readonly ProfileEntry[]) =>
  previewRows(
    list,
    found.map((one) => ({ kind: 'entry', entry: one })),
  );

describe('a preview', () => {
  it('tells the new, the known by its address, and the taken code with a free one in its place', () => {
    const rows = preview(
      [instance('FRA'), instance('LED', { pinnedFingerprint: null })],
      entry('AMS'),
      entry('X1', { address: 'https://fra.example' }),
      entry('X2', { address: 'https://led.example' }),
      entry('FRA', { address: 'https://other.example' }),
    );
    expect(rows).toMatchObject([
      { kind: 'new', entry: { code: 'AMS' } },
      { kind: 'here', code: 'FRA', samePin: true },
      { kind: 'here', code: 'LED', samePin: false },
      { kind: 'code-taken', taken: 'FRA', entry: { code: 'FRA2' } },
    ]);
  });

  it('keeps codes apart within the file, and takes an address once', () => {
    const rows = preview(
      [],
      entry('AMS'),
      entry('AMS', { address: 'https://ams2.example' }),
      entry('AMS2', { address: 'https://ams3.example' }),
      entry('ZZZ', { address: 'https://ams.example' }),
    );
    expect(rows).toMatchObject([
      { kind: 'new', entry: { code: 'AMS' } },
      { kind: 'code-taken', entry: { code: 'AMS2' } },
      { kind: 'code-taken', taken: 'AMS2', entry: { code: 'AMS3' } },
      { kind: 'refused', reason: 'address-twice', label: 'ZZZ' },
    ]);
  });

  it('proposes a code that is free and fits the rule, whatever is taken', () => {
    const codes = fc.stringMatching(/^[A-ZА-Я0-9-]{2,6}$/);
    fc.assert(
      fc.property(codes, fc.array(codes), (code, others) => {
        const taken = new Set([code, ...others]);
        for (let more = 0; more < 30; more += 1) taken.add(freeCode(code, taken));
        const free = freeCode(code, taken);
        expect(taken.has(free)).toBe(false);
        expect(free).toMatch(/^[\p{Lu}\p{Nd}-]{2,6}$/u);
      }),
    );
  });
});

describe('an import', () => {
  const empty = { instances: [], preferences: { theme: 'dark', language: 'en' }, numbering: {} } as const;

  it('keeps everything that was in the file, the fingerprint as a pin, never signed in', () => {
    const wanted = entry('AMS', { account: 'me@dc.example', numbering: { direction: 'top-down', anchor: 'highest' } });
    const done = importInto(empty, [wanted], () => 'made');
    expect(done).toEqual(
      ok({
        ids: ['made'],
        settings: {
          ...empty,
          instances: [{ ...instance('AMS'), id: 'made', account: 'me@dc.example' }],
          numbering: { made: { direction: 'top-down', anchor: 'highest' } },
        },
      }),
    );
  });

  it.each([
    ['a code that was taken meanwhile', entry('FRA', { address: 'https://other.example' }), 'instance.code-taken'],
    ['an address that was added meanwhile', entry('AMS', { address: 'https://fra.example' }), 'profile.refused'],
    ['an address that the window made up', entry('AMS', { address: 'http://ams.example' }), 'instance.address-refused'],
  ])('with %s keeps none of them', (_, wrong, code) => {
    const done = importInto({ ...empty, instances: [instance('FRA')] }, [entry('HEL'), wrong], () => 'made');
    expect(!done.ok && done.error.code).toBe(code);
  });
});

describe('a profile file through the program', () => {
  let saved: { name: string; text: string } | null;
  const service = (instances: readonly Instance[]) => {
    const store = createMemorySettingsStore();
    const settings = createSettingsBook(
      { ...store.saved, instances, numbering: { 'id FRA': { direction: 'top-down', anchor: 'lowest' } } },
      store,
    );
    const profiles = createProfileService({
      settings,
      ids: createMemoryIds(),
      openText: async () => ok(saved && { name: saved.name, text: saved.text }),
      saveText: async (name, text) => {
        saved = { name, text };
        return ok({ saved: true });
      },
      onImported: async () => {},
    });
    return { profiles, settings };
  };

  beforeEach(() => {
    saved = null;
  });

  it('brings to another computer what was chosen, without accounts unless they were ticked', async () => {
    const list = [
      instance('FRA', { account: 'me@dc.example' }),
      instance('LED'),
      instance('DEM', { demoSite: 'ams1' }),
    ];
    const from = service(list);
    await from.profiles.export(['id FRA', 'id DEM'], false);
    expect(saved?.name).toBe('FRA.coldaisle');
    expect(saved?.text).not.toContain('me@dc.example');
    const to = service([]);
    const read = await to.profiles.read(null);
    const rows = read.ok && read.value ? read.value.rows : [];
    expect(rows).toEqual([
      { kind: 'new', entry: entry('FRA', { numbering: { direction: 'top-down', anchor: 'lowest' } }) },
    ]);
    const added = await to.profiles.import(rows.flatMap((row) => (row.kind === 'new' ? [row.entry] : [])));
    expect(added.ok && added.value).toHaveLength(1);
    expect(to.settings.current().instances).toMatchObject([{ code: 'FRA', pinnedFingerprint: PIN, account: null }]);

    await from.profiles.export(['id FRA', 'id LED'], true);
    expect(saved?.name).toBe('datacenters.coldaisle');
    expect(saved?.text).toContain('me@dc.example');
  });

  it('that was not chosen changes nothing', async () => {
    const { profiles } = service([]);
    expect(await profiles.read(null)).toEqual(ok(null));
    expect(await profiles.export(['id FRA'], true)).toEqual(ok({ saved: false }));
    expect(saved).toBeNull();
  });
});
