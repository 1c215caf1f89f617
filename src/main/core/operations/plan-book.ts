/** Holds plans until they are approved. A plan can be approved once, unchanged, in time; then it is gone for good. */
import { fail, ok, type Result } from '@contract/errors';
import type { PowerPlan } from '@contract/types/operation';

/** How long an expired plan is remembered, so that a late click hears "expired" and not "unknown". */
const REMEMBER_EXPIRED_MS = 60 * 60_000;

export interface PlanBook {
  /** Keeps a plan under its id; a second plan with the same id is a bug and throws. */
  add(plan: PowerPlan, nowMs: number): void;
  /** The plan as it is held, without using it up; null when unknown or used. */
  peek(planId: string): PowerPlan | null;
  /**
   * Uses the plan up and answers the frozen request list it stands for. Errors: `operation.plan-unknown` (never made,
   * or already used), `operation.plan-changed`, `operation.plan-expired`, `operation.not-eligible`.
   */
  approve(planId: string, hash: string, nowMs: number): Result<PowerPlan>;
}

export function createPlanBook(): PlanBook {
  const open = new Map<string, PowerPlan>();
  return {
    add: (plan, nowMs) => {
      if (open.has(plan.id)) throw new Error('a plan id was given twice');
      for (const [id, held] of open) if (held.expiresAtMs + REMEMBER_EXPIRED_MS < nowMs) open.delete(id);
      open.set(plan.id, plan);
    },
    peek: (planId) => open.get(planId) ?? null,
    approve: (planId, hash, nowMs) => {
      const plan = open.get(planId);
      if (!plan) return fail('operation.plan-unknown', {});
      if (plan.hash !== hash) return fail('operation.plan-changed', {});
      if (nowMs >= plan.expiresAtMs) return fail('operation.plan-expired', {});
      if (plan.skipReason !== null) return fail('operation.not-eligible', { reason: plan.skipReason });
      open.delete(planId);
      return ok(plan);
    },
  };
}
