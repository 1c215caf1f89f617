/** A benchmark's figures: statistics that are right, and targets that are only met when they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesIn, parentInStat, treeOf } from '../../../scripts/bench/lib/process-memory.mjs';
import { inTurn, notMeasurable, resultOf } from '../../../scripts/bench/lib/result.mjs';
import { readSite } from '../../../scripts/bench/lib/simulators.mjs';
import { median, percentile, spread } from '../../../scripts/bench/lib/statistics.mjs';

const values = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

describe('percentile', () => {
  it.each([
    [[5], 0.95, 5],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10, 9, 100], 0.5, 10],
    [[0, 10], 0.95, 9.5],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %d', (list, share, expected) => {
    expect(percentile(list, share)).toBeCloseTo(expected, 10);
  });

  it('lies between the least and the most, and never falls as the share grows', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, one, other) => {
        const [low, high] = [percentile(list, Math.min(one, other)), percentile(list, Math.max(one, other))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...list) + 1e-9);
      }),
    );
  });

  it('leaves the list as it was', () => {
    const list = [3, 1, 2];
    median(list);
    expect(list).toEqual([3, 1, 2]);
  });

  it('refuses to make a figure of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('spread', () => {
  it.each([
    [[7], 0],
    [[100, 100, 100], 0],
    [[90, 100, 110], 0.1],
    [[0, 0, 0], 0],
    [[-1, 0, 1], Number.POSITIVE_INFINITY],
  ])('of %j', (list, expected) => {
    expect(spread(list)).toBe(expected);
  });

  it('does not depend on the unit', () => {
    const scaled = fc.property(values, (list) => {
      expect(spread(list.map((value) => value * 4))).toBeCloseTo(spread(list), 6);
    });
    fc.assert(scaled);
  });
});

/** @param {Partial<import('../../../scripts/bench/lib/result.mjs').Bench>} change */
function bench(change = {}) {
  const measure = () => Promise.reject(new Error('not called'));
  const fixed = { id: 'x-1k', metric: 'x', unit: 'ms', byDefault: true, measure };
  return { ...fixed, statistic: 'median', target: 1.5, referenceName: 'other', limit: null, ...change };
}

describe('resultOf', () => {
  it('holds the ratio of the medians against the target', () => {
    const result = resultOf(bench(), { ours: [10, 30, 20], reference: [10, 10, 1000], notes: ['n'] });
    expect(result).toMatchObject({ ours: 20, reference: 10, ratio: 2, target: 1.5, met: false, runs: 3, notes: ['n'] });
  });

  it.each([
    [15, true],
    [15.004, false],
  ])('judges %d beside 10 before rounding', (ours, met) => {
    expect(resultOf(bench(), { ours: [ours], reference: [10] })).toMatchObject({ met, ratio: 1.5 });
  });

  it('holds the figure itself against the target where the reference is a limit', () => {
    const limited = bench({ statistic: 'p95', target: 100, limit: 100, referenceName: 'limit' });
    expect(resultOf(limited, { ours: [99, 99] })).toMatchObject({ ours: 99, reference: 100, ratio: 0.99, met: true });
    expect(resultOf(limited, { ours: [1, 200] })).toMatchObject({ ours: 190.05, met: false });
  });

  it('takes the worst run where one is one too many', () => {
    const worst = bench({ statistic: 'worst', target: 50, limit: 50, referenceName: 'limit' });
    expect(resultOf(worst, { ours: [1, 2, 51, 1] })).toMatchObject({ ours: 51, met: false });
  });

  it('does not count as noise what slowed both of a pair', () => {
    const slowed = resultOf(bench(), { ours: [10, 20, 40], reference: [10, 20, 40] });
    expect(slowed.spread).toBe(0);
  });

  it.each([
    ['no run', { ours: [], reference: [1] }],
    ['no reference', { ours: [1], reference: [] }],
    ['a reference of nothing', { ours: [0], reference: [0] }],
  ])('never meets a target with %s', (_, measurement) => {
    expect(resultOf(bench(), measurement)).toMatchObject({ ours: null, ratio: null, met: false, runs: 0 });
  });
});

describe('notMeasurable', () => {
  it('keeps the row and says why', () => {
    const row = notMeasurable(bench(), 'there is no window');
    expect(row).toMatchObject({ id: 'x-1k', target: 1.5, met: false, notes: ['not measurable: there is no window'] });
  });
});

describe('inTurn', () => {
  it('runs ours and the reference one after the other, never two of a kind together', async () => {
    /** @type {string[]} */
    const order = [];
    const step = (name, value) => async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      return value;
    };
    const measured = await inTurn(2, step('ours', 1), step('reference', 2));
    expect(measured).toEqual({ ours: [1, 1], reference: [2, 2] });
    const round = ['ours begins', 'ours ends', 'reference begins', 'reference ends'];
    expect(order).toEqual([...round, ...round]);
  });
});

describe('memory of a process tree', () => {
  it('counts children of children and nobody else, whatever their order', () => {
    const processes = [
      { pid: 30, parent: 20 },
      { pid: 20, parent: 10 },
      { pid: 11, parent: 1 },
      { pid: 10, parent: 1 },
    ];
    expect(treeOf(10, processes)).toEqual([10, 20, 30]);
  });

  it('reads the parent behind a name with spaces and brackets', () => {
    expect(parentInStat('4242 (a) b (c)) S 17 4242 4242 0 -1')).toBe(17);
  });

  it('reads the proportional share, not what merely begins like it', () => {
    const rollup = 'Rss:  9000 kB\nPss:   2048 kB\nPss_Dirty:  7 kB\n';
    expect(bytesIn(rollup, 'Pss')).toBe(2048 * 1024);
    expect(bytesIn('Pss_Dirty:  7 kB\n', 'Pss')).toBeNull();
  });
});

describe('readSite', () => {
  const first = 'Amsterdam (AMS1)\n  address      https://127.0.0.1:1\n  certificate  AA:BB\n';
  const account = '  account      a@b.example  password p-1  (@admin)\n';
  const second = 'Frankfurt (FRA2)\n  address      https://127.0.0.1:2\n  certificate  CC:DD\n';

  it('waits for the account of the first site', () => {
    expect(readSite(first)).toBeNull();
  });

  it('takes the first site of several', () => {
    const site = { url: 'https://127.0.0.1:1', fingerprint: 'AA:BB', email: 'a@b.example', password: 'p-1' };
    expect(readSite(first + account + second)).toEqual(site);
  });
});
