/** Follows one sent power action by looking again and again: the task list first, then the server itself. Sends nothing. */
import type { AppError } from '@contract/errors';
import type { PowerRun } from '@contract/types/operation';
import type { Clock, DciApi, ServerRecord } from '@core/ports';
import { decidingTask, type Following, judge, passTime, seeServer, seeTasks, type Verdict } from './power-follow';

export const FIRST_LOOK_MS = 1_000;
export const LOOK_EVERY_MS = 3_000;
/** While stalled, unreachable or signed out. */
export const SLOW_LOOK_EVERY_MS = 15_000;
/** A laptop that slept must not wake up to a run that has given up: one look never counts for more than this. */
const LONGEST_STEP_MS = 60_000;

export interface Watched {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly task: number | null;
  /** Null while nobody is signed in to the instance. */
  readonly api: () => Pick<DciApi, 'readServer' | 'tasksOf'> | null;
  readonly known: () => Promise<ServerRecord | null>;
  readonly serverId: number;
  readonly onServer: (record: ServerRecord) => void;
  /** `patch` is what this look changed of the run. */
  readonly onLook: (patch: Partial<PowerRun>) => void;
}

export interface WatchEnd {
  readonly verdict: Exclude<Verdict, 'going' | 'stalled'>;
  /** The last look's error, null when it was answered. */
  readonly error: AppError | null;
}

interface Look {
  readonly state: Following;
  readonly patch: Partial<PowerRun>;
  readonly error: AppError | null;
  /** Signed out: the wait for the person does not count as time in which the action got nowhere. */
  readonly paused: boolean;
}

/** Resolves with the end; `unconfirmed` when the signal aborts first. */
export async function watchPower(watched: Watched, begin: Following): Promise<WatchEnd> {
  const { clock, signal } = watched;
  let state = begin;
  let error: AppError | null = null;
  let waitMs = FIRST_LOOK_MS;
  for (;;) {
    const startedMs = clock.nowMs();
    await clock.wait(waitMs, signal);
    if (signal.aborted) return { verdict: 'unconfirmed', error };
    const look: Look = await lookOnce(watched, state);
    if (signal.aborted) return { verdict: 'unconfirmed', error: look.error };
    error = look.error;
    state = look.paused ? look.state : passTime(look.state, stepMs(clock.nowMs() - startedMs));
    const verdict = judge(state);
    if (verdict !== 'going' && verdict !== 'stalled') {
      watched.onLook(look.patch);
      return { verdict, error };
    }
    watched.onLook({ ...look.patch, error, phase: verdict === 'stalled' ? 'stalled' : 'following' });
    waitMs = verdict === 'stalled' || error !== null ? SLOW_LOOK_EVERY_MS : LOOK_EVERY_MS;
  }
}

/** A clock that was set back counts as no time at all. */
function stepMs(elapsedMs: number): number {
  return Math.min(Math.max(0, elapsedMs), LONGEST_STEP_MS);
}

async function lookOnce(watched: Watched, state: Following): Promise<Look> {
  const api = watched.api();
  if (api === null) return { state, patch: {}, error: { code: 'auth.signed-out', details: {} }, paused: true };
  const tasks = await lookAtTasks(api, watched.task, state);
  // The server last: a power read before the task's end would prove nothing.
  const read = await api.readServer(watched.serverId, await watched.known());
  if (!read.ok) {
    return { state: tasks.state, patch: tasks.patch, error: read.error, paused: isSignedOut(read.error) };
  }
  watched.onServer(read.value);
  const { power } = read.value.server;
  return {
    state: seeServer(tasks.state, read.value.server),
    patch: { ...tasks.patch, powerNow: power, powerReadAtMs: watched.clock.nowMs() },
    error: tasks.error,
    paused: tasks.error !== null && isSignedOut(tasks.error),
  };
}

type TaskLook = Pick<Look, 'state' | 'patch' | 'error'>;

async function lookAtTasks(api: Pick<DciApi, 'tasksOf'>, task: number | null, state: Following): Promise<TaskLook> {
  if (task === null || state.taskPhase === 'absent') return { state, patch: {}, error: null };
  const tasks = await api.tasksOf(task);
  if (tasks.ok) {
    const status = decidingTask(tasks.value)?.status;
    return {
      state: seeTasks(state, tasks.value),
      patch: status === undefined ? {} : { taskStatus: status },
      error: null,
    };
  }
  // No such list, or none for this account: the server's own state has to do.
  const { code } = tasks.error;
  if (code === 'dci.unsupported' || code === 'dci.forbidden') {
    return { state: seeTasks(state, null), patch: {}, error: null };
  }
  return { state, patch: {}, error: tasks.error };
}

function isSignedOut(error: AppError): boolean {
  return error.code === 'dci.unauthorised' || error.code === 'auth.signed-out';
}
