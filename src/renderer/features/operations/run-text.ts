/** The sentence of a run: what failed before the write is told as everywhere, what failed after it never denies the write. */
import type { AppError } from '@contract/errors';
import type { PowerRun } from '@contract/types/operation';
import { describeError } from '@renderer/lib/errors/describe-error';
import type { TFunction } from 'i18next';

/** Once it was sent, an error is about reading back (or about the lost answer): the request itself is out. */
function wasSent({ phase, task }: PowerRun): boolean {
  return task !== null || phase === 'following' || phase === 'stalled' || phase === 'unconfirmed';
}

/** What helps the reading is the person's to do; "try again" would sound like sending again. */
function nextStep({ code }: AppError, next: string): string {
  return code.startsWith('tls.') || code.startsWith('auth.') ? next : '';
}

export function runText(t: TFunction<'operations'>, run: PowerRun, language: string): string | null {
  const unconfirmed = run.phase === 'unconfirmed' ? t('unconfirmedText') : '';
  if (run.error === null) return unconfirmed || null;
  const { title, text, next } = describeError(run.error, language);
  if (!wasSent(run)) return `${text} ${next}`;
  const sent = unconfirmed || t('sent');
  return [sent, t('notReadBack', { reason: title }), nextStep(run.error, next)].filter(Boolean).join(' ');
}
