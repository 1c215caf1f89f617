/** The promise the whole program rests on: one approval, at most one write, whatever fails and in whatever order. */
import type { PowerVerb } from '@contract/types/operation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBench } from './bench';
import type { Behaviour, Fault } from './small-dcimanager';

const fault: fc.Arbitrary<Fault> = fc.constantFrom(
  'none',
  'none',
  'lost-before',
  'lost-after',
  'cut-after',
  'garbled',
  'unreachable',
  'refused',
  'unauthorised',
  'throws',
);
const readFault = fault.filter((one) => one !== 'throws');
const verb = fc.constantFrom<PowerVerb>('power_on', 'power_off', 'power_reset');
const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  workMs: fc.integer({ min: 0, max: 15 * 60_000 }),
  hasTaskList: fc.boolean(),
  answersNumber: fc.boolean(),
  listedAfterMs: fc.constantFrom(0, 4_000, 90_000, Number.POSITIVE_INFINITY),
  showsOperation: fc.boolean(),
  taskFails: fc.boolean(),
  bmcLagMs: fc.constantFrom(0, 30_000, 5 * 60_000),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4 * 60_000 }) }),
  fc.record({
    kind: fc.constantFrom('sign-out' as const, 'sign-in' as const, 'approve-again' as const, 'stop' as const),
  }),
  fc.record({ kind: fc.constant('drift' as const), name: fc.constantFrom('kvm-182', 'other') }),
);

describe('writes', () => {
  it('are never more than one per approved plan, and every run ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ verb, behaviour, power: fc.constantFrom('on' as const, 'off' as const, 'unknown' as const) }),
        fc.array(readFault, { maxLength: 12 }),
        fault,
        fc.array(step, { maxLength: 12 }),
        async ({ verb: wanted, behaviour: how, power }, reads, write, steps) => {
          const { clock, dci, runner, plan } = createBench({ power });
          dci.behaviour = how;
          const { id, hash, eligible, instanceId } = plan(wanted);
          dci.readFaults = [...reads];
          dci.writeFaults = [write];
          const approvals = [runner.approve(id, hash).ok];
          for (const one of steps) {
            if (one.kind === 'wait') await clock.advance(one.ms);
            else if (one.kind === 'drift') dci.server = { ...dci.server, name: one.name };
            else if (one.kind === 'approve-again') approvals.push(runner.approve(id, hash).ok);
            else if (one.kind === 'stop') runner.stop(instanceId);
            else dci.signedIn = one.kind === 'sign-in';
          }
          dci.signedIn = true;
          await clock.advance(3 * 60 * 60_000);
          expect(approvals.filter(Boolean).length).toBe(eligible ? 1 : 0);
          expect(dci.writesTried).toBeLessThanOrEqual(eligible ? 1 : 0);
          for (const run of runner.list()) expect(['done', 'failed', 'dropped', 'unconfirmed']).toContain(run.phase);
          expect(clock.waiting()).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('never happen without an approval, and never for a hash that was not shown', async () => {
    await fc.assert(
      fc.asyncProperty(verb, fc.string(), async (wanted, hash) => {
        const { clock, dci, runner, plan } = createBench({ power: wanted === 'power_on' ? 'off' : 'on' });
        const made = plan(wanted);
        fc.pre(hash !== made.hash);
        expect(runner.approve(made.id, hash).ok).toBe(false);
        await clock.advance(10 * 60_000);
        expect(dci.writesTried).toBe(0);
        expect(runner.list()).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('are never claimed done for a power that was not read back', async () => {
    await fc.assert(
      fc.asyncProperty(
        verb,
        behaviour,
        fc.array(readFault, { maxLength: 20 }),
        fault,
        async (wanted, how, reads, write) => {
          const { clock, dci, start, latest } = createBench({ power: wanted === 'power_on' ? 'off' : 'on' });
          dci.behaviour = how;
          dci.writeFaults = [write];
          start(wanted);
          await clock.advance(500);
          dci.readFaults = [...reads];
          await clock.advance(3 * 60 * 60_000);
          const run = latest();
          if (run.phase !== 'done') return;
          expect(run.powerNow).toBe(wanted === 'power_off' ? 'off' : 'on');
          expect(dci.jobs.length).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});
