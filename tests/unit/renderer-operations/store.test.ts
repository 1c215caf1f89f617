import { fail, ok } from '@contract/errors';
import type { PowerPlan, PowerRun } from '@contract/types/operation';
import { askingError, createOperationsStore, failureOf, runOf } from '@renderer/features/operations/store';
import { describe, expect, it } from 'vitest';
import { createHandBridge } from './hand-bridge';

const AMS = 'instance-ams';
const FRA = 'instance-fra';

function aPlan(change: Partial<PowerPlan> = {}): PowerPlan {
  return {
    id: 'plan-1',
    hash: 'hash-1',
    verb: 'power_off',
    instanceId: AMS,
    serverId: 7,
    serverName: 'kvm-182',
    request: { method: 'POST', path: '/api/dci/v3/server/7/power_off', body: {} },
    before: {
      power: 'on',
      owner: null,
      name: 'kvm-182',
      operation: null,
      place: null,
      switchedBy: [],
      addresses: [],
      readAtMs: 1,
    },
    expiresAtMs: 300_001,
    eligible: true,
    skipReason: null,
    ...change,
  };
}

function aRun(change: Partial<PowerRun> = {}): PowerRun {
  return {
    id: 'run-1',
    planId: 'plan-1',
    verb: 'power_off',
    instanceId: AMS,
    serverId: 7,
    serverName: 'kvm-182',
    phase: 'checking',
    task: null,
    taskStatus: null,
    startedAtMs: 10,
    updatedAtMs: 10,
    powerBefore: 'on',
    powerNow: 'on',
    powerReadAtMs: 1,
    error: null,
    ...change,
  };
}

describe('planning', () => {
  it('asks with the plan, and approves exactly its id and hash', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()));
    expect(store.getState().planning).toMatchObject({ kind: 'asking', busy: false, error: null });
    void store.approve();
    await bridge.answer(
      'operations.approve',
      ok(aRun()),
      ({ planId, hash }) => planId === 'plan-1' && hash === 'hash-1',
    );
    expect(store.getState()).toMatchObject({ planning: { kind: 'none' }, runs: [{ id: 'run-1' }] });
  });

  it('approves once, however often the button is pressed', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()));
    void store.approve();
    void store.approve();
    expect(bridge.waiting('operations.approve')).toBe(1);
  });

  it('never asks about another datacenter than the one last chosen, where server numbers are the same', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    void store.plan(FRA, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()), ({ instanceId }) => instanceId === AMS);
    expect(store.getState().planning).toMatchObject({ kind: 'reading', instanceId: FRA });
    const fra = aPlan({ id: 'plan-2', instanceId: FRA });
    await bridge.answer('operations.planPower', ok(fra), ({ instanceId }) => instanceId === FRA);
    expect(store.getState().planning).toMatchObject({ kind: 'asking', plan: { instanceId: FRA } });
  });

  it('stays closed when the answer comes after it was cancelled', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    store.cancel();
    await bridge.answer('operations.planPower', ok(aPlan()));
    expect(store.getState().planning.kind).toBe('none');
  });

  it('does not ask about what may not be sent, and says why', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan({ eligible: false, skipReason: 'already-off' })));
    expect(store.getState().planning).toMatchObject({
      kind: 'failed',
      error: { code: 'operation.not-eligible', details: { reason: 'already-off' } },
    });
  });

  it('says an approval that was refused in the question itself, with no run', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()));
    void store.approve();
    await bridge.answer('operations.approve', fail('operation.plan-expired', {}));
    expect(store.getState()).toMatchObject({
      planning: { kind: 'asking', busy: false, error: { code: 'operation.plan-expired' } },
      runs: [],
    });
  });

  it('says that the plan expired while the question stood open, and no longer says it of the new plan', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    const errorAt = (nowMs: number) => {
      const { planning } = store.getState();
      return planning.kind === 'asking' ? (askingError(planning, nowMs)?.code ?? null) : planning.kind;
    };
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan({ expiresAtMs: 1_000 })));
    expect([errorAt(999), errorAt(1_000)]).toEqual([null, 'operation.plan-expired']);
    void store.renew();
    expect(errorAt(1_000)).toBeNull();
    await bridge.answer('operations.planPower', ok(aPlan({ id: 'plan-2', expiresAtMs: 2_000 })));
    expect(store.getState().planning).toMatchObject({ kind: 'asking', plan: { id: 'plan-2' }, busy: false });
    expect(errorAt(1_000)).toBeNull();
    expect(bridge.waiting('operations.approve')).toBe(0);
  });

  it('keeps the question open, with the reason, when the new plan may not be sent', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()));
    void store.renew();
    await bridge.answer('operations.planPower', ok(aPlan({ eligible: false, skipReason: 'already-off' })));
    expect(store.getState().planning).toMatchObject({
      kind: 'asking',
      plan: { id: 'plan-1' },
      error: { code: 'operation.not-eligible', details: { reason: 'already-off' } },
    });
  });

  it('tells a failure at its own server only, even where numbers are the same', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', fail('dci.unauthorised', {}));
    const { planning } = store.getState();
    expect(failureOf(planning, AMS, 7)).toMatchObject({ verb: 'power_off', error: { code: 'dci.unauthorised' } });
    expect([failureOf(planning, FRA, 7), failureOf(planning, AMS, 8)]).toEqual([null, null]);
  });
});

describe('runs', () => {
  it('keep the later account when an event overtakes the answer', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    void store.plan(AMS, 7, 'power_off');
    await bridge.answer('operations.planPower', ok(aPlan()));
    void store.approve();
    bridge.tell('operations.changed', aRun({ phase: 'following', updatedAtMs: 20 }));
    await bridge.answer('operations.approve', ok(aRun()));
    expect(store.getState().runs).toMatchObject([{ phase: 'following' }]);
  });

  it('are not forgotten when the first list answers late', async () => {
    const bridge = createHandBridge();
    const store = createOperationsStore(bridge);
    bridge.tell('operations.changed', aRun({ phase: 'following', updatedAtMs: 20 }));
    await bridge.answer('operations.list', ok([aRun({ id: 'run-0', startedAtMs: 5 })]));
    expect(store.getState().runs.map(({ id }) => id)).toEqual(['run-1', 'run-0']);
  });

  it('belong to one server of one datacenter, the newest first', () => {
    const runs = [aRun({ id: 'b', instanceId: FRA }), aRun({ id: 'a' })];
    expect(runOf(runs, AMS, 7)?.id).toBe('a');
    expect(runOf(runs, AMS, 8)).toBeNull();
  });
});
