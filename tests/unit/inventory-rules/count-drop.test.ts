/** When a list that shrank is asked about: too late, and half a hall vanishes from the screen; too often, and nobody reads it. */
import { isSuspiciousDrop, summariseDrop } from '@core/inventory/count-drop';
import { describe, expect, it } from 'vitest';
import { BARE_SERVER } from '../../support/bare-server';

describe('a drop', () => {
  it.each([
    [100, 20, false],
    [100, 21, true],
    [10, 2, false],
    [10, 3, true],
    [5, 1, false],
    [5, 2, true],
    [4, 4, false],
    [0, 0, false],
    [5, 5, true],
  ])('of %i servers, %i gone: asked %s', (before, vanished, asked) => {
    expect(isSuspiciousDrop(before, vanished)).toBe(asked);
  });

  it('is told with the racks and owners it concerns, each counted once', () => {
    const rack = (id: number | null, name: string) => ({ id, name, sizeUnits: null });
    const location = (id: number) => ({ id, name: `L${id}`, geolocation: null, userspace: null });
    const lists = { before: 30, beforeReadAtMs: 10, now: 24, nowReadAtMs: 20 };
    const vanished = [
      { ...BARE_SERVER, rack: rack(1, 'A1'), owner: { id: 7, email: 'One@example.com' } },
      { ...BARE_SERVER, rack: rack(1, 'A1 renamed'), owner: { id: null, email: 'one@example.com' } },
      { ...BARE_SERVER, rack: rack(null, 'B1'), location: location(1), owner: { id: 8, email: '' } },
      { ...BARE_SERVER, rack: rack(null, 'B1'), location: location(1), owner: { id: 8, email: '' } },
      { ...BARE_SERVER, rack: rack(null, 'B1'), location: location(2), owner: null },
      { ...BARE_SERVER, rack: null, owner: { id: null, email: '' } },
    ];
    expect(summariseDrop(vanished, lists)).toEqual({ ...lists, vanished: 6, racksTouched: 3, ownersTouched: 2 });
  });
});
