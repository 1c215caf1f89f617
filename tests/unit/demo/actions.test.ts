/** Actions on a world with a clock moved by hand: the vendor's power rules, what excludes what, and time. */
import { beforeEach, describe, expect, it } from 'vitest';
import { continueRunning } from '../../../src/main/demo/actions/already-running';
import { clearDisks, installOs } from '../../../src/main/demo/actions/operations';
import { changePower, type PowerVerb } from '../../../src/main/demo/actions/power';
import { createSchedule } from '../../../src/main/demo/actions/schedule';
import { changeSuspension } from '../../../src/main/demo/actions/suspension';
import { createWorld, type Task, type World } from '../../../src/main/demo/actions/world';
import { createManualClock, type ManualClock } from '../../../src/main/demo/clock';
import { generateSite } from '../../../src/main/demo/data/generate-site';
import type { BmcStatus, PduStatus, ServerRecord } from '../../../src/main/demo/data/model';
import { PROFILES } from '../../../src/main/demo/data/profiles';
import { progressAt } from '../../../src/main/demo/rows/operation-row';
import { effectivePower } from '../../../src/main/demo/rows/power';

const HOUR_MS = 3_600_000;
let clock: ManualClock;
let world: World;
let server: ServerRecord;

beforeEach(() => {
  const [profile] = PROFILES;
  if (!profile) throw new Error('no profile');
  clock = createManualClock();
  world = createWorld(generateSite(profile, 1, 60), clock.now, 1);
  server = world.data.servers.find(isOrdinary) ?? missing();
});

function isOrdinary(candidate: ServerRecord): boolean {
  const { bmcKind, bmc, pdu, flaw, operation, state } = candidate;
  return bmcKind === 'ipmi2' && bmc === 'on' && pdu === 'up' && flaw === null && !operation && state === 'ok';
}

function missing(): never {
  throw new Error('no such server');
}

function pass(ms: number): void {
  clock.advance(ms);
  world.schedule.settle();
}

describe('effective power (notes 6.3)', () => {
  it.each<[PduStatus | null, BmcStatus, string]>([
    ['down', 'on', 'off'],
    ['down', 'unknown', 'off'],
    ['up', 'on', 'on'],
    ['unknown', 'on', 'on'],
    [null, 'on', 'on'],
    ['up', 'off', 'off'],
    ['unknown', 'off', 'off'],
    ['up', 'unknown', 'unknown'],
    ['up', 'in_progress', 'unknown'],
  ])('PDU %s and BMC %s make the server %s', (pdu, bmc, expected) => {
    expect(effectivePower({ pdu, bmc, bmcKind: 'ipmi2' })).toBe(expected);
  });
});

describe('power actions', () => {
  it.each<[PowerVerb, PduStatus, BmcStatus, 'accepted' | 'refused']>([
    ['power_on', 'up', 'on', 'refused'],
    ['power_on', 'up', 'off', 'accepted'],
    ['power_on', 'up', 'unknown', 'accepted'],
    ['power_on', 'down', 'unknown', 'accepted'],
    ['power_off', 'up', 'on', 'accepted'],
    ['power_off', 'up', 'off', 'refused'],
    ['power_off', 'up', 'unknown', 'refused'],
    ['power_off', 'down', 'on', 'refused'],
    ['power_reset', 'up', 'on', 'accepted'],
    ['power_reset', 'up', 'off', 'accepted'],
    ['power_reset', 'down', 'unknown', 'accepted'],
  ])('%s with PDU %s and BMC %s is %s', (verb, pdu, bmc, outcome) => {
    Object.assign(server, { pdu, bmc });
    const start = (): Task => changePower(world, server, verb);
    if (outcome === 'refused') {
      expect(start).toThrow();
      expect(server.busy).toBe(false);
      return;
    }
    const task = start();
    pass(HOUR_MS);
    expect(task.status).toBe('complete');
    expect(effectivePower(server)).toBe(verb === 'power_off' ? 'off' : 'on');
  });

  it('shows the BMC in progress and the dead PDU port enabled on the way', () => {
    Object.assign(server, { pdu: 'down', bmc: 'unknown' });
    const task = changePower(world, server, 'power_on');
    expect([task.status, server.pdu]).toEqual(['queued', 'down']);
    pass(1_000);
    expect([task.status, server.pdu, server.bmc]).toEqual(['running', 'up', 'in_progress']);
    pass(30_000);
    expect([task.status, server.bmc]).toEqual(['complete', 'on']);
  });

  it('ends in a failed task, the state as it was, on a server that fails', () => {
    server.flaw = 'power';
    const task = changePower(world, server, 'power_off');
    pass(HOUR_MS);
    expect([task.status, server.bmc, server.busy]).toEqual(['fail', 'on', false]);
  });

  it('fails once where a failure was asked for', () => {
    world.failNext(server.id);
    const first = changePower(world, server, 'power_reset');
    pass(HOUR_MS);
    const second = changePower(world, server, 'power_reset');
    pass(HOUR_MS);
    expect([first.status, second.status]).toEqual(['fail', 'complete']);
  });

  it('excludes a second action until the first has ended', () => {
    changePower(world, server, 'power_reset');
    expect(() => changePower(world, server, 'power_reset')).toThrow(/Another task/);
    expect(() => changeSuspension(world, server, 'suspend')).toThrow(/Another task/);
    pass(HOUR_MS);
    expect(() => changePower(world, server, 'power_reset')).not.toThrow();
  });
});

describe('suspension', () => {
  it('takes every switch port down, the one of the BMC included, and brings them back', () => {
    changeSuspension(world, server, 'suspend');
    expect(server.state).toBe('suspending');
    pass(HOUR_MS);
    expect(server.state).toBe('suspended');
    expect(server.ports.some(({ ipmi }) => ipmi)).toBe(true);
    expect(server.ports.every(({ admin, oper }) => admin === 'down' && oper === 'down')).toBe(true);
    changeSuspension(world, server, 'resume');
    pass(HOUR_MS);
    expect([server.state, server.ports[0]?.admin]).toEqual(['ok', 'up']);
  });

  it('leaves an error state and a reason when it fails', () => {
    server.flaw = 'suspension';
    changeSuspension(world, server, 'suspend');
    pass(HOUR_MS);
    expect(server.state).toBe('suspend_error');
    expect(server.stateInfo).not.toBe('');
  });
});

describe('operations', () => {
  it('show progress from nothing to the end, and leave the system they installed', () => {
    const task = installOs(world, server, 13);
    pass(1_000);
    expect(server.operation).toMatchObject({ kind: 'os', status: 'running', target: 'Ubuntu 24.04 amd64' });
    const seen: number[] = [];
    while (server.operation) {
      seen.push(progressAt(server.operation, clock.now()));
      pass(60_000);
    }
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect([task.status, server.osTemplateId]).toEqual(['complete', 13]);
  });

  it('stay on the row with a reason when they fail, and do not block the next one', () => {
    server.flaw = 'operation';
    clearDisks(world, server, 'simple');
    pass(HOUR_MS);
    expect(server.operation).toMatchObject({ status: 'fail' });
    expect(server.operation?.message).not.toBe('');
    expect(() => clearDisks(world, server, 'simple')).not.toThrow();
  });

  it('exclude power actions while they run', () => {
    installOs(world, server, 11);
    pass(1_000);
    expect(() => changePower(world, server, 'power_off')).toThrow(/Another operation/);
  });

  it('found half-way at the start go on from there and end, except the stuck one', () => {
    continueRunning(world, 1);
    const running = world.data.servers.filter(({ operation }) => operation?.status === 'running');
    const before = running.map(({ operation }) => operation && progressAt(operation, clock.now()));
    expect(before.every((progress) => progress !== null && progress > 0.05)).toBe(true);
    pass(HOUR_MS);
    const left = world.data.servers.filter(({ operation }) => operation?.status === 'running');
    expect(left.map(({ operation }) => operation?.stuck)).toEqual([true]);
    expect(world.data.servers.filter(({ state }) => state === 'suspending' || state === 'resuming')).toEqual([]);
  });
});

describe('time', () => {
  it('runs events in their order, each at its own moment, those they plan included', () => {
    const seen: [string, number][] = [];
    const start = clock.now();
    const schedule = createSchedule(clock.now, 2);
    const note = (name: string): number => seen.push([name, schedule.now() - start]);
    schedule.after(400, () => note('second'));
    schedule.after(200, () => {
      note('first');
      schedule.after(200, () => note('third'));
    });
    clock.advance(1_000);
    schedule.settle();
    expect(seen).toEqual([
      ['first', 100],
      ['second', 200],
      ['third', 200],
    ]);
  });

  it('lists a task only after a moment', () => {
    changePower(world, server, 'power_reset');
    expect(world.listedTasks()).toEqual([]);
    pass(500);
    expect(world.listedTasks()).toHaveLength(1);
  });
});
