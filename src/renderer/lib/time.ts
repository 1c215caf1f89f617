/** Ages and moments as the design writes them: `40 s`, `3 h 12 min`, `1 d 4 h`; times on a 24 h clock. */

export interface AgeUnits {
  readonly s: string;
  readonly min: string;
  readonly h: string;
  readonly d: string;
}

const EN: AgeUnits = { s: 's', min: 'min', h: 'h', d: 'd' };
const RU: AgeUnits = { s: 'с', min: 'мин', h: 'ч', d: 'д' };

/** `ageMs` below zero (a clock that was set back) counts as zero. */
export function formatAge(ageMs: number, language: string): string {
  const units = language.startsWith('ru') ? RU : EN;
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 60) return `${seconds} ${units.s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.min}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joinParts(hours, units.h, minutes % 60, units.min);
  return joinParts(Math.floor(hours / 24), units.d, hours % 24, units.h);
}

function joinParts(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;
}

export function formatDate(ms: number, language: string): string {
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);
}

export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

export function formatClock(ms: number, language: string, seconds = false): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(language, seconds ? { ...parts, second: '2-digit' } : parts).format(ms);
}

/** Whether the minute does not tell this moment from the others: then its seconds must. */
export function sharesMinute(ms: number, others: readonly number[]): boolean {
  const minute = (value: number) => Math.floor(value / 60_000);
  return others.filter((other) => minute(other) === minute(ms)).length > 1;
}

/** A time of day; with its date when it was not today. */
export function formatMoment(ms: number, now: number, language: string, seconds = false): string {
  const clock = formatClock(ms, language, seconds);
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
  return isToday ? clock : `${formatDate(ms, language === 'en' ? 'en-GB' : language)}, ${clock}`;
}
