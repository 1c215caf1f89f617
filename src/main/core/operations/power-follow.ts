/** Judges what became of a power action that was sent, from what was read since: pure, one state and one verdict. */
import type { Task } from '@contract/types/inventory';
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState, Server } from '@contract/types/server';
import { runningOperation } from './power-plan';

/** No end after this: the run says "stalled" and is looked at less often. */
export const STALLED_AFTER_MS = 10 * 60_000;
/** No end after this: nobody looks any more. DCImanager itself force-ends its longest operation after an hour. */
export const GIVEN_UP_AFTER_MS = 60 * 60_000;
/** How long nothing may be seen to happen before "it cannot be told" is the honest answer. */
export const QUIET_MS = 2 * 60_000;
/** A just-made task may not be listed yet; after this the task list is taken not to know it. */
export const UNLISTED_MS = 60_000;
/** PDU ports are refreshed every five minutes; a power still unknown after that stays unknown. */
export const UNREADABLE_MS = 6 * 60_000;

/**
 * `absent`: the action answered no number, or the instance has no task list. `unlisted`: the list has kept silent about
 * the number for so long that the server's own state has to do. `pending`: not listed yet.
 */
export type TaskPhase = 'absent' | 'unlisted' | 'pending' | 'running' | 'complete' | 'failed';

/** Everything the verdict rests on. Times are milliseconds of following, without pauses. */
export interface Following {
  readonly verb: PowerVerb;
  readonly powerBefore: PowerState;
  readonly operationBefore: number | null;
  /** False when the answer to the write was lost: it may or may not have arrived. */
  readonly answered: boolean;
  readonly activeMs: number;
  readonly taskPhase: TaskPhase;
  readonly emptySinceMs: number | null;
  readonly completeSinceMs: number | null;
  /** Something on the server was seen to move since the write. */
  readonly sawChange: boolean;
  readonly operationFailed: boolean;
  readonly operationRuns: boolean;
  readonly powerNow: PowerState | null;
  /** Consecutive reads that show the wanted power and no running operation. */
  readonly settledReads: number;
  readonly reads: number;
}

export type Verdict = 'going' | 'stalled' | 'done' | 'failed' | 'unconfirmed';

export function beginFollowing(input: {
  readonly verb: PowerVerb;
  readonly before: Server;
  readonly answered: boolean;
  readonly hasTask: boolean;
}): Following {
  return {
    verb: input.verb,
    powerBefore: input.before.power,
    operationBefore: input.before.operation?.id ?? null,
    answered: input.answered,
    activeMs: 0,
    taskPhase: input.hasTask ? 'pending' : 'absent',
    emptySinceMs: null,
    completeSinceMs: null,
    sawChange: false,
    operationFailed: false,
    operationRuns: false,
    powerNow: null,
    settledReads: 0,
    reads: 0,
  };
}

export function passTime(state: Following, ms: number): Following {
  return { ...state, activeMs: state.activeMs + ms };
}

/** The task rows of the Consul number; null where the instance has no such list or does not show it to this account. */
export function seeTasks(state: Following, tasks: readonly Task[] | null): Following {
  if (tasks === null) return { ...state, taskPhase: 'absent' };
  if (tasks.length === 0) {
    const emptySinceMs = state.emptySinceMs ?? state.activeMs;
    const silent = state.activeMs - emptySinceMs >= UNLISTED_MS;
    // Rows that vanish after the end do not take the end back.
    const ended = state.taskPhase === 'complete' || state.taskPhase === 'failed';
    return { ...state, emptySinceMs, taskPhase: silent && !ended ? 'unlisted' : state.taskPhase };
  }
  const taskPhase = phaseOf(tasks);
  const completeSinceMs = taskPhase === 'complete' ? (state.completeSinceMs ?? state.activeMs) : null;
  // A power read before the task ended says nothing about its end.
  const powerNow = taskPhase === 'complete' && state.completeSinceMs === null ? null : state.powerNow;
  return { ...state, taskPhase, completeSinceMs, powerNow, emptySinceMs: null };
}

/** One number can own several rows: one failure fails it, and it is complete only when all are. */
function phaseOf(tasks: readonly Task[]): 'running' | 'complete' | 'failed' {
  if (tasks.some((task) => task.phase === 'failed')) return 'failed';
  return tasks.every((task) => task.phase === 'complete') ? 'complete' : 'running';
}

/** The row that decides, for the words shown: the failed one, else one still going, else the last. */
export function decidingTask(tasks: readonly Task[]): Task | null {
  const pick = (phase: Task['phase']) => tasks.find((task) => task.phase === phase);
  return pick('failed') ?? pick('running') ?? tasks.at(-1) ?? null;
}

/** The server, read after the write (and after the task list of the same look). */
export function seeServer(state: Following, server: Server): Following {
  const operationRuns = runningOperation(server) !== null;
  const operationId = server.operation?.id ?? null;
  const newOperation = operationId !== null && operationId !== state.operationBefore;
  const settled = server.power === wantedPower(state.verb) && !operationRuns;
  return {
    ...state,
    powerNow: server.power,
    operationRuns,
    operationFailed: newOperation && server.operation?.phase === 'failed',
    sawChange: state.sawChange || operationRuns || newOperation || server.power !== state.powerBefore,
    settledReads: settled ? state.settledReads + 1 : 0,
    reads: state.reads + 1,
  };
}

export function wantedPower(verb: PowerVerb): 'on' | 'off' {
  return verb === 'power_off' ? 'off' : 'on';
}

export function judge(state: Following): Verdict {
  const end = endOf(state);
  if (end !== null) return end;
  if (state.activeMs >= GIVEN_UP_AFTER_MS) return 'unconfirmed';
  return state.activeMs >= STALLED_AFTER_MS ? 'stalled' : 'going';
}

function endOf(state: Following): 'done' | 'failed' | 'unconfirmed' | null {
  switch (state.taskPhase) {
    case 'failed':
      return 'failed';
    case 'complete':
      return endOfCompleteTask(state);
    case 'absent':
    case 'unlisted':
      return endByServerAlone(state);
    default:
      return null;
  }
}

/** "Complete" alone is a claim; the power read back is the proof. */
function endOfCompleteTask(state: Following): 'done' | 'unconfirmed' | null {
  if (state.powerNow === wantedPower(state.verb)) return 'done';
  const completeForMs = state.activeMs - (state.completeSinceMs ?? state.activeMs);
  return state.powerNow === 'unknown' && completeForMs >= UNREADABLE_MS ? 'unconfirmed' : null;
}

function endByServerAlone(state: Following): 'done' | 'failed' | 'unconfirmed' | null {
  if (state.operationFailed) return 'failed';
  // On and off start from another power, so the wanted one is a change in itself; "on" after a reset proves nothing.
  if (state.verb !== 'power_reset' && state.settledReads >= 1) return 'done';
  if (state.verb === 'power_reset' && state.sawChange && state.settledReads >= 2) return 'done';
  const quiet = !state.sawChange && state.reads >= 2 && state.activeMs >= QUIET_MS;
  const mayBeNothing = !state.answered || (state.verb === 'power_reset' && state.settledReads >= 2);
  return quiet && mayBeNothing ? 'unconfirmed' : null;
}
