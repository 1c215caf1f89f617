/** Two devices of half a unit share it side by side, and nothing is drawn over anything else. */
import type { RackCell } from '@contract/types/rack';
import { halfSides } from '@renderer/features/racks/model/half-units';
import { describe, expect, it } from 'vitest';

const server = (serverId: number, from: number, units: number): RackCell => ({ kind: 'server', serverId, from, units });

describe('devices of half a unit', () => {
  it('stand side by side in their unit, the lower one first', () => {
    const sides = halfSides([server(1, 4, 0.5), server(2, 4.5, 0.5), server(3, 5, 1)]);
    expect([...sides]).toEqual([
      [1, 'lower'],
      [2, 'upper'],
    ]);
  });

  it('keep their true place where a taller one reaches into the unit', () => {
    expect(halfSides([server(1, 3, 1.5), server(2, 4.5, 0.5)]).size).toBe(0);
    expect(halfSides([server(1, 4, 0.5), server(2, 4.5, 1.5)]).size).toBe(0);
  });

  it('do not mind a neighbour that ends where their unit begins', () => {
    expect(halfSides([server(1, 2, 2), server(2, 4, 0.5)]).get(2)).toBe('lower');
  });
});
