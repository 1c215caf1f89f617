/**
 * Whether a write did what its answer claims: an instance may answer 200 and change nothing, so only reading back counts.
 * Reads a few times with growing pauses and never sends anything again.
 */
import { ok, type Result } from '@contract/errors';
import type { ActionAnswer, ConfirmedAction } from '@core/ports';
import type { DciClient } from './client';

/** Pauses before each look; a task needs a moment to begin, and another to show. */
const LOOKS_AFTER_MS = [0, 500, 1_500, 4_000];

/** `unreadable`: what was read proves nothing and looking on would not help. */
export type Look = 'shows' | 'not-yet' | 'unreadable';

/**
 * `look` gets the answer, null where it was lost. A lost answer is settled by the looks alone: what shows is `verified`,
 * anything else stays `dci.outcome-unknown`.
 */
export async function confirm(
  client: Pick<DciClient, 'clock'>,
  sent: Result<ActionAnswer>,
  look: (answer: ActionAnswer | null) => Promise<Look>,
): Promise<Result<ConfirmedAction>> {
  if (!sent.ok && sent.error.code !== 'dci.outcome-unknown') return sent;
  const verified = await shows(client, () => look(sent.ok ? sent.value : null));
  if (sent.ok) return ok({ ...sent.value, verified });
  return verified ? ok({ id: null, task: null, verified }) : sent;
}

async function shows({ clock }: Pick<DciClient, 'clock'>, look: () => Promise<Look>): Promise<boolean> {
  for (const pauseMs of LOOKS_AFTER_MS) {
    if (pauseMs > 0) await clock.wait(pauseMs);
    const seen = await look();
    if (seen !== 'not-yet') return seen === 'shows';
  }
  return false;
}
