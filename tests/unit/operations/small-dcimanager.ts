/** A small DCImanager with one server: takes power actions, works on them in its own time, and fails when told to. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { Task } from '@contract/types/inventory';
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState, Server } from '@contract/types/server';
import type { PowerApi } from '@core/operations/power-run';
import type { Clock, ServerRecord } from '@core/ports';
import { anOperation, aServer } from './servers';

/** What happens to one request: `lost-after` means it arrived and its answer did not. */
export type Fault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | 'cut-after'
  | 'garbled'
  | 'unreachable'
  | 'refused'
  | 'unauthorised'
  | 'throws';

export interface Behaviour {
  readonly workMs: number;
  readonly hasTaskList: boolean;
  readonly answersNumber: boolean;
  /** Milliseconds until the task list knows a new number; Infinity for never. */
  readonly listedAfterMs: number;
  readonly showsOperation: boolean;
  readonly taskFails: boolean;
  /** How long after the work the BMC still reports the old power. */
  readonly bmcLagMs: number;
}

const GOOD: Behaviour = {
  workMs: 8_000,
  hasTaskList: true,
  answersNumber: true,
  listedAfterMs: 2_000,
  showsOperation: true,
  taskFails: false,
  bmcLagMs: 0,
};

interface Job {
  readonly number: number;
  readonly verb: PowerVerb;
  readonly from: PowerState;
  readonly startedMs: number;
}

export class SmallDcimanager {
  server: Server;
  behaviour: Behaviour = GOOD;
  signedIn = true;
  /** One per coming request, in order; nothing left means no fault. */
  readFaults: Fault[] = [];
  writeFaults: Fault[] = [];
  /** Writes that left the program, whatever became of them. */
  writesTried = 0;
  /** Writes that reached this DCImanager and were taken. */
  readonly jobs: Job[] = [];

  constructor(
    private readonly clock: Clock,
    change: Partial<Server> = {},
  ) {
    this.server = aServer(change);
  }

  readonly api: PowerApi = {
    powerOn: () => this.act('power_on'),
    powerOff: () => this.act('power_off'),
    powerReset: () => this.act('power_reset'),
    readServer: async () => this.read((): ServerRecord => ({ server: this.serverNow(), raw: {} })),
    tasksOf: async (number) => {
      if (!this.behaviour.hasTaskList) return fail('dci.unsupported', { path: '/api/dci/v3/task' });
      return this.read(() => this.tasks(number));
    },
  };

  serverNow(): Server {
    const job = this.jobs.at(-1);
    if (!job) return this.server;
    const passedMs = this.clock.nowMs() - job.startedMs;
    const { workMs, bmcLagMs, showsOperation, taskFails } = this.behaviour;
    if (passedMs < workMs) {
      const operation = showsOperation ? anOperation({ id: job.number, label: job.verb }) : this.server.operation;
      return { ...this.server, operation };
    }
    const reached = !taskFails && passedMs >= workMs + bmcLagMs;
    return { ...this.server, power: reached ? target(job.verb) : job.from };
  }

  private tasks(number: number): readonly Task[] {
    const job = this.jobs.find((one) => one.number === number);
    if (!job) return [];
    const passedMs = this.clock.nowMs() - job.startedMs;
    if (passedMs < this.behaviour.listedAfterMs) return [];
    const phase = passedMs < this.behaviour.workMs ? 'running' : this.behaviour.taskFails ? 'failed' : 'complete';
    const status = phase === 'failed' ? 'fail' : phase;
    return [{ id: job.number + 1_000, consulId: number, name: job.verb, status, phase }];
  }

  private read<T>(answer: () => T): Result<T> {
    if (!this.signedIn) return fail('dci.unauthorised', {});
    const fault = this.readFaults.shift() ?? 'none';
    return fault === 'none' ? ok(answer()) : failure(fault);
  }

  private async act(verb: PowerVerb): Promise<Result<{ id: number; task: number | null }>> {
    this.writesTried += 1;
    if (!this.signedIn) return fail('dci.unauthorised', {});
    const fault = this.writeFaults.shift() ?? 'none';
    if (fault !== 'none' && !ARRIVES.has(fault)) return failure(fault);
    const number = 90_000 + this.jobs.length;
    this.jobs.push({ number, verb, from: this.serverNow().power, startedMs: this.clock.nowMs() });
    if (fault !== 'none') return failure(fault);
    return ok({ id: this.server.id, task: this.behaviour.answersNumber ? number : null });
  }
}

const ARRIVES: ReadonlySet<Fault> = new Set<Fault>(['lost-after', 'cut-after', 'garbled', 'throws']);

function target(verb: PowerVerb): PowerState {
  return verb === 'power_off' ? 'off' : 'on';
}

function failure(fault: Exclude<Fault, 'none'>): Result<never> {
  const errors: Record<Exclude<Fault, 'none' | 'throws'>, AppError> = {
    'lost-before': { code: 'dci.outcome-unknown', details: { cause: 'timed-out' } },
    'lost-after': { code: 'dci.outcome-unknown', details: { cause: 'timed-out' } },
    'cut-after': { code: 'network.cut', details: { host: 'dci.example' } },
    garbled: { code: 'dci.malformed', details: { where: 'task' } },
    unreachable: { code: 'network.unreachable', details: { host: 'dci.example', reason: 'refused' } },
    refused: { code: 'dci.refused', details: { httpStatus: 400, apiCode: 3008, apiMessage: 'no', apiValue: null } },
    unauthorised: { code: 'dci.unauthorised', details: {} },
  };
  if (fault === 'throws') throw new Error('a bug in the client');
  return { ok: false, error: errors[fault] };
}
