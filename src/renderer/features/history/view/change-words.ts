/** Values of changes in words, where a bare value of DCImanager would not say it. */
import type { ChangeKind } from '@contract/types/history';
import type { TFunction } from 'i18next';

export type HistoryT = TFunction<'history'>;

/** Kinds whose values are words of DCImanager that the window has its own words for. */
const WORDED: ReadonlySet<ChangeKind> = new Set(['state', 'power', 'ports', 'feed', 'bmc']);
const WORD = /^[a-z_]+$/;

export function valueText(kind: ChangeKind, value: string | null, t: HistoryT): string | null {
  if (value === null) return null;
  if (!WORDED.has(kind)) return value;
  // A BMC is told as its address and its power: `10.20.0.3, on`.
  return value
    .split(', ')
    .map((word) => (WORD.test(word) ? t(`value.${word}`, { defaultValue: word }) : word))
    .join(', ');
}

/** Names of parts that DCImanager writes in its own way; all others are names people gave. */
export function partText(kind: ChangeKind, part: string, t: HistoryT): string {
  return kind === 'bmc' ? t(`part_name.${part}`, { defaultValue: part }) : part;
}
