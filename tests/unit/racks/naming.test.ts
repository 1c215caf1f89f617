import { compareNatural, placesOf } from '@core/racks/naming';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

function placeOf(name: string, locationName: string | null = 'AMS1'): string {
  const [place] = placesOf([{ name, locationName }]);
  return `${place?.room} | ${place?.row}`;
}

describe('one name', () => {
  test.each([
    ['B4-03', 'B | 4'],
    ['b4.3', 'b | 4'],
    ['R12.07', 'AMS1 | 12'],
    ['Row12-07', 'AMS1 | 12'],
    ['H1-A-05', 'H1 | A'],
    ['HEL-1-3', 'HEL | 1'],
    ['HEL1-DC2-A-05', 'HEL1-DC2 | A'],
    ['Hall B Row 4 03', 'Hall-B | 4'],
    ['A-05', 'AMS1 | A'],
    ['A05', 'AMS1 | A'],
    ['4-17', 'AMS1 | 4'],
    ['HEL_12', 'HEL | '],
    ['Rack 7', 'AMS1 | '],
    ['rack7', 'AMS1 | '],
    ['B4-Rack-7', 'B | 4'],
    ['1207', 'AMS1 | '],
    ['Стойка 7', 'AMS1 | '],
    ['storage', 'AMS1 | '],
    ['', 'AMS1 | '],
    ['---', 'AMS1 | '],
  ])('%s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });

  test('without a location what the name does not tell stays empty', () => {
    expect(placeOf('Rack 7', null)).toBe(' | ');
  });
});

describe('many names', () => {
  test('R is a room where other letters are rooms too', () => {
    const racks = ['Q1-01', 'R1-01'].map((name) => ({ name, locationName: 'AMS1' }));
    expect(placesOf(racks).map(({ room }) => room)).toEqual(['Q', 'R']);
  });

  test('rooms of one name in two locations stay two rooms', () => {
    const racks = ['AMS1', 'AMS2'].map((locationName) => ({ name: 'B4-03', locationName }));
    expect(placesOf(racks).map(({ room }) => room)).toEqual(['AMS1, B', 'AMS2, B']);
  });

  test('every rack gets exactly one place, whatever it is called', () => {
    const anyRack = fc.record({
      name: fc.oneof(fc.string(), fc.stringMatching(/^[A-C]?\d{0,2}[-_. ]?[A-Z]{0,3}[-_. ]?\d{0,3}$/)),
      locationName: fc.option(fc.constantFrom('AMS1', 'AMS2', '')),
    });
    fc.assert(
      fc.property(fc.array(anyRack), (racks) => {
        const places = placesOf(racks);
        expect(places).toHaveLength(racks.length);
        for (const { room, row } of places) expect([typeof room, typeof row]).toEqual(['string', 'string']);
      }),
    );
  });
});

describe('natural order', () => {
  test('numbers count as numbers', () => {
    expect(['B4-10', 'B4-9', 'A1', 'b4-09'].sort(compareNatural)).toEqual(['A1', 'B4-9', 'b4-09', 'B4-10']);
  });

  test('only equal texts are equal, so grouping by it never mixes two rows', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareNatural(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
