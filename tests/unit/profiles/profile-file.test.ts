/** Files of datacenters: what is exported is what is imported, and whatever else comes is refused for a reason. */
import { fail, ok } from '@contract/errors';
import type { DatacenterColour } from '@contract/types/instance';
import type { ProfileEntry } from '@contract/types/profile';
import { readProfile, writeProfile } from '@core/profiles/profile-file';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const ENTRY: ProfileEntry = {
  name: 'Frankfurt',
  code: 'FRA2',
  colour: 3,
  address: 'https://dci.fra2.example',
  account: 'engineer@dc.example',
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  numbering: { direction: 'top-down', anchor: 'highest' },
  copyLifetimeHours: 24,
  pinned: true,
};
const file = (datacenters: unknown, change: object = {}) =>
  JSON.stringify({ format: 'coldaisle-profile', version: 1, datacenters, ...change });
const reasonOf = (text: string) => {
  const read = readProfile(text);
  return !read.ok && read.error.code === 'profile.refused' ? read.error.details.reason : 'read';
};
const rowOf = (change: object) => {
  const read = readProfile(file([{ ...ENTRY, ...change }]));
  const row = read.ok ? read.value[0] : undefined;
  return row?.kind === 'refused' ? row.reason : row?.entry;
};

const line = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: most })
    .map((text) =>
      text
        .replace(/\p{Cc}/gu, '')
        .trim()
        .slice(0, most)
        .trim(),
    )
    .filter((text) => text !== '');
const hex = fc.nat(255).map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
const entries: fc.Arbitrary<ProfileEntry> = fc.record({
  name: line(60),
  code: fc.stringMatching(/^[A-ZА-Я0-9-]{2,6}$/),
  colour: fc.nat(9).map((hue) => hue as DatacenterColour),
  address: fc
    .tuple(fc.domain(), fc.integer({ min: 1_024, max: 65_535 }))
    .map(([host, port]) => `https://${host}:${port}`),
  account: fc.option(line(300)),
  fingerprint: fc.option(fc.array(hex, { minLength: 32, maxLength: 32 }).map((bytes) => bytes.join(':'))),
  numbering: fc.option(
    fc.record({
      direction: fc.constantFrom('bottom-up' as const, 'top-down' as const),
      anchor: fc.constantFrom('lowest' as const, 'highest' as const),
    }),
  ),
  copyLifetimeHours: fc.option(fc.integer({ min: 1, max: 720 })),
  pinned: fc.boolean(),
});

describe('a profile', () => {
  it('gives back exactly what was written', () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 20 }), (list) => {
        expect(readProfile(writeProfile(list))).toEqual(ok(list.map((entry) => ({ kind: 'entry', entry }))));
      }),
    );
  });

  it('holds the fields of an entry and nothing that came along with it', () => {
    const written = writeProfile([{ ...ENTRY, token: 'needle', password: 'needle' } as ProfileEntry]);
    expect(written).not.toContain('needle');
    expect(Object.keys(JSON.parse(written).datacenters[0]).sort()).toEqual(Object.keys(ENTRY).sort());
  });

  it('of any other text is refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => file(JSON.parse(json))),
        ),
        (text) => {
          const read = readProfile(text);
          const taken = read.ok ? read.value.filter(({ kind }) => kind === 'entry') : [];
          expect(taken).toEqual([]);
        },
      ),
    );
  });

  it.each([
    ['not JSON', 'PK\u0003\u0004', 'not-json'],
    ['nothing', '', 'not-json'],
    ['cut off', file([ENTRY]).slice(0, -3), 'not-json'],
    ['another format', JSON.stringify({ version: 1, datacenters: [ENTRY] }), 'not-a-profile'],
    ['a list', '[]', 'not-a-profile'],
    ['null', 'null', 'not-a-profile'],
    ['version 0', file([ENTRY], { version: 0 }), 'not-a-profile'],
    ['a version in words', file([ENTRY], { version: '1' }), 'not-a-profile'],
    ['no version', file([ENTRY], { version: undefined }), 'not-a-profile'],
    ['a newer version', file([{ unknown: true }], { version: 2 }), 'newer'],
    ['datacenters that are no list', file({ 0: ENTRY }), 'not-a-profile'],
    ['no datacenter', file([]), 'empty'],
    ['201 datacenters', file(Array.from({ length: 201 }, () => ENTRY)), 'too-many'],
    ['10,000 datacenters', file(Array.from({ length: 10_000 }, () => ({}))), 'too-many'],
    ['more than a megabyte', `${file([ENTRY])}${' '.repeat(1_048_576)}`, 'too-large'],
    [
      'keys of the prototype alone',
      '{"__proto__":{"format":"coldaisle-profile","version":1,"datacenters":[]}}',
      'not-a-profile',
    ],
  ])('that is %s is refused for it', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name of 61 characters', { name: 'x'.repeat(61) }, 'name'],
    ['a name that turns the text around', { name: 'Frankfurt\u202e1MA' }, 'name'],
    ['a name of two lines', { name: 'Frank\nfurt' }, 'name'],
    ['a code in lower case', { code: 'fra2' }, 'code'],
    ['a code with markup', { code: '<B>' }, 'code'],
    ['an eleventh colour', { colour: 10 }, 'colour'],
    ['a colour in words', { colour: 'red' }, 'colour'],
    ['http', { address: 'http://dci.fra2.example' }, 'address-not-https'],
    ['a password in the address', { address: 'https://me:pw@dci.fra2.example' }, 'address-has-credentials'],
    ['a script', { address: 'javascript:alert(1)' }, 'address-not-https'],
    ['a query', { address: 'https://dci.fra2.example/?a=1' }, 'address-has-query'],
    ['no address', { address: undefined }, 'address-empty'],
    ['an address that is a number', { address: 42 }, 'address-empty'],
    ['an account of two lines', { account: 'a@b\nc' }, 'account'],
    ['an account that is an object', { account: {} }, 'account'],
    ['half a fingerprint', { fingerprint: 'AB:CD' }, 'fingerprint'],
    ['a fingerprint in lower case', { fingerprint: ENTRY.fingerprint?.toLowerCase() }, 'fingerprint'],
    ['units counted sideways', { numbering: { direction: 'sideways', anchor: 'lowest' } }, 'numbering'],
    ['no lifetime at all', { copyLifetimeHours: undefined }, 'lifetime'],
    ['a lifetime of nothing', { copyLifetimeHours: 0 }, 'lifetime'],
    ['a lifetime of a year', { copyLifetimeHours: 8_760 }, 'lifetime'],
    ['pinned in words', { pinned: 'yes' }, 'pinned'],
  ])('with %s keeps that datacenter out, and says why', (_, change, reason) => {
    expect(rowOf(change)).toBe(reason);
  });

  it('with what is no datacenter among them still brings the others', () => {
    const read = readProfile(file([null, 5, 'x', [], ENTRY]));
    expect(read.ok && read.value.map(({ kind }) => kind)).toEqual([
      'refused',
      'refused',
      'refused',
      'refused',
      'entry',
    ]);
  });

  it('shows a name of another alphabet as the address it is', () => {
    expect(rowOf({ address: 'https://dсi.fra2.example' })).toMatchObject({
      address: 'https://xn--di-omc.fra2.example',
    });
    expect(rowOf({ address: 'https://DCI.fra2.example./dci/servers' })).toMatchObject({ address: ENTRY.address });
  });

  it('takes nothing from prototype keys, and leaves no trace on the prototype', () => {
    const text = file([]).replace('[]', `[{"__proto__": ${JSON.stringify(ENTRY)}, "constructor": {"name": "x"}}]`);
    expect(readProfile(text)).toEqual(ok([{ kind: 'refused', label: '', reason: 'name' }]));
    expect(({} as Record<string, unknown>)['code']).toBeUndefined();
  });

  it('may leave out account, fingerprint and numbering, and may begin with a byte order mark', () => {
    const { account: _, fingerprint: __, numbering: ___, ...bare } = ENTRY;
    expect(readProfile(`\uFEFF${file([bare])}`)).toEqual(
      ok([{ kind: 'entry', entry: { ...ENTRY, account: null, fingerprint: null, numbering: null } }]),
    );
    expect(readProfile('\uFEFF')).toEqual(fail('profile.refused', { reason: 'not-json' }));
  });
});
