import type { PowerRun } from '@contract/types/operation';
import type { Server } from '@contract/types/server';
import { describe, expect, it } from 'vitest';
import { createBench } from './bench';
import { anOperation } from './servers';
import type { Behaviour } from './small-dcimanager';

const MIN = 60_000;
type Verb = PowerRun['verb'];

async function begin(verb: Verb, server: Partial<Server> = {}, behaviour: Partial<Behaviour> = {}) {
  const bench = createBench(server);
  bench.dci.behaviour = { ...bench.dci.behaviour, ...behaviour };
  const started = bench.start(verb);
  if (!started.ok) throw new Error(started.error.code);
  return { ...bench, run: started.value };
}

describe('a power action that goes well', () => {
  it('is checked, sent once, followed by its task and done only when the power was read back', async () => {
    const { clock, dci, run, phases, latest } = await begin('power_off', {}, { bmcLagMs: 20_000 });
    await clock.advance(15_000);
    expect(latest()).toMatchObject({ phase: 'following', taskStatus: 'complete', powerNow: 'on' });
    await clock.advance(30_000);
    expect(latest()).toMatchObject({ phase: 'done', powerBefore: 'on', powerNow: 'off', task: 90_000, error: null });
    expect(phases(run)).toEqual(['checking', 'sending', 'following', 'done']);
    expect(dci.writesTried).toBe(1);
    expect(clock.waiting()).toBe(0);
  });

  it('does not take a power read before the end of the task for the result', async () => {
    // The BMC flickers to "on" while the reset still works; only the read after "complete" may end it.
    const { clock, latest } = await begin('power_reset', {}, { workMs: 30_000, showsOperation: false });
    await clock.advance(20_000);
    expect(latest()).toMatchObject({ phase: 'following', powerNow: 'on' });
    await clock.advance(20_000);
    expect(latest().phase).toBe('done');
  });

  it('ends as failed when the task fails, with the power as it was read back', async () => {
    const { clock, latest } = await begin('power_off', {}, { taskFails: true });
    await clock.advance(MIN);
    expect(latest()).toMatchObject({ phase: 'failed', taskStatus: 'fail', powerNow: 'on' });
  });
});

describe('the look before the write', () => {
  const changes: readonly [string, Partial<Server>][] = [
    ['name', { name: 'other' }],
    ['owner', { owner: null }],
    ['operation', { operation: anOperation() }],
    ['power', { power: 'off' }],
  ];
  it.each(changes)('drops the run when the %s changed since the plan, and sends nothing', async (field, change) => {
    const bench = createBench();
    const { id, hash } = bench.plan('power_off');
    bench.dci.server = { ...bench.dci.server, ...change };
    bench.runner.approve(id, hash);
    await bench.clock.advance(MIN);
    expect(bench.latest()).toMatchObject({ phase: 'dropped', error: { code: 'operation.drift', details: { field } } });
    expect(bench.dci.writesTried).toBe(0);
  });

  it('fails without sending when the server cannot be read', async () => {
    const bench = createBench();
    bench.dci.readFaults = ['unreachable'];
    bench.start('power_off');
    await bench.clock.advance(MIN);
    expect(bench.latest()).toMatchObject({ phase: 'failed', error: { code: 'network.unreachable' } });
    expect(bench.dci.writesTried).toBe(0);
  });

  it('fails without sending when nobody is signed in any more', async () => {
    const bench = createBench();
    const { id, hash } = bench.plan('power_off');
    bench.dci.signedIn = false;
    bench.runner.approve(id, hash);
    await bench.clock.advance(MIN);
    expect(bench.latest()).toMatchObject({ phase: 'failed', error: { code: 'auth.signed-out' } });
    expect(bench.dci.writesTried).toBe(0);
  });
});

describe('a write that goes wrong', () => {
  it('fails when nothing was sent, or the instance refused', async () => {
    for (const fault of ['unreachable', 'refused', 'unauthorised'] as const) {
      const bench = createBench();
      bench.dci.writeFaults = [fault];
      bench.start('power_off');
      await bench.clock.advance(20 * MIN);
      expect(bench.latest().phase).toBe('failed');
      expect(bench.dci.writesTried).toBe(1);
    }
  });

  it.each(['lost-after', 'cut-after', 'garbled', 'throws'] as const)(
    'reads the outcome, never resends: %s',
    async (fault) => {
      const bench = createBench();
      bench.dci.writeFaults = [fault];
      bench.start('power_off');
      await bench.clock.advance(5_000);
      expect(bench.latest()).toMatchObject({ phase: 'following', error: expect.anything() });
      await bench.clock.advance(MIN);
      expect(bench.latest()).toMatchObject({ phase: 'done', powerNow: 'off', error: null });
      expect(bench.dci.writesTried).toBe(1);
    },
  );

  it('says "unconfirmed" when the answer was lost and nothing happens, keeping why', async () => {
    const bench = createBench();
    bench.dci.writeFaults = ['lost-before'];
    bench.start('power_off');
    await bench.clock.advance(3 * MIN);
    expect(bench.latest()).toMatchObject({
      phase: 'unconfirmed',
      powerNow: 'on',
      error: { code: 'dci.outcome-unknown' },
    });
    expect(bench.dci.writesTried).toBe(1);
  });
});

describe('following without a task list', () => {
  const alone = { hasTaskList: false };

  it('goes by the server for on and off', async () => {
    const { clock, latest } = await begin('power_on', { power: 'off' }, alone);
    await clock.advance(MIN);
    expect(latest()).toMatchObject({ phase: 'done', powerNow: 'on', taskStatus: null });
  });

  it('takes a reset for done when something was seen to run and "on" was read twice after it', async () => {
    const { clock, latest } = await begin('power_reset', {}, alone);
    await clock.advance(9_000);
    expect(latest().phase).toBe('following');
    await clock.advance(10_000);
    expect(latest().phase).toBe('done');
  });

  it('does not call a reset done that nobody saw', async () => {
    const { clock, latest } = await begin('power_reset', {}, { ...alone, showsOperation: false });
    await clock.advance(3 * MIN);
    expect(latest()).toMatchObject({ phase: 'unconfirmed', powerNow: 'on' });
  });

  it('falls back to the server when the list stays silent about the number', async () => {
    const { clock, latest } = await begin('power_off', {}, { listedAfterMs: Number.POSITIVE_INFINITY });
    await clock.advance(50_000);
    expect(latest()).toMatchObject({ phase: 'following', powerNow: 'off' });
    await clock.advance(30_000);
    expect(latest().phase).toBe('done');
  });

  it('needs no number either', async () => {
    const { clock, latest } = await begin('power_off', {}, { answersNumber: false });
    await clock.advance(MIN);
    expect(latest()).toMatchObject({ phase: 'done', task: null });
  });
});

describe('an end that does not come', () => {
  it('is "stalled" after ten minutes, still looked at, and done when it comes after all', async () => {
    const { clock, latest, run, phases } = await begin('power_off', {}, { workMs: 20 * MIN });
    await clock.advance(11 * MIN);
    expect(latest().phase).toBe('stalled');
    await clock.advance(10 * MIN);
    expect(phases(run)).toEqual(['checking', 'sending', 'following', 'stalled', 'done']);
  });

  it('is given up after an hour as unconfirmed, and nothing keeps polling', async () => {
    const { clock, latest } = await begin('power_off', {}, { workMs: 600 * MIN });
    await clock.advance(62 * MIN);
    expect(latest().phase).toBe('unconfirmed');
    expect(clock.waiting()).toBe(0);
  });

  it('is unconfirmed when the task is complete and the power stays unknown', async () => {
    const bench = await begin('power_on', { power: 'unknown' }, { bmcLagMs: 600 * MIN });
    await bench.clock.advance(8 * MIN);
    expect(bench.latest()).toMatchObject({ phase: 'unconfirmed', taskStatus: 'complete', powerNow: 'unknown' });
  });
});

describe('trouble while following', () => {
  it('shows a lost connection, keeps the phase, and goes on when it is back', async () => {
    const { clock, dci, latest } = await begin('power_off', {}, { workMs: 40_000 });
    await clock.advance(4_000);
    dci.readFaults = Array.from({ length: 6 }, () => 'unreachable' as const);
    await clock.advance(20_000);
    expect(latest()).toMatchObject({ phase: 'following', error: { code: 'network.unreachable' } });
    await clock.advance(2 * MIN);
    expect(latest()).toMatchObject({ phase: 'done', error: null });
  });

  it('waits for a session however long that takes, without counting it as a stall', async () => {
    const { clock, dci, latest } = await begin('power_off', {}, { workMs: 30_000 });
    await clock.advance(5_000);
    dci.signedIn = false;
    await clock.advance(3 * 60 * MIN);
    expect(latest()).toMatchObject({ phase: 'following', error: { code: 'auth.signed-out' } });
    dci.signedIn = true;
    await clock.advance(MIN);
    expect(latest()).toMatchObject({ phase: 'done', error: null });
    expect(dci.writesTried).toBe(1);
  });

  it('stops when its instance is removed: what was sent is unconfirmed', async () => {
    const { clock, runner, run, latest } = await begin('power_off');
    await clock.advance(3_000);
    runner.stop(run.instanceId);
    await clock.advance(MIN);
    expect(latest().phase).toBe('unconfirmed');
    expect(clock.waiting()).toBe(0);
  });
});

describe('two actions on one server', () => {
  it('are not allowed at once: the second approval is refused and its plan kept', async () => {
    const bench = createBench();
    const [first, second] = [bench.plan('power_off'), bench.plan('power_reset')];
    expect(bench.runner.approve(first.id, first.hash).ok).toBe(true);
    await bench.clock.advance(2_000);
    expect(bench.runner.approve(second.id, second.hash)).toMatchObject({
      error: { code: 'operation.not-eligible', details: { reason: 'operation-running' } },
    });
    expect(bench.planBook.peek(second.id)).not.toBeNull();
    await bench.clock.advance(5 * MIN);
    expect(bench.dci.writesTried).toBe(1);
  });
});

describe('a read somebody asks for afterwards ("Check result")', () => {
  const unconfirmed = async () => {
    const bench = createBench();
    bench.dci.writeFaults = ['lost-before'];
    bench.start('power_off');
    await bench.clock.advance(3 * MIN);
    return bench;
  };

  it('settles an unconfirmed power off that shows off', async () => {
    const bench = await unconfirmed();
    bench.runner.noteRead(bench.latest().instanceId, { server: { ...bench.dci.server, power: 'off' }, raw: {} });
    expect(bench.latest()).toMatchObject({ phase: 'done', powerNow: 'off', error: null });
  });

  it('leaves it unconfirmed where the power is as before, and where a whole hour has passed', async () => {
    const bench = await unconfirmed();
    const { instanceId } = bench.latest();
    bench.runner.noteRead(instanceId, { server: bench.dci.server, raw: {} });
    expect(bench.latest()).toMatchObject({ phase: 'unconfirmed', powerNow: 'on' });
    await bench.clock.advance(61 * MIN);
    bench.runner.noteRead(instanceId, { server: { ...bench.dci.server, power: 'off' }, raw: {} });
    expect(bench.latest().phase).toBe('unconfirmed');
  });
});
