/** Reading by itself through what happens to a laptop: hidden, on battery, asleep, its clock set, signed out and in again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScheduleBench, FAILED, MINUTE, type ScheduleBench, SECOND } from './schedule-bench';

const HOUR = 60 * MINUTE;
const IDS = ['a', 'b', 'c', 'd'];

/** `a` shown, `b` and `c` pinned, `d` neither; all that connects was read within the first ten seconds. */
async function office(random?: () => number): Promise<ScheduleBench> {
  const bench = createScheduleBench(IDS, random);
  for (const instance of bench.instances) instance.pinned = instance.id === 'b' || instance.id === 'c';
  bench.schedule.start();
  bench.schedule.show('a');
  await bench.pass(10 * SECOND);
  expect(IDS.map((id) => bench.begun(id).length)).toEqual([1, 1, 1, 0]);
  return bench;
}
const set = (bench: ScheduleBench, conditions: Partial<ScheduleBench['conditions']>) => {
  Object.assign(bench.conditions, conditions);
  bench.schedule.conditionsChanged();
};
const counts = (bench: ScheduleBench) => IDS.map((id) => bench.begun(id).length);

describe('hidden and on battery', () => {
  it('nothing is read, not even after a sleep', async () => {
    const bench = await office();
    set(bench, { visible: false, onBattery: true });
    await bench.pass(2 * HOUR);
    bench.schedule.wake();
    await bench.pass(HOUR);
    expect(counts(bench)).toEqual([1, 1, 1, 0]);
  });

  it('hidden alone or on battery alone, reading goes on', async () => {
    for (const conditions of [{ visible: false }, { onBattery: true }]) {
      const bench = await office();
      set(bench, conditions);
      await bench.pass(50 * SECOND);
      expect(bench.begun('a')).toEqual([0, 30, 60]);
    }
  });

  it('once visible again the shown one is read at once, the others spread over seconds', async () => {
    let draw = 0;
    const bench = await office(() => (draw++ % 10) / 10);
    set(bench, { visible: false, onBattery: true });
    await bench.pass(HOUR);
    set(bench, { visible: true });
    await bench.pass(0);
    expect(counts(bench)).toEqual([2, 1, 1, 0]);
    await bench.pass(10 * SECOND);
    expect(counts(bench)).toEqual([2, 2, 2, 0]);
    expect(bench.begun('b').at(-1)).not.toBe(bench.begun('c').at(-1));
  });

  it('mains that come back without a word are noticed', async () => {
    const bench = await office();
    set(bench, { visible: false, onBattery: true });
    await bench.pass(HOUR);
    bench.conditions.onBattery = false;
    await bench.pass(5 * MINUTE + 10 * SECOND);
    expect(counts(bench)[0]).toBeGreaterThan(1);
  });
});

describe('after sleep', () => {
  it('each opened or pinned instance is tried once within 1 to 10 s, whatever its wait was', async () => {
    let draw = 0;
    const bench = await office(() => (draw++ % 10) / 10);
    bench.answers.set('b', FAILED);
    bench.schedule.tryNow('b');
    bench.schedule.tryNow('b');
    await bench.pass(2 * SECOND);
    const before = counts(bench);
    bench.schedule.wake();
    await bench.pass(999);
    expect(counts(bench)).toEqual(before);
    const awakeAt = 12;
    await bench.pass(9 * SECOND + 1);
    expect(counts(bench)).toEqual(before.map((count, index) => (index === 3 ? 0 : count + 1)));
    const last = ['a', 'b', 'c'].map((id) => bench.begun(id).at(-1) ?? 0);
    for (const at of last) {
      expect(at).toBeGreaterThanOrEqual(awakeAt + 1);
      expect(at).toBeLessThanOrEqual(awakeAt + 10);
    }
    expect(new Set(last).size).toBe(3);
  });

  it('a timer that the sleep made late starts nothing by itself, and being told as well changes nothing', async () => {
    const bench = await office();
    bench.jump(3 * HOUR);
    await bench.pass(20 * SECOND);
    expect(counts(bench)).toEqual([1, 1, 1, 0]);
    bench.schedule.wake();
    await bench.pass(10 * SECOND);
    expect(counts(bench)).toEqual([2, 2, 2, 0]);
  });

  it('a connection from before the sleep that breaks after it is tried anew', async () => {
    const bench = await office();
    const release = bench.hold('a');
    await bench.pass(20 * SECOND);
    expect(bench.begun('a')).toEqual([0, 30]);
    bench.schedule.wake();
    bench.answers.set('a', FAILED);
    await bench.pass(8 * SECOND);
    await release();
    bench.answers.delete('a');
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, 30, 38]);
  });

  it('told twice of the same sleep, the first draw counts', async () => {
    const draws = { next: 0 };
    const bench = await office(() => draws.next);
    bench.schedule.wake();
    draws.next = 0.9;
    bench.schedule.wake();
    await bench.pass(SECOND);
    expect(['a', 'b', 'c'].map((id) => bench.begun(id).at(-1))).toEqual([11, 11, 11]);
  });

  it('one that was read meanwhile needs no try', async () => {
    const bench = await office();
    bench.schedule.wake();
    bench.schedule.synced('b');
    await bench.pass(10 * SECOND);
    expect(counts(bench)).toEqual([2, 1, 2, 0]);
  });

  it('one that failed before is tried soon also when it is shown meanwhile', async () => {
    const bench = await office();
    bench.answers.set('b', FAILED);
    for (let tries = 0; tries < 6; tries += 1) {
      bench.schedule.tryNow('b');
      await bench.pass(0);
    }
    const before = bench.begun('b').length;
    bench.schedule.wake();
    bench.schedule.show('b');
    await bench.pass(10 * SECOND);
    expect(bench.begun('b').length).toBe(before + 1);
  });

  it('a sync that survives the sleep needs no second one', async () => {
    const bench = await office();
    const release = bench.hold('a');
    await bench.pass(20 * SECOND);
    bench.schedule.wake();
    await bench.pass(SECOND);
    await release();
    await bench.pass(29 * SECOND);
    expect(bench.begun('a')).toEqual([0, 30]);
  });
});

describe('the clock', () => {
  it('set back by a year stops nothing', async () => {
    const bench = await office();
    bench.answers.set('b', FAILED);
    bench.schedule.tryNow('b');
    await bench.pass(0);
    bench.jump(-365 * 24 * HOUR);
    const before = counts(bench);
    await bench.pass(16 * MINUTE);
    const after = counts(bench);
    expect((after[0] ?? 0) - (before[0] ?? 0)).toBeGreaterThan(25);
    expect((after[1] ?? 0) - (before[1] ?? 0)).toBeGreaterThanOrEqual(4);
    expect((after[2] ?? 0) - (before[2] ?? 0)).toBeGreaterThanOrEqual(1);
  });
});

describe('the clock, after a sleep', () => {
  it('set back while a try is waited for does not put it off', async () => {
    const bench = await office();
    bench.schedule.wake();
    bench.jump(-HOUR);
    await bench.pass(20 * SECOND);
    expect(counts(bench)).toEqual([2, 2, 2, 0]);
  });
});

describe('what changes while it runs', () => {
  it('signed out, nothing is read; signed in again, the shown one is read at once', async () => {
    const bench = await office();
    for (const id of IDS) bench.blocked.add(id);
    await bench.pass(HOUR);
    expect(counts(bench)).toEqual([1, 1, 1, 0]);
    bench.blocked.clear();
    bench.schedule.conditionsChanged();
    await bench.pass(0);
    expect(counts(bench)).toEqual([2, 1, 1, 0]);
    await bench.pass(10 * SECOND);
    expect(counts(bench)).toEqual([2, 2, 2, 0]);
  });

  it('what may be read again without a word is noticed within a minute', async () => {
    const bench = await office();
    bench.blocked.add('a');
    await bench.pass(HOUR);
    bench.blocked.clear();
    await bench.pass(MINUTE);
    expect(bench.begun('a').length).toBeGreaterThan(1);
  });

  it('a removed instance is left alone, and what it still answers is ignored', async () => {
    const bench = await office();
    const release = bench.hold('a');
    await bench.pass(20 * SECOND);
    bench.instances.splice(0, 1);
    bench.schedule.forget('a');
    bench.answers.set('a', FAILED);
    await release();
    await bench.pass(HOUR);
    expect(bench.begun('a')).toEqual([0, 30]);
    expect(bench.told).toEqual([]);
  });

  it('an instance of a forgotten id begins anew: not opened, not shown', async () => {
    const bench = await office();
    bench.schedule.forget('a');
    await bench.pass(HOUR);
    expect(bench.begun('a')).toEqual([0]);
    for (const instance of bench.instances) instance.pinned = true;
    bench.schedule.conditionsChanged();
    await bench.pass(MINUTE);
    expect(bench.begun('a')).toHaveLength(2);
  });

  it('unpinned, one that was not opened is read no more', async () => {
    const bench = await office();
    for (const instance of bench.instances) instance.pinned = false;
    bench.schedule.conditionsChanged();
    await bench.pass(HOUR);
    expect(counts(bench).slice(1)).toEqual([1, 1, 0]);
  });

  it('stopped, nothing is read, no wait is left behind, and it can be started again', async () => {
    const bench = await office();
    bench.schedule.stop();
    expect(bench.waiting).toBe(0);
    bench.schedule.conditionsChanged();
    bench.schedule.wake();
    await bench.pass(HOUR);
    expect(counts(bench)).toEqual([1, 1, 1, 0]);
    bench.schedule.start();
    await bench.pass(10 * SECOND);
    expect(counts(bench)).toEqual([2, 2, 2, 0]);
  });

  it('however it is called, there is one wait at most, one sync of an instance at a time, and no hail of them', async () => {
    const id = fc.constantFrom(...IDS);
    const step = fc.oneof(
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 10 * MINUTE }) }),
      fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -HOUR, max: HOUR }) }),
      fc.record({ do: fc.constantFrom('show' as const, 'synced' as const, 'forget' as const), id }),
      fc.record({ do: fc.constantFrom('fail' as const, 'mend' as const, 'block' as const, 'pin' as const), id }),
      fc.record({ do: fc.constant('wake' as const) }),
      fc.record({ do: fc.constant('set' as const), visible: fc.boolean(), onBattery: fc.boolean() }),
    );
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), chance, async (steps, draw) => {
        const bench = createScheduleBench(IDS, () => draw);
        bench.schedule.start();
        let passedMs = 0;
        for (const one of steps) {
          if (one.do === 'pass') {
            await bench.pass(one.ms);
            passedMs += one.ms;
          } else if (one.do === 'jump') bench.jump(one.ms);
          else if (one.do === 'set') set(bench, { visible: one.visible, onBattery: one.onBattery });
          else if (one.do === 'show') bench.schedule.show(one.id);
          else if (one.do === 'synced') bench.schedule.synced(one.id);
          else if (one.do === 'forget') bench.schedule.forget(one.id);
          else if (one.do === 'fail') bench.answers.set(one.id, FAILED);
          else if (one.do === 'mend') bench.answers.delete(one.id);
          else if (one.do === 'block') bench.blocked.add(one.id);
          else if (one.do === 'pin') for (const instance of bench.instances) instance.pinned ||= instance.id === one.id;
          else bench.schedule.wake();
          await bench.pass(0);
          expect(bench.waiting).toBeLessThanOrEqual(1);
        }
        expect(bench.mostAtOnce).toBeLessThanOrEqual(1);
        // By itself no more than one in twelve seconds; each step may add one.
        const most = passedMs / (12 * SECOND) + steps.length + 1;
        for (const one of IDS) expect(bench.begun(one).length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});
