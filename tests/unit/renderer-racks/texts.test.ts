import { readConfiguration } from '@renderer/features/racks/model/configuration-text';
import { ownerShortName } from '@renderer/features/racks/model/owner-text';
import { slotGrid } from '@renderer/features/racks/model/slots';
import { en } from '@renderer/features/racks/strings/en';
import { ru } from '@renderer/features/racks/strings/ru';
import { INSET, measure, RACK_PITCH } from '@renderer/features/racks/view/use-canvas';
import { unitLabel, unitsText } from '@renderer/lib/server-line/place-text';
import { serverLine } from '@renderer/lib/server-line/server-line';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, rack, row, wall } from './make';

describe('configuration', () => {
  test.each([
    ['i9-9900K-64Gb-2x1024NVMe', 'i9-9900K', '64 GB', 2],
    ['E-2146G-64Gb-1920SSD-3840SSD', 'E-2146G', '64 GB', 2],
    ['EPYC7443P-256Gb-4x1920NVMe', '7443P', '256 GB', 4],
    ['2x6338-512Gb-lsi-2x960SSD', '2× 6338', '512 GB', 2],
    ['2x8468-2048Gb', '2× 8468', '2 TB', 0],
    ['something else', 'something else', null, 0],
  ])('%s', (text, cpu, memory, drives) => {
    expect(readConfiguration(text)).toEqual({ cpu, memory, drives });
  });

  test('a server that was never diagnosed has none', () => {
    expect([readConfiguration(null), readConfiguration(' ')]).toEqual([null, null]);
  });
});

test.each([
  ['ops@halcyon.example', 'halcyon'],
  ['admin@mail.kestrel.example', 'kestrel'],
  ['jane@gmail.com', 'jane'],
  ['#17', '#17'],
  ['@odd', '@odd'],
])('owner %s is called %s', (owner, name) => {
  expect(ownerShortName(owner)).toBe(name);
});

describe('units are told in the numbers the instance uses', () => {
  test.each([
    ['bottom-up', { from: 23, units: 2 }, '23–24'],
    ['top-down', { from: 23, units: 2 }, '19–20'],
    ['bottom-up', { from: 12.5, units: 0.5 }, '12'],
    ['top-down', { from: 42, units: 1 }, '1'],
  ] as const)('%s %o is %s', (direction, span, text) => {
    expect(unitsText(span, 42, direction)).toBe(text);
  });

  test('the printed number and the told number agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 42 }), fc.constantFrom('bottom-up', 'top-down'), (from, direction) => {
        expect(String(unitLabel(from, 42, direction))).toBe(unitsText({ from, units: 1 }, 42, direction));
      }),
    );
  });
});

test('a ticket line names what is known and leaves out what is not', () => {
  const full = row(1, { mainIpv4: '198.51.100.86', bmcAddress: '10.20.4.23' });
  const racks = wall([rack(1, [at(1, 23, 2)])], [full]);
  expect(serverLine(full, racks, 'AMS1')).toBe('ds-1 (AMS1 #1), A-1 U23–24, 198.51.100.86, BMC 10.20.4.23');
  expect(serverLine(row(2, { rackName: null }), racks, 'AMS1')).toBe('ds-2 (AMS1 #2)');
  expect(serverLine(row(2, { rackName: 'B-2' }), null, 'AMS1')).toBe('ds-2 (AMS1 #2), B-2');
});

describe('slots', () => {
  test.each([
    [14, 6, { look: 'blade', columns: 7, rows: 2, title: true }],
    [4, 2, { look: 'named', columns: 2, rows: 2, title: false }],
    [4, 3, { look: 'named', columns: 2, rows: 2, title: true }],
    [2, 1, { look: 'named', columns: 2, rows: 1, title: false }],
    [4, 1, { look: 'dot', columns: 4, rows: 1, title: false }],
  ])('%i slots in %i U', (count, units, grid) => {
    expect(slotGrid(count, units)).toEqual(grid);
  });

  test('there is a place for every slot, however many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 20 }), (count, units) => {
        const { columns, rows } = slotGrid(count, units);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});

describe('canvas', () => {
  test('a unit is 13 to 18 px and as tall as the height allows', () => {
    expect(measure({ width: 904, height: 718 }, 42, 0).unit).toBe(15);
    expect(measure({ width: 904, height: 300 }, 42, 0).unit).toBe(13);
    expect(measure({ width: 904, height: 2000 }, 42, 0).unit).toBe(18);
  });

  test('every rack in sight is drawn', () => {
    const anySize = fc.integer({ min: 100, max: 4000 });
    fc.assert(
      fc.property(
        anySize,
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 500 }),
        (width, left, index) => {
          // What the view passes on is the position of the last whole rack.
          const { first, last } = measure({ width, height: 700 }, 42, Math.floor(left / RACK_PITCH) * RACK_PITCH);
          const start = INSET + index * RACK_PITCH;
          const inSight = start + RACK_PITCH > left && start < left + width;
          if (inSight) expect(index >= first && index <= last).toBe(true);
        },
      ),
    );
  });
});

describe('strings', () => {
  const keysOf = (texts: object, path = ''): string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`),
    );

  test('every plural has all four Russian forms', () => {
    const russian = new Set(keysOf(ru));
    const plurals = keysOf(en).filter((key) => key.endsWith('_other'));
    expect(plurals.length).toBeGreaterThan(0);
    for (const key of plurals) {
      for (const form of ['one', 'few', 'many', 'other']) {
        expect(russian, key).toContain(key.replace(/other$/, form));
      }
    }
  });
});
