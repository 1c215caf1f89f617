/** How long an instance that does not answer is left alone: too short is a storm, too long an outage of our own making. */
import { type ErrorCode, fail, ok } from '@contract/errors';
import { createBreaker, JITTER, WAITS_MS } from '@core/inventory/breaker';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const FAILED = fail('network.timed-out', { host: 'dci.example', afterMs: 1 });
const T0 = 1_700_000_000_000;

function bench(random: () => number = () => 0.5) {
  let nowMs = T0;
  const breaker = createBreaker({ clock: { nowMs: () => nowMs }, random });
  return {
    breaker,
    pass: (ms: number) => {
      nowMs += ms;
    },
    waitMs: () => {
      const atMs = breaker.retryAtMs();
      return atMs === null ? null : atMs - nowMs;
    },
    /** One try, whether its time has come or not. */
    attempt: (result: typeof FAILED | ReturnType<typeof ok> = FAILED) => breaker.begin(true)?.end(result),
  };
}

describe('the breaker', () => {
  it('waits longer after each failure, and never longer than a quarter of an hour', () => {
    const { attempt, waitMs } = bench();
    const waits = Array.from({ length: 8 }, () => {
      attempt();
      return waitMs();
    });
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 300_000, 900_000, 900_000, 900_000]);
  });

  it('lets nothing through before its time, then one try alone', () => {
    const { breaker, attempt, pass } = bench();
    attempt();
    pass(14_999);
    expect(breaker.begin()).toBeNull();
    pass(1);
    const probe = breaker.begin();
    expect(probe).not.toBeNull();
    expect(breaker.begin()).toBeNull();
    expect(breaker.begin(true)).toBeNull();
    probe?.end(FAILED);
    expect(breaker.begin()).toBeNull();
    pass(30_000);
    expect(breaker.begin()).not.toBeNull();
  });

  it('is closed by a success, its own or one told, and begins anew', () => {
    const { breaker, attempt, waitMs } = bench();
    attempt();
    attempt();
    attempt(ok());
    expect(waitMs()).toBeNull();
    attempt();
    expect(waitMs()).toBe(15_000);
    breaker.close();
    expect(waitMs()).toBeNull();
    expect(breaker.begin()).not.toBeNull();
    expect(breaker.begin()).not.toBeNull();
  });

  it('lets a person try before the time', () => {
    const { breaker, attempt } = bench();
    attempt();
    expect(breaker.begin()).toBeNull();
    expect(breaker.begin(true)).not.toBeNull();
  });

  it.each<ErrorCode>([
    'dci.unauthorised',
    'auth.rejected',
    'auth.second-factor',
    'auth.code-refused',
    'auth.second-factor-failed',
    'auth.step-over',
    'auth.signed-out',
    'inventory.cancelled',
  ])('does not count %s, and lets no hail of tries follow it', (code) => {
    const { breaker, attempt, pass, waitMs } = bench();
    attempt(fail(code, {} as never));
    expect(waitMs()).toBeNull();
    attempt();
    attempt();
    pass(30_000);
    breaker.begin()?.end(fail(code, {} as never));
    expect(waitMs()).toBe(30_000);
    attempt();
    expect(waitMs()).toBe(60_000);
  });

  it('an earlier try that ends late does not set a second one free', () => {
    const { breaker, attempt, pass } = bench();
    const slow = breaker.begin();
    attempt();
    pass(15_000);
    expect(breaker.begin()).not.toBeNull();
    slow?.end(fail('inventory.cancelled', {}));
    pass(3_600_000);
    expect(breaker.begin()).toBeNull();
  });

  it('does not wait longer because the clock was set back', () => {
    const { attempt, pass, waitMs } = bench();
    attempt();
    pass(-3_600_000);
    expect(waitMs()).toBe(15_000);
    pass(10_000);
    expect(waitMs()).toBe(5_000);
  });

  it('jitters each wait by a fifth at most, both ways', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), chance, (failures, value) => {
        const { attempt, waitMs } = bench(() => value);
        for (let n = 0; n < failures; n += 1) attempt();
        const step = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? 0;
        expect(waitMs()).toBe(Math.round(step * (1 - JITTER + 2 * JITTER * value)));
      }),
    );
    const waits = [0, 0.999].map((value) => {
      const { attempt, waitMs } = bench(() => value);
      attempt();
      return waitMs();
    });
    expect(waits).toEqual([12_000, 17_994]);
  });
});
