import { heightInHalves, unitInHalves } from '@core/racks/halves';
import {
  assumeNumbering,
  claimedNumbers,
  contradictions,
  isOutside,
  type NumberedRack,
  placeFromFloor,
} from '@core/racks/numbering';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

function rackOf(size: number | null, ...devices: [unit: number, size: number][]): NumberedRack {
  return {
    height: heightInHalves(size),
    devices: devices.map(([unit, height]) => ({
      unit: unitInHalves(unit) ?? 0,
      height: heightInHalves(height) ?? 2,
    })),
  };
}

/** A rack filled without collisions: heights stacked from the floor, with gaps. */
const stacked = fc.array(fc.record({ gap: fc.nat(2), height: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 12,
});

/** The rack's devices as they are numbered when tall ones name their lowest or highest unit. */
function numberedAs(anchor: 'lowest' | 'highest', stack: readonly { gap: number; height: number }[]): NumberedRack {
  let unit = 1;
  const devices: [number, number][] = [];
  for (const { gap, height } of stack) {
    unit += gap;
    devices.push([anchor === 'lowest' ? unit : unit + height - 1, height]);
    unit += height;
  }
  return rackOf(unit - 1, ...devices);
}

describe('the likelier reading', () => {
  test('the reading the data was written with contradicts nothing', () => {
    fc.assert(
      fc.property(stacked, fc.constantFrom('lowest' as const, 'highest' as const), (stack, anchor) => {
        expect(contradictions([numberedAs(anchor, stack)], anchor)).toBe(0);
      }),
    );
  });

  test('never proposes a reading that contradicts more than the other one', () => {
    const anyRack = fc
      .array(fc.tuple(fc.integer({ min: -2, max: 50 }), fc.constantFrom(0.5, 1, 2, 4)), { maxLength: 30 })
      .map((devices) => rackOf(42, ...devices));
    fc.assert(
      fc.property(fc.array(anyRack, { maxLength: 4 }), (racks) => {
        const { anchor } = assumeNumbering(racks);
        const other = anchor === 'lowest' ? 'highest' : 'lowest';
        expect(contradictions(racks, anchor)).toBeLessThanOrEqual(contradictions(racks, other));
      }),
    );
  });

  test('a tall device at unit 1 speaks for the lowest number, one at the top for the highest', () => {
    expect(assumeNumbering([rackOf(42, [1, 4])]).anchor).toBe('lowest');
    expect(assumeNumbering([rackOf(42, [42, 4])]).anchor).toBe('highest');
  });

  test('collisions vote even where the height of the rack is not known', () => {
    expect(assumeNumbering([rackOf(null, [10, 1], [12, 2], [13, 1])]).anchor).toBe('highest');
  });

  test('without tall devices nothing is decided, so the habit holds and is called an assumption', () => {
    expect(assumeNumbering([rackOf(42, [1, 1], [42, 1])])).toEqual({
      direction: 'bottom-up',
      anchor: 'lowest',
      source: 'assumed',
    });
  });
});

describe('the direction', () => {
  const anyDevices = fc.array(
    fc.record({ unit: fc.integer({ min: 2, max: 84 }), height: fc.integer({ min: 1, max: 8 }) }),
    { maxLength: 12 },
  );

  test('cannot be told from the data: mirroring a rack keeps every collision and every device in or out of it', () => {
    fc.assert(
      fc.property(anyDevices, fc.constantFrom('lowest' as const, 'highest' as const), (devices, anchor) => {
        const spans = devices.map((device) => claimedNumbers(device, anchor));
        const mirrored = spans.map((span) => placeFromFloor(span, 84, 'top-down'));
        expect(mirrored.map((span) => isOutside(span, 84))).toEqual(spans.map((span) => isOutside(span, 84)));
        for (const [i, a] of spans.entries()) {
          for (const [j, b] of spans.entries()) expect(meet(mirrored[i], mirrored[j])).toBe(meet(a, b));
        }
      }),
    );
  });

  test('mirroring twice is where one started', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 99 }), fc.integer({ min: 1, max: 9 }), (from, height) => {
        const once = placeFromFloor({ from, height }, 84, 'top-down');
        expect(placeFromFloor(once, 84, 'top-down')).toEqual({ from, height });
      }),
    );
  });
});

function meet(a: { from: number; height: number } | undefined, b: { from: number; height: number } | undefined) {
  if (!a || !b) return false;
  return a.from < b.from + b.height && b.from < a.from + a.height;
}
