/** Plans and runs: what would be sent, what was sent, and what became of it. */
import type { AppError, PowerSkipReason } from '../errors';
import type { InstanceId } from './instance';
import type { PowerState } from './server';

export type PowerVerb = 'power_on' | 'power_off' | 'power_reset';

export type PowerSwitch = 'ipmi' | 'intel-amt' | 'pdu';

/** A frozen list of requests awaiting approval. Only requests under an approved hash are ever sent. */
export interface PowerPlan {
  readonly id: string;
  /** SHA-256 over the frozen request list. */
  readonly hash: string;
  readonly verb: PowerVerb;
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly serverName: string;
  readonly request: { readonly method: 'POST'; readonly path: string; readonly body: Record<string, never> };
  readonly before: PlannedState;
  readonly expiresAtMs: number;
  readonly eligible: boolean;
  readonly skipReason: PowerSkipReason | null;
}

/** The server as it was read for the plan; what the drift check compares with. */
export interface PlannedState {
  readonly power: PowerState;
  readonly owner: string | null;
  readonly name: string;
  readonly operation: string | null;
  readonly place: string | null;
  /** With what DCImanager can switch it; none means that it cannot. */
  readonly switchedBy: readonly PowerSwitch[];
  readonly addresses: readonly string[];
  readonly readAtMs: number;
}

export type RunPhase = 'checking' | 'sending' | 'following' | 'done' | 'failed' | 'dropped' | 'unconfirmed' | 'stalled';

export interface PowerRun {
  readonly id: string;
  readonly planId: string;
  readonly verb: PowerVerb;
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly serverName: string;
  readonly phase: RunPhase;
  /** Consul number the action answered with. */
  readonly task: number | null;
  /** The task list's own word for it, where the instance has that list. */
  readonly taskStatus: string | null;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
  readonly powerBefore: PowerState;
  /** Power as last read from the instance, with when. */
  readonly powerNow: PowerState;
  readonly powerReadAtMs: number;
  readonly error: AppError | null;
}
