/** Runs an approved power plan: looks once more, sends exactly one write, and follows it to an end that was read back. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { JournalEntry } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import type { PowerPlan, PowerRun, PowerVerb } from '@contract/types/operation';
import type { ActionAnswer, Clock, DciApi, Ids, Log, ServerRecord } from '@core/ports';
import type { PlanBook } from './plan-book';
import { driftOf, mayHaveArrived } from './power-check';
import { beginFollowing, wantedPower } from './power-follow';
import { plannedState, runningOperation } from './power-plan';
import { type WatchEnd, watchPower } from './power-watch';

export type PowerApi = Pick<DciApi, 'powerOn' | 'powerOff' | 'powerReset' | 'readServer' | 'tasksOf'>;

export interface PowerRunnerDeps {
  /** Null while nobody is signed in to the instance, or it is gone. */
  readonly api: (instanceId: InstanceId) => PowerApi | null;
  /** What is known of the server, for `readServer` to merge with: a by-id answer alone would look like drift. */
  readonly known: (instanceId: InstanceId, serverId: number) => Promise<ServerRecord | null>;
  readonly planBook: PlanBook;
  /** Answers when the entry is on disk: nothing is sent that the journal does not know. */
  readonly record: (entry: Omit<JournalEntry, 'id'>) => Promise<Result<void>>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly onChange: (run: PowerRun) => void;
  readonly onServerRead: (instanceId: InstanceId, record: ServerRecord) => void;
}

export interface PowerRunner {
  /**
   * Uses the plan up and starts; answers the run in phase `checking`. Errors: those of `PlanBook.approve`, and
   * `operation.not-eligible` while another run acts on the server (the plan stays usable).
   */
  approve(planId: string, hash: string): Result<PowerRun>;
  /** Newest first; runs live as long as the program. */
  list(): readonly PowerRun[];
  /** Whether a run still acts on the server: planning must refuse it. */
  isBusy(instanceId: InstanceId, serverId: number): boolean;
  /** A read somebody asked for: settles an unconfirmed on or off of that server, where it shows the wanted power. */
  noteRead(instanceId: InstanceId, record: ServerRecord): void;
  /** Stops following an instance's runs (it was removed, or its address changed): what was sent becomes `unconfirmed`. */
  stop(instanceId: InstanceId): void;
}

interface Entry {
  run: PowerRun;
  readonly plan: PowerPlan;
  readonly stopper: AbortController;
}

/** A read this much later says more about the hour since than about the action. */
const NOTE_WITHIN_MS = 60 * 60_000;
const ACTING: ReadonlySet<PowerRun['phase']> = new Set<PowerRun['phase']>(['checking', 'sending', 'following']);

export function createPowerRunner(deps: PowerRunnerDeps): PowerRunner {
  const entries: Entry[] = [];
  const ofServer = (instanceId: InstanceId, serverId: number) =>
    entries.filter(({ run }) => run.instanceId === instanceId && run.serverId === serverId);
  const isBusy = (instanceId: InstanceId, serverId: number) =>
    ofServer(instanceId, serverId).some(({ run }) => ACTING.has(run.phase));

  return {
    approve: (planId, hash) => {
      const held = deps.planBook.peek(planId);
      if (held && isBusy(held.instanceId, held.serverId)) {
        return fail('operation.not-eligible', { reason: 'operation-running' });
      }
      const approved = deps.planBook.approve(planId, hash, deps.clock.nowMs());
      if (!approved.ok) return approved;
      const plan = approved.value;
      // A stalled run can no longer tell its own effects from those of the new one.
      for (const { stopper } of ofServer(plan.instanceId, plan.serverId)) stopper.abort();
      const entry: Entry = { run: newRun(deps, plan), plan, stopper: new AbortController() };
      entries.unshift(entry);
      deps.log.info('operation.approved', { run: entry.run.id, ...aboutPlan(plan) });
      const first = entry.run;
      deps.onChange(first);
      void execute(deps, entry);
      return ok(first);
    },
    list: () => entries.map(({ run }) => run),
    isBusy,
    noteRead: (instanceId, record) => {
      // Newest first: what a later run did must not speak for an earlier one.
      const latest = ofServer(instanceId, record.server.id)[0];
      if (latest) noteRead(deps, latest, record);
    },
    stop: (instanceId) => {
      for (const { run, stopper } of entries) if (run.instanceId === instanceId) stopper.abort();
    },
  };
}

function newRun({ ids, clock }: PowerRunnerDeps, plan: PowerPlan): PowerRun {
  const nowMs = clock.nowMs();
  const { verb, instanceId, serverId, serverName, before } = plan;
  return {
    id: ids.uuid(),
    planId: plan.id,
    verb,
    instanceId,
    serverId,
    serverName,
    phase: 'checking',
    task: null,
    taskStatus: null,
    startedAtMs: nowMs,
    updatedAtMs: nowMs,
    powerBefore: before.power,
    powerNow: before.power,
    powerReadAtMs: before.readAtMs,
    error: null,
  };
}

function change(deps: PowerRunnerDeps, entry: Entry, patch: Partial<PowerRun>): void {
  entry.run = { ...entry.run, ...patch, updatedAtMs: deps.clock.nowMs() };
  deps.onChange(entry.run);
}

function end(deps: PowerRunnerDeps, entry: Entry, phase: PowerRun['phase'], error: AppError | null): void {
  change(deps, entry, { phase, error });
  deps.log.info('operation.ended', { run: entry.run.id, phase, code: error?.code ?? null });
}

/** Never rejects: a bug of ours ends as `failed` before the write and as `unconfirmed` after it. */
async function execute(deps: PowerRunnerDeps, entry: Entry): Promise<void> {
  try {
    const before = await check(deps, entry);
    if (before !== null) await sendAndFollow(deps, entry, before);
  } catch (bug) {
    deps.log.error('operation.bug', {
      run: entry.run.id,
      error: bug instanceof Error ? (bug.stack ?? bug.message) : '',
    });
    const phase = entry.run.phase === 'checking' ? 'failed' : 'unconfirmed';
    end(deps, entry, phase, { code: 'internal.bug', details: {}, correlationId: entry.run.id });
  }
}

/** Re-reads the server. Null when the run ended here, with nothing sent. */
async function check(deps: PowerRunnerDeps, entry: Entry): Promise<ServerRecord | null> {
  const { plan } = entry;
  const refuse = (phase: 'failed' | 'dropped', error: AppError) => {
    end(deps, entry, phase, error);
    return null;
  };
  const api = deps.api(plan.instanceId);
  if (api === null) return refuse('failed', { code: 'auth.signed-out', details: {} });
  const read = await api.readServer(plan.serverId, await deps.known(plan.instanceId, plan.serverId));
  if (!read.ok) return refuse('failed', read.error);
  noteServer(deps, entry, read.value);
  const drift = driftOf(plan.before, plannedState(read.value.server, deps.clock.nowMs()));
  if (drift !== null) return refuse('dropped', { code: 'operation.drift', details: drift });
  return read.value;
}

async function sendAndFollow(deps: PowerRunnerDeps, entry: Entry, before: ServerRecord): Promise<void> {
  const { plan, stopper } = entry;
  // Asked again: the session may have ended while the server was being read.
  const api = deps.api(plan.instanceId);
  if (api === null || stopper.signal.aborted) {
    return end(deps, entry, 'failed', { code: 'auth.signed-out', details: {} });
  }
  const recorded = await deps.record(journalEntry(deps, entry, 'power.intent', {}));
  if (!recorded.ok) return end(deps, entry, 'failed', recorded.error);
  // While the journal was written the instance may have been left.
  if (stopper.signal.aborted) return end(deps, entry, 'failed', { code: 'auth.signed-out', details: {} });
  change(deps, entry, { phase: 'sending' });
  deps.log.info('operation.sending', { run: entry.run.id, ...aboutPlan(plan) });
  const sent = await send(deps, api, plan);
  if (!sent.ok && !mayHaveArrived(sent.error)) {
    end(deps, entry, 'failed', sent.error);
    return noteOutcome(deps, entry);
  }
  const task = sent.ok ? sent.value.task : null;
  const lost = sent.ok ? null : sent.error;
  change(deps, entry, { phase: 'following', task, error: lost });
  deps.log.info('operation.sent', { run: entry.run.id, task, lost: lost?.code ?? null });
  const following = beginFollowing({
    verb: plan.verb,
    before: before.server,
    answered: sent.ok,
    hasTask: task !== null,
  });
  const ended = await watchPower(watched(deps, entry, lost), following);
  end(deps, entry, ended.verdict, endError(ended, lost));
  await noteOutcome(deps, entry);
}

/** How it ended, beside its intent. Without it the intent stands alone, which says "unknown". */
async function noteOutcome(deps: PowerRunnerDeps, entry: Entry): Promise<void> {
  const { phase, task, error, powerNow } = entry.run;
  const facts = { phase, task, powerNow, code: error?.code ?? null };
  const noted = await deps.record(journalEntry(deps, entry, 'power.outcome', facts));
  if (!noted.ok) deps.log.warn('journal.not-written', { run: entry.run.id, code: noted.error.code });
}

function journalEntry(
  { clock }: PowerRunnerDeps,
  { run, plan }: Entry,
  kind: 'power.intent' | 'power.outcome',
  facts: JournalEntry['facts'],
): Omit<JournalEntry, 'id'> {
  const { instanceId, serverId, serverName, verb, before } = plan;
  const about = { run: run.id, plan: plan.hash, verb, server: serverName, powerBefore: before.power };
  return { atMs: clock.nowMs(), instanceId, serverId, kind, facts: { ...about, ...facts } };
}

/** A client that throws has a bug, but its request may be on its way: that is for the follower to find out. */
async function send(
  deps: PowerRunnerDeps,
  api: PowerApi,
  { verb, serverId }: PowerPlan,
): Promise<Result<ActionAnswer>> {
  try {
    return await write(api, verb, serverId);
  } catch (bug) {
    deps.log.error('operation.bug', {
      server: serverId,
      error: bug instanceof Error ? (bug.stack ?? bug.message) : '',
    });
    return fail('internal.bug', {});
  }
}

/** The only place that writes. Each verb is one call, and nothing here or around it calls twice. */
function write(api: PowerApi, verb: PowerVerb, serverId: number): Promise<Result<ActionAnswer>> {
  switch (verb) {
    case 'power_on':
      return api.powerOn(serverId);
    case 'power_off':
      return api.powerOff(serverId);
    case 'power_reset':
      return api.powerReset(serverId);
  }
}

function watched(deps: PowerRunnerDeps, entry: Entry, lost: AppError | null): Parameters<typeof watchPower>[0] {
  const { instanceId, serverId } = entry.plan;
  return {
    clock: deps.clock,
    signal: entry.stopper.signal,
    task: entry.run.task,
    serverId,
    api: () => deps.api(instanceId),
    known: () => deps.known(instanceId, serverId),
    onServer: (record) => noteServer(deps, entry, record),
    onLook: (patch) => change(deps, entry, { ...patch, error: patch.error ?? lost }),
  };
}

/** A run that cannot be told says first why the answer to its write is missing. */
function endError(ended: WatchEnd, lost: AppError | null): AppError | null {
  if (ended.verdict === 'done' || ended.verdict === 'failed') return null;
  return lost ?? ended.error;
}

function noteServer(deps: PowerRunnerDeps, entry: Entry, record: ServerRecord): void {
  deps.onServerRead(entry.plan.instanceId, record);
  const { power } = record.server;
  entry.run = { ...entry.run, powerNow: power, powerReadAtMs: deps.clock.nowMs() };
}

function noteRead(deps: PowerRunnerDeps, entry: Entry, { server }: ServerRecord): void {
  const nowMs = deps.clock.nowMs();
  const { phase, verb, startedAtMs } = entry.run;
  if (phase !== 'unconfirmed' || nowMs - startedAtMs > NOTE_WITHIN_MS) return;
  const read = { powerNow: server.power, powerReadAtMs: nowMs };
  const shows = verb !== 'power_reset' && server.power === wantedPower(verb) && runningOperation(server) === null;
  change(deps, entry, shows ? { ...read, phase: 'done', error: null } : read);
}

function aboutPlan({ id, hash, instanceId, serverId, verb }: PowerPlan) {
  return { plan: id, hash, instance: instanceId, server: serverId, verb };
}
