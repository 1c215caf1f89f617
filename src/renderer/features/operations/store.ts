/** Runs of this session, and the plan that awaits a decision. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceId } from '@contract/types/instance';
import type { PowerPlan, PowerRun, PowerVerb } from '@contract/types/operation';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Planning =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly instanceId: InstanceId; readonly serverId: number; readonly verb: PowerVerb }
  | { readonly kind: 'asking'; readonly plan: PowerPlan; readonly sending: boolean }
  | { readonly kind: 'failed'; readonly instanceId: InstanceId; readonly serverId: number; readonly error: AppError };

export interface OperationsState {
  /** Newest first. */
  readonly runs: readonly PowerRun[];
  readonly planning: Planning;
}

export interface OperationsStore extends StoreApi<OperationsState> {
  plan(instanceId: InstanceId, serverId: number, verb: PowerVerb): Promise<void>;
  approve(): Promise<void>;
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
  return {
    ...store,
    plan: async (instanceId, serverId, verb) => {
      const question: Planning = { kind: 'reading', instanceId, serverId, verb };
      store.setState({ planning: question });
      const answer = await bridge.call('operations.planPower', { instanceId, serverId, verb });
      const { planning } = store.getState();
      // The person may have turned to another server meanwhile: their question is not answered with this plan.
      if (planning !== question) return;
      if (!answer.ok)
        return store.setState({ planning: { kind: 'failed', instanceId, serverId, error: answer.error } });
      const plan = answer.value;
      if (plan.skipReason !== null) {
        const error: AppError = { code: 'operation.not-eligible', details: { reason: plan.skipReason } };
        return store.setState({ planning: { kind: 'failed', instanceId, serverId, error } });
      }
      store.setState({ planning: { kind: 'asking', plan, sending: false } });
    },
    approve: async () => {
      const { planning } = store.getState();
      if (planning.kind !== 'asking' || planning.sending) return;
      const { plan } = planning;
      store.setState({ planning: { ...planning, sending: true } });
      const answer = await bridge.call('operations.approve', { planId: plan.id, hash: plan.hash });
      if (answer.ok) {
        receive(answer.value);
        store.setState({ planning: { kind: 'none' } });
      } else {
        const { instanceId, serverId } = plan;
        store.setState({ planning: { kind: 'failed', instanceId, serverId, error: answer.error } });
      }
    },
    cancel: () => store.setState({ planning: { kind: 'none' } }),
  };
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
