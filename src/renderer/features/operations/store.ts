/** Runs of this session, and the plan that awaits a decision. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { PowerPlan, PowerRun, PowerVerb } from '@contract/types/operation';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Planning =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly instanceId: InstanceId; readonly serverId: number; readonly verb: PowerVerb }
  | Asking
  | PlanFailure;

export interface Asking {
  readonly kind: 'asking';
  readonly plan: PowerPlan;
  /** It is being sent, or made anew. */
  readonly busy: boolean;
  /** Why it cannot be approved as it is: it has to be made anew. */
  readonly error: AppError | null;
}

export interface PlanFailure {
  readonly kind: 'failed';
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly verb: PowerVerb;
  readonly error: AppError;
}

export interface OperationsState {
  /** Newest first. */
  readonly runs: readonly PowerRun[];
  readonly planning: Planning;
}

export interface OperationsStore extends StoreApi<OperationsState> {
  plan(instanceId: InstanceId, serverId: number, verb: PowerVerb): Promise<void>;
  approve(): Promise<void>;
  /** Makes the plan that is asked about anew, from a fresh reading; the question stays open meanwhile. */
  renew(): Promise<void>;
  cancel(): void;
}

export function createOperationsStore(bridge: Bridge): OperationsStore {
  const store = createStore<OperationsState>(() => ({ runs: [], planning: { kind: 'none' } }));
  const receive = (run: PowerRun) => store.setState((state) => ({ runs: withRun(state.runs, run) }));
  bridge.on('operations.changed', receive);
  void bridge.call('operations.list', {}).then((answer) => {
    // Runs that events told of before this answer came stay.
    if (answer.ok) store.setState(({ runs }) => ({ runs: runs.reduceRight(withRun, answer.value) }));
  });
  /** The person may have turned to something else meanwhile: only their own question is answered. */
  const settle = (question: Planning, planning: Planning) =>
    store.setState((state) => (state.planning === question ? { planning } : state));
  return {
    ...store,
    plan: async (instanceId, serverId, verb) => {
      const question: Planning = { kind: 'reading', instanceId, serverId, verb };
      store.setState({ planning: question });
      const made = await eligiblePlan(bridge, { instanceId, serverId, verb });
      settle(question, made.ok ? asking(made.value) : { ...question, kind: 'failed', error: made.error });
    },
    approve: async () => {
      const { planning } = store.getState();
      if (planning.kind !== 'asking' || planning.busy) return;
      const { plan } = planning;
      const question: Planning = { ...planning, busy: true };
      store.setState({ planning: question });
      const answer = await bridge.call('operations.approve', { planId: plan.id, hash: plan.hash });
      if (answer.ok) receive(answer.value);
      settle(question, answer.ok ? { kind: 'none' } : { ...asking(plan), error: answer.error });
    },
    renew: async () => {
      const { planning } = store.getState();
      if (planning.kind !== 'asking' || planning.busy) return;
      const { plan } = planning;
      const question: Planning = { ...planning, busy: true };
      store.setState({ planning: question });
      const made = await eligiblePlan(bridge, plan);
      settle(question, made.ok ? asking(made.value) : { ...asking(plan), error: made.error });
    },
    cancel: () => store.setState({ planning: { kind: 'none' } }),
  };
}

function asking(plan: PowerPlan): Asking {
  return { kind: 'asking', plan, busy: false, error: null };
}

type Wanted = Pick<PowerPlan, 'instanceId' | 'serverId' | 'verb'>;

/** A plan that may not be sent is no question to ask: its reason comes back as an error. */
async function eligiblePlan(bridge: Bridge, { instanceId, serverId, verb }: Wanted): Promise<Result<PowerPlan>> {
  const answer = await bridge.call('operations.planPower', { instanceId, serverId, verb });
  if (!answer.ok) return answer;
  const { skipReason } = answer.value;
  return skipReason === null ? ok(answer.value) : fail('operation.not-eligible', { reason: skipReason });
}

/** Why the plan that is asked about cannot be approved now, if so; `nowMs` may have passed its end meanwhile. */
export function askingError({ plan, error, busy }: Asking, nowMs: number): AppError | null {
  if (error !== null || busy || nowMs < plan.expiresAtMs) return error;
  return { code: 'operation.plan-expired', details: {} };
}

/** Events and answers may cross: the later account of a run stays. */
function withRun(runs: readonly PowerRun[], run: PowerRun): readonly PowerRun[] {
  const known = runs.find(({ id }) => id === run.id);
  if (!known) return [run, ...runs];
  return known.updatedAtMs > run.updatedAtMs ? runs : runs.map((other) => (other.id === run.id ? run : other));
}

export function isRunning(run: PowerRun): boolean {
  return isActing(run) || run.phase === 'stalled';
}

/** Whether it still keeps others off its server: a stalled one is only watched, as main sees it too. */
export function isActing({ phase }: PowerRun): boolean {
  return phase === 'checking' || phase === 'sending' || phase === 'following';
}

/** The newest run of a server, for its inspector. */
export function runOf(runs: readonly PowerRun[], instanceId: InstanceId, serverId: number): PowerRun | null {
  return runs.find((run) => run.instanceId === instanceId && run.serverId === serverId) ?? null;
}

/** The plan of this server that could not be made, if that was the last thing asked. */
export function failureOf(planning: Planning, instanceId: InstanceId, serverId: number): PlanFailure | null {
  if (planning.kind !== 'failed') return null;
  return planning.instanceId === instanceId && planning.serverId === serverId ? planning : null;
}
