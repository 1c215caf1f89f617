/** What is true of a datacenter's copy, in a sentence: for tiles, cards and the status line. */
import type { InstanceView } from '@contract/types/instance';
import { formatClock, formatCount, formatMoment } from '@renderer/lib/time';
import type { TFunction } from 'i18next';

export type CopiesT = TFunction<'copies'>;

const HOURS_A_DAY = 24;

/** "12 hours", "30 days": whole days are said as days. */
export function limitText(hours: number, t: CopiesT): string {
  const isDays = hours >= HOURS_A_DAY && hours % HOURS_A_DAY === 0;
  return isDays ? t('limit.days', { count: hours / HOURS_A_DAY }) : t('limit.hours', { count: hours });
}

/** Null while there is nothing about the copy that matters more than how the datacenter answers. */
export function copyText({ copy, countDrop }: InstanceView, now: number, language: string, t: CopiesT): string | null {
  switch (copy.kind) {
    case 'sealed': {
      const time = formatMoment(copy.sinceMs, now, language);
      return t('sealed.since', { time, limit: limitText(copy.lifetimeHours, t) });
    }
    case 'newer':
      return t('state.broken');
    case 'failed':
      return copy.reason;
    case 'opening':
    case 'none':
    case 'ready':
      return countDrop
        ? t('drop.question', {
            vanished: formatCount(countDrop.vanished, language),
            before: formatCount(countDrop.before, language),
            time: formatClock(countDrop.nowReadAtMs, language),
          })
        : null;
  }
}
