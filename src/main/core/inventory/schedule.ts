/** Decides when each instance is read by itself: the shown one often, the others now and then, a failing one ever later. */
import { fail, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { Clock } from '@core/ports';
import type { Attempt } from './breaker';
import { BACKGROUND_EVERY_MS, between, catchUp, createEntry, dueAtMs, type Entry, SPREAD_MS } from './schedule-entry';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** A background instance that is due for longer than this was held up, and so were others: they are spread. */
const HELD_UP_MS = 5 * SECOND_MS;
/** A timer this late means that the computer slept. */
const SLEPT_MS = 30 * SECOND_MS;
/** When to look again at what is due but may not be read now, should nobody tell that it may. */
export const BLOCKED_LOOK_MS = MINUTE_MS;
/** Some systems do not tell when the mains come back. */
export const PAUSED_LOOK_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

export interface Schedule {
  start(): void;
  stop(): void;
  /** What the window shows; null: none. From then on the instance counts as opened. */
  show(id: InstanceId | null): void;
  /** The computer woke up: each opened or pinned instance is tried once, soon but not all together. */
  wake(): void;
  /** To be called when an answer of `instances`, `canSync` or `conditions` may have changed. */
  conditionsChanged(): void;
  /** A person wants it now: no wait counts. */
  tryNow(id: InstanceId): void;
  /** A sync begun elsewhere succeeded. */
  synced(id: InstanceId): void;
  /** When it is tried again after failures; null when it does not wait to. */
  nextTryAtMs(id: InstanceId): number | null;
  forget(id: InstanceId): void;
}

export interface ScheduleDeps {
  readonly clock: Clock;
  /** From 0, below 1. */
  readonly random: () => number;
  readonly instances: () => readonly { readonly id: InstanceId; readonly pinned: boolean }[];
  /** Signed in, its copy open, no question pending. */
  readonly canSync: (id: InstanceId) => boolean;
  readonly sync: (id: InstanceId) => Promise<Result<unknown>>;
  readonly conditions: () => { readonly visible: boolean; readonly onBattery: boolean };
  readonly lastDurationMs: (id: InstanceId) => number | null;
  readonly readAtMs: (id: InstanceId) => number | null;
  /** `nextTryAtMs` of the instance changed. */
  readonly onChange: (id: InstanceId) => void;
}

interface State {
  readonly deps: ScheduleDeps;
  readonly entries: Map<InstanceId, Entry>;
  shown: InstanceId | null;
  started: boolean;
  timer: AbortController | null;
}

export function createSchedule(deps: ScheduleDeps): Schedule {
  const state: State = { deps, entries: new Map(), shown: null, started: false, timer: null };
  return {
    start: () => {
      state.started = true;
      look(state);
    },
    stop: () => {
      state.started = false;
      state.timer?.abort();
      state.timer = null;
    },
    show: (id) => {
      if (id !== null && id !== state.shown) open(entryOf(state, id));
      state.shown = id;
      look(state);
    },
    wake: () => {
      spreadAll(state);
      look(state);
    },
    conditionsChanged: () => look(state),
    tryNow: (id) => {
      const known = deps.instances().some((instance) => instance.id === id);
      if (!state.started || !known || !deps.canSync(id)) return;
      begin(state, entryOf(state, id), true);
      look(state);
    },
    synced: (id) => {
      const entry = entryOf(state, id);
      entry.breaker.close();
      rest(state, entry);
      entry.probeAtMs = null;
      look(state);
    },
    nextTryAtMs: (id) => nextTryAtMs(state, id),
    forget: (id) => {
      state.entries.delete(id);
      if (state.shown === id) state.shown = null;
      look(state);
    },
  };
}

function entryOf(state: State, id: InstanceId): Entry {
  const known = state.entries.get(id);
  if (known !== undefined) return known;
  const made = createEntry(id, state.deps);
  state.entries.set(id, made);
  return made;
}

/** What is looked at now need not wait for its turn among the others; after failures the turn is what there is. */
function open(entry: Entry): void {
  entry.opened = true;
  if (entry.breaker.retryAtMs() === null) entry.probeAtMs = null;
}

/** Those that may connect at all. */
function connecting(state: State): readonly Entry[] {
  return state.deps.instances().flatMap(({ id, pinned }) => {
    const known = state.entries.get(id);
    return pinned || known?.opened ? [known ?? entryOf(state, id)] : [];
  });
}

function isPaused({ deps }: State): boolean {
  const { visible, onBattery } = deps.conditions();
  return !visible && onBattery;
}

/** Starts what is due and sets the timer for what comes next. Called after every change, so it must be cheap. */
function look(state: State): void {
  if (!state.started) return;
  const entries = connecting(state);
  const nowMs = state.deps.clock.nowMs();
  const paused = isPaused(state);
  const nextMs = entries
    .filter(({ running }) => !running)
    .map((entry) => {
      catchUp(entry, state.deps.readAtMs(entry.id), nowMs);
      return paused ? nowMs + PAUSED_LOOK_MS : startOrWait(state, entry, nowMs);
    });
  setTimer(state, nextMs);
  for (const entry of state.entries.values()) tell(state, entry);
}

/** When this instance is to be looked at again. */
function startOrWait(state: State, entry: Entry, nowMs: number): number {
  const shown = entry.id === state.shown;
  const atMs = dueAtMs(entry, shown, state.deps.lastDurationMs(entry.id));
  if (atMs > nowMs) return atMs;
  if (!state.deps.canSync(entry.id)) return nowMs + BLOCKED_LOOK_MS;
  if (!shown && nowMs - atMs > HELD_UP_MS) {
    entry.probeAtMs = nowMs + between(SPREAD_MS, state.deps.random);
    return entry.probeAtMs;
  }
  begin(state, entry, entry.probeAtMs !== null);
  return nowMs + LONGEST_WAIT_MS;
}

function begin(state: State, entry: Entry, byHand: boolean): void {
  const attempt = entry.running ? null : entry.breaker.begin(byHand);
  if (attempt === null) return;
  entry.running = true;
  entry.probeAtMs = null;
  void run(state, entry, attempt);
}

async function run(state: State, entry: Entry, attempt: Attempt): Promise<void> {
  let result: Result<unknown> = fail('internal.bug', {});
  try {
    result = await state.deps.sync(entry.id);
  } finally {
    // Whatever was thrown: the instance must be tried again, and not at once.
    attempt.end(result);
    entry.running = false;
    rest(state, entry);
    // A failure keeps what `wake` asked for meanwhile: what broke was a connection from before the sleep.
    if (result.ok) entry.probeAtMs = null;
    look(state);
  }
}

function rest({ deps }: State, entry: Entry): void {
  entry.lastMs = deps.clock.nowMs();
  entry.backgroundEveryMs = between(BACKGROUND_EVERY_MS, deps.random);
}

function spreadAll(state: State): void {
  const nowMs = state.deps.clock.nowMs();
  for (const entry of connecting(state)) {
    // Told twice of the same sleep: the first draw counts.
    const drawn = entry.probeAtMs !== null && entry.probeAtMs > nowMs;
    if (!drawn) entry.probeAtMs = nowMs + between(SPREAD_MS, state.deps.random);
  }
}

function setTimer(state: State, nextMs: readonly number[]): void {
  state.timer?.abort();
  state.timer = null;
  if (nextMs.length === 0) return;
  const { clock } = state.deps;
  const nowMs = clock.nowMs();
  const waitMs = Math.min(Math.max(0, Math.min(...nextMs) - nowMs), LONGEST_WAIT_MS);
  const timer = new AbortController();
  state.timer = timer;
  void clock.wait(waitMs, timer.signal).then(() => {
    if (state.timer !== timer) return;
    if (clock.nowMs() - (nowMs + waitMs) > SLEPT_MS) spreadAll(state);
    look(state);
  });
}

function nextTryAtMs(state: State, id: InstanceId): number | null {
  const entry = state.entries.get(id);
  const retryAtMs = entry?.breaker.retryAtMs() ?? null;
  if (entry === undefined || retryAtMs === null || entry.running || !state.started) return null;
  const connects = connecting(state).includes(entry) && state.deps.canSync(id) && !isPaused(state);
  return connects ? (entry.probeAtMs ?? retryAtMs) : null;
}

function tell(state: State, entry: Entry): void {
  const atMs = nextTryAtMs(state, entry.id);
  if (atMs === entry.toldMs) return;
  entry.toldMs = atMs;
  state.deps.onChange(entry.id);
}
