/** When something was read, as a person says it: today, yesterday, or with its date. */
import { formatDate } from '@renderer/lib/time';

export type Moment =
  | { readonly day: 'today' | 'yesterday'; readonly clock: string }
  | { readonly day: 'date'; readonly text: string; readonly clock: string };

export function momentOf(ms: number, nowMs: number, language: string): Moment {
  const clock = clockOf(language).format(ms);
  const day = new Date(ms).toDateString();
  const before = new Date(nowMs);
  if (day === before.toDateString()) return { day: 'today', clock };
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return { day: 'yesterday', clock };
  return { day: 'date', text: formatDate(ms, language === 'en' ? 'en-GB' : language), clock };
}

/** Made once per language: making one takes longer than drawing the row it is for. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(language: string): Intl.DateTimeFormat {
  const known = clocks.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(language, made);
  return made;
}
