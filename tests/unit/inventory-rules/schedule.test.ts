/** When instances are read by themselves: too seldom is stale, too often is a load on somebody's datacenter. */
import { fail } from '@contract/errors';
import { describe, expect, it } from 'vitest';
import { createScheduleBench, FAILED, MINUTE, type ScheduleBench, SECOND } from './schedule-bench';

/** An instance that is shown and has just been read. */
async function shownOne(ids: readonly string[] = ['a'], random?: () => number): Promise<ScheduleBench> {
  const bench = createScheduleBench(ids, random);
  bench.schedule.start();
  bench.schedule.show('a');
  await bench.pass(0);
  expect(bench.begun('a')).toEqual([0]);
  return bench;
}

const pin = (bench: ScheduleBench, ...ids: readonly string[]) => {
  for (const instance of bench.instances) if (ids.includes(instance.id)) instance.pinned = true;
  bench.schedule.conditionsChanged();
};

describe('the shown instance', () => {
  it('is read at once when it was never read, then every 30 s', async () => {
    const bench = await shownOne();
    await bench.pass(95 * SECOND);
    expect(bench.begun('a')).toEqual([0, 30, 60, 90]);
  });

  it('is not read at once when its copy is fresh', async () => {
    const bench = createScheduleBench(['a']);
    bench.readAt.set('a', bench.nowMs() - 20 * SECOND);
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(11 * SECOND);
    expect(bench.begun('a')).toEqual([10]);
  });

  it('rests ten times as long as its last sync took', async () => {
    const bench = await shownOne();
    bench.durations.set('a', 12 * SECOND);
    bench.schedule.conditionsChanged();
    await bench.pass(119 * SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, 120]);
  });

  it('is never read twice at the same time, and its rest begins when the sync ends', async () => {
    const bench = createScheduleBench(['a']);
    const release = bench.hold('a');
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(100 * SECOND);
    bench.schedule.tryNow('a');
    bench.schedule.wake();
    await bench.pass(20 * SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await release();
    await bench.pass(29 * SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, 150]);
  });

  it('is not read again right after a sync begun elsewhere', async () => {
    const bench = await shownOne();
    await bench.pass(20 * SECOND);
    bench.schedule.synced('a');
    await bench.pass(29 * SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, 50]);
  });

  it('that another takes the place of goes on in the background', async () => {
    const bench = await shownOne(['a', 'b']);
    bench.schedule.show('b');
    await bench.pass(9 * MINUTE);
    expect(bench.begun('a')).toEqual([0]);
    expect(bench.begun('b').length).toBe(19);
    await bench.pass(MINUTE + SECOND);
    expect(bench.begun('a')).toEqual([0, 600]);
  });
});

describe('instances in the background', () => {
  it('connect only when opened in this run or pinned', async () => {
    const bench = createScheduleBench(['a', 'b', 'c']);
    bench.schedule.start();
    pin(bench, 'b');
    await bench.pass(60 * MINUTE);
    expect([bench.begun('a'), bench.begun('c')]).toEqual([[], []]);
    expect(bench.begun('b').length).toBeGreaterThan(3);
  });

  it.each([
    [0, 5 * 60],
    [0.5, 10 * 60],
    [0.9999999, 15 * 60],
  ])('are read every 5 to 15 minutes (draw %d: %i s)', async (draw, everySeconds) => {
    const bench = await shownOne(['a', 'b'], () => draw);
    bench.schedule.show(null);
    await bench.pass(everySeconds * SECOND - SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, everySeconds]);
  });

  it('rest ten times as long as their last sync took, too', async () => {
    const bench = await shownOne();
    bench.schedule.show(null);
    bench.durations.set('a', 2 * MINUTE);
    bench.schedule.conditionsChanged();
    await bench.pass(20 * MINUTE - SECOND);
    expect(bench.begun('a')).toEqual([0]);
    await bench.pass(SECOND);
    expect(bench.begun('a')).toEqual([0, 1_200]);
  });

  it('are spread over the first seconds when many begin together', async () => {
    const draws = [0, 0.2, 0.4, 0.6, 0.8];
    let draw = 0;
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const bench = createScheduleBench(ids, () => draws[draw++ % draws.length] ?? 0);
    for (const instance of bench.instances) instance.pinned = true;
    bench.schedule.start();
    await bench.pass(0);
    expect(ids.flatMap((id) => bench.begun(id))).toEqual([]);
    await bench.pass(10 * SECOND);
    const begun = ids.flatMap((id) => bench.begun(id));
    expect(begun).toHaveLength(5);
    expect(new Set(begun).size).toBe(5);
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(1);
  });

  it('are not delayed by one whose sync does not end', async () => {
    const bench = createScheduleBench(['a', 'b']);
    bench.hold('b');
    pin(bench, 'a', 'b');
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(61 * SECOND);
    expect(bench.begun('b')).toHaveLength(1);
    expect(bench.begun('a')).toEqual([0, 30, 60]);
  });
});

describe('failures', () => {
  it('make the shown instance wait longer and longer, and a success ends that', async () => {
    const bench = createScheduleBench(['a']);
    bench.answers.set('a', FAILED);
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(30 * MINUTE);
    expect(bench.begun('a')).toEqual([0, 15, 45, 105, 225, 525, 1_425]);
    bench.answers.delete('a');
    await bench.pass(10 * MINUTE);
    expect(bench.begun('a').slice(7)).toEqual([2_325, 2_355, 2_385]);
  });

  it('bring an instance in the background back sooner than its turn', async () => {
    const bench = await shownOne();
    bench.schedule.show(null);
    bench.answers.set('a', FAILED);
    await bench.pass(10 * MINUTE + 16 * SECOND);
    expect(bench.begun('a')).toEqual([0, 600, 615]);
  });

  it('of one instance are none of another', async () => {
    const bench = createScheduleBench(['a', 'b']);
    bench.answers.set('b', FAILED);
    pin(bench, 'b');
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(60 * SECOND);
    expect(bench.begun('a')).toEqual([0, 30, 60]);
  });

  it('are told with the time of the next try, and their end too', async () => {
    const bench = await shownOne();
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
    bench.answers.set('a', FAILED);
    await bench.pass(30 * SECOND);
    expect(bench.schedule.nextTryAtMs('a')).toBe(bench.nowMs() + 15 * SECOND);
    expect(bench.told).toEqual(['a']);
    bench.answers.delete('a');
    const release = bench.hold('a');
    await bench.pass(15 * SECOND);
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
    expect(bench.told).toEqual(['a', 'a']);
    await release();
    expect(bench.told).toEqual(['a', 'a']);
  });

  it('tell no next try where none will be made', async () => {
    const bench = await shownOne();
    bench.answers.set('a', FAILED);
    await bench.pass(31 * SECOND);
    bench.blocked.add('a');
    bench.schedule.conditionsChanged();
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
    expect(bench.told).toEqual(['a', 'a']);
    bench.blocked.clear();
    Object.assign(bench.conditions, { visible: false, onBattery: true });
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
  });

  it('that only end the session, or a cancelled sync, are followed by the usual rest', async () => {
    for (const error of [fail('dci.unauthorised', {}), fail('inventory.cancelled', {})]) {
      const bench = createScheduleBench(['a']);
      bench.answers.set('a', error);
      bench.schedule.start();
      bench.schedule.show('a');
      await bench.pass(31 * SECOND);
      expect(bench.begun('a')).toEqual([0, 30]);
      expect(bench.told).toEqual([]);
    }
  });

  it('do not hold up a person who wants to try now, and a success elsewhere ends the wait', async () => {
    const bench = createScheduleBench(['a']);
    bench.answers.set('a', FAILED);
    bench.schedule.start();
    bench.schedule.show('a');
    await bench.pass(50 * SECOND);
    expect(bench.begun('a')).toEqual([0, 15, 45]);
    bench.schedule.tryNow('a');
    await bench.pass(0);
    expect(bench.begun('a')).toEqual([0, 15, 45, 50]);
    expect(bench.schedule.nextTryAtMs('a')).toBe(bench.nowMs() + 2 * MINUTE);
    bench.schedule.synced('a');
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
  });
});

describe('trying now', () => {
  it('is refused where nobody is signed in, for an instance that is gone, and once stopped', async () => {
    const bench = createScheduleBench(['a', 'b']);
    bench.schedule.start();
    bench.blocked.add('a');
    bench.schedule.tryNow('a');
    bench.schedule.tryNow('gone');
    bench.schedule.stop();
    bench.schedule.tryNow('b');
    await bench.pass(0);
    expect(['a', 'gone', 'b'].flatMap((id) => bench.begun(id))).toEqual([]);
  });

  it('works for one that was never opened, and does not make it connect again by itself', async () => {
    const bench = createScheduleBench(['a']);
    bench.answers.set('a', FAILED);
    bench.schedule.start();
    bench.schedule.tryNow('a');
    await bench.pass(60 * MINUTE);
    expect(bench.begun('a')).toEqual([0]);
    expect(bench.schedule.nextTryAtMs('a')).toBeNull();
  });
});
