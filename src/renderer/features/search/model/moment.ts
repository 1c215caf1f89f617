/** When something was read, as a person says it: today, yesterday, or with its date. */
import { formatDate } from '@renderer/lib/time';

export type Moment =
  | { readonly day: 'today' | 'yesterday'; readonly clock: string }
  | { readonly day: 'date'; readonly text: string; readonly clock: string };

export function momentOf(ms: number, nowMs: number, language: string): Moment {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
  const day = new Date(ms).toDateString();
  const before = new Date(nowMs);
  if (day === before.toDateString()) return { day: 'today', clock };
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return { day: 'yesterday', clock };
  return { day: 'date', text: formatDate(ms, language === 'en' ? 'en-GB' : language), clock };
}
