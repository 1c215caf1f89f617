import type { ServerRow } from '@contract/types/server';
import { assignCodes, groupServers, keepIfSame } from '@renderer/features/racks/model/groups';
import { legendOf } from '@renderer/features/racks/model/legend';
import { groupKeyOf, LENSES, matchesFilter, stateKindOf } from '@renderer/features/racks/model/lenses';
import { paintOf } from '@renderer/features/racks/model/paint';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { row } from './make';

const running = { label: 'Install OS', percent: 40, phase: 'running' } as const;
const failed = { label: null, percent: null, phase: 'failed' } as const;
const NONE: ReadonlySet<number> = new Set();

describe('the one mark of a server', () => {
  test.each<[string, Partial<ServerRow>, boolean]>([
    ['overlap', { operation: failed, state: 'suspend_error' }, true],
    ['failed', { operation: failed, state: 'suspend_error' }, false],
    ['resume_error', { operation: running, state: 'resume_error' }, false],
    ['running', { operation: running, state: 'suspended' }, false],
    ['suspending', { state: 'suspending', isNew: true }, false],
    ['new', { isNew: true }, false],
    ['unknown', { state: 'unknown' }, false],
    ['ok', {}, false],
  ])('is %s', (kind, fields, overlaps) => {
    expect(stateKindOf(row(1, fields), overlaps)).toBe(kind);
  });
});

const anyRow = fc
  .record({
    state: fc.constantFrom('ok', 'suspended', 'suspending', 'suspend_error', 'unknown'),
    power: fc.constantFrom('on', 'off', 'in_progress', 'unknown'),
    operation: fc.constantFrom(null, running, failed),
    isNew: fc.boolean(),
    owner: fc.constantFrom(null, 'a@one.example', 'b@two.example', 'c@three.example'),
    configuration: fc.constantFrom(null, '', 'E-2236-64Gb-2x480SSD', 'odd'),
  })
  .map((fields) => fields as Partial<ServerRow>);
const anyRows = fc.array(anyRow, { maxLength: 30 }).map((list) => list.map((fields, index) => row(index + 1, fields)));

describe('legend', () => {
  test('counts every server exactly once under its lens', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...LENSES), (rows, lens) => {
        const grouped = lens === 'owner' || lens === 'configuration' ? lens : null;
        const groups = grouped ? groupServers(grouped, rows, assignCodes(grouped, rows)) : undefined;
        const { entries } = legendOf(lens, rows, NONE, groups);
        const own = entries.filter((entry) => entry.lens === lens);
        expect(own.reduce((sum, entry) => sum + entry.count, 0)).toBe(rows.length);
      }),
    );
  });

  test('an entry matches as many servers as it counts', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const { key, count } of legendOf('state', rows, NONE).entries) {
          expect(rows.filter((one) => matchesFilter([key], one, false))).toHaveLength(count);
        }
      }),
    );
  });

  test('keeps its first entry at zero and leaves out the others', () => {
    expect(
      legendOf('state', [row(1, { state: 'suspended' })], NONE).entries.map(({ key, count }) => [key, count]),
    ).toEqual([
      ['state:ok', 0],
      ['state:suspended', 1],
    ]);
  });

  test('says how many groups there are beyond the ten it lists', () => {
    const rows = Array.from({ length: 13 }, (_, index) => row(index, { owner: `x@owner${index}.example` }));
    const legend = legendOf('owner', rows, NONE, groupServers('owner', rows, assignCodes('owner', rows)));
    expect([legend.entries.length, legend.rest.length]).toEqual([10, 3]);
  });
});

describe('groups', () => {
  const owners = (...names: string[]) => names.map((name, index) => row(index, { owner: `x@${name}.example` }));

  test('codes are two characters and unlike each other', () => {
    const codes = assignCodes('owner', owners('halcyon', 'halcyon', 'harbour', 'hall'));
    expect([...codes.values()]).toEqual(['HA', 'HL', 'HR']);
  });

  test('a code is the same in every row, hues follow the rank in view', () => {
    const all = owners('kestrel', 'kestrel', 'lumen');
    const codes = assignCodes('owner', all);
    const inRow = groupServers('owner', all.slice(2), codes);
    expect(inRow.list).toMatchObject([{ code: 'LU', hue: 0, count: 1 }]);
  });

  test('the eleventh group is grey', () => {
    const rows = owners(...Array.from({ length: 11 }, (_, index) => `owner${index}`));
    expect(
      groupServers('owner', rows, assignCodes('owner', rows))
        .list.map(({ hue }) => hue)
        .at(-1),
    ).toBeNull();
  });

  test('keep their identity while nothing a cell shows has changed', () => {
    const rows = owners('kestrel', 'lumen');
    const group = () => groupServers('owner', rows, assignCodes('owner', rows));
    const before = group();
    expect(keepIfSame(before, group())).toBe(before);
  });
});

describe('paint', () => {
  const NO_GROUPS = groupServers('owner', [], new Map());

  test('a powered-off server has the darker face unless something more urgent is true', () => {
    expect(paintOf('state', row(1, { power: 'off' }), false, NO_GROUPS).face).toBe('off');
    expect(paintOf('state', row(1, { power: 'off', state: 'suspended' }), false, NO_GROUPS).face).toBe('hold');
  });

  test('progress shows only under the lenses that speak of the operation', () => {
    const busy = row(1, { operation: running });
    expect(LENSES.map((lens) => paintOf(lens, busy, false, NO_GROUPS).percent)).toEqual([40, null, null, null, 40]);
  });

  test('unknown power is never painted as off: its mark is its own', () => {
    expect(paintOf('power', row(1, { power: 'unknown' }), false, NO_GROUPS).mark).toEqual({
      kind: 'power',
      power: 'unknown',
    });
  });
});

test('keys of different lenses never clash', () => {
  const keys = LENSES.map((lens) => groupKeyOf(lens, row(1, { state: 'unknown', power: 'unknown' }), false));
  expect(new Set(keys).size).toBe(LENSES.length);
});
