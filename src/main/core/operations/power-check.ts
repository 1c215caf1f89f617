/** The last look before a write: has the server changed since the plan was made? And what a failed write may have done. */
import type { AppError, ErrorDetails } from '@contract/errors';
import type { PlannedState } from '@contract/types/operation';

export type Drift = ErrorDetails['operation.drift'];

/**
 * The first difference that forbids sending, or null. Only what the approval rested on counts: which server it is,
 * whose it is, whether something is running on it, and its power. Absent values are told as empty text.
 */
export function driftOf(planned: PlannedState, now: PlannedState): Drift | null {
  for (const field of ['name', 'owner', 'operation', 'power'] as const) {
    if (planned[field] !== now[field]) return { field, planned: planned[field] ?? '', now: now[field] ?? '' };
  }
  return null;
}

/**
 * Whether a write that ended with this error may have reached the server. The adapter says `dci.outcome-unknown`; a
 * broken or unreadable answer is held to be the same, because the wrong guess would be a second write.
 */
export function mayHaveArrived(error: AppError): boolean {
  switch (error.code) {
    case 'dci.outcome-unknown':
    case 'network.cut':
    case 'network.timed-out':
    case 'dci.malformed':
    case 'internal.bug':
      return true;
    default:
      return false;
  }
}
