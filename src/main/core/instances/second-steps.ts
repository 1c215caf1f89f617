/** Sign-ins that wait for a second factor: their token is kept here alone, never on disk, and at most one at a time. */
import { fail, ok, type Result } from '@contract/errors';
import type { InstanceView, SecondStep } from '@contract/types/instance';
import { type InstanceContext, type InstanceServiceDeps, onPassingConnection } from './instance-context';
import { addInstance } from './instance-list';
import { keepSession, type SignInGoal } from './sign-in-goal';

export interface SecondSteps {
  /** Answers `auth.second-factor` with the step to go on with; a step before it is left. */
  begin(goal: SignInGoal, token: string): Result<never>;
  confirm(input: SecondStep): Promise<Result<InstanceView>>;
  leave(step: string): Promise<Result<void>>;
}

interface Waiting {
  readonly step: string;
  readonly goal: SignInGoal;
  readonly token: string;
  /** The assumed form to begin with: once the instance handled one, no other gets a code. */
  form: number;
  /** A code is on its way: a second one must not overtake it. */
  busy: boolean;
}

export function createSecondSteps(deps: InstanceServiceDeps, context: InstanceContext): SecondSteps {
  let waiting: Waiting | null = null;

  const drop = async (left: Waiting): Promise<void> => {
    if (waiting === left) waiting = null;
    await context.revoke(left.goal.instance, left.token);
  };

  const send = async (held: Waiting, goal: SignInGoal, code: string): Promise<Result<InstanceView>> => {
    const { instance } = goal;
    const done = await onPassingConnection(deps, instance, (api) => api.confirmSignIn(held.token, code, held.form));
    // Left while the code was on its way: what it opened is closed again.
    if (waiting !== held) {
      if (done.ok && done.value.token !== held.token) await context.revoke(instance, done.value.token);
      if (done.ok) await context.revoke(instance, held.token);
      return fail('auth.step-over', {});
    }
    if (done.ok) {
      waiting = null;
      return keepSession(context, goal, done.value.token);
    }
    if (done.error.code === 'auth.code-refused') held.form = done.error.details.form;
    if (done.error.code === 'auth.second-factor-failed') await drop(held);
    return done;
  };

  return {
    begin: (goal, token) => {
      const before = waiting;
      waiting = { step: deps.ids.uuid(), goal, token, form: 0, busy: false };
      if (before) void drop(before);
      return fail('auth.second-factor', { step: waiting.step });
    },
    confirm: async ({ step, factorCode, identity }) => {
      const held = waiting;
      if (held?.step !== step || held.busy) return fail('auth.step-over', {});
      const { kind, instance } = held.goal;
      const goal = kind === 'add' ? { kind, instance: { ...instance, ...identity } } : held.goal;
      // A taken name is told before the code is used up.
      const fits = kind === 'add' ? addInstance(context.list(), goal.instance) : ok(null);
      if (!fits.ok) return fits;
      held.busy = true;
      try {
        return await send(held, goal, factorCode);
      } finally {
        held.busy = false;
      }
    },
    leave: async (step) => {
      const held = waiting;
      if (held?.step === step) await drop(held);
      return ok();
    },
  };
}
