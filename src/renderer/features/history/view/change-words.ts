/** Values of changes in words, where a bare value of DCImanager would not say it. */
import type { ChangeKind } from '@contract/types/history';
import type { TFunction } from 'i18next';

export type HistoryT = TFunction<'history'>;

/** Kinds whose values are words of DCImanager that the window has its own words for. */
const WORDED: ReadonlySet<ChangeKind> = new Set(['state', 'power', 'ports', 'feed', 'bmc']);
const WORD = /^[a-z_]+$/;

export function valueText(kind: ChangeKind, value: string | null, t: HistoryT): string | null {
  if (value === null) return null;
  return WORDED.has(kind) && WORD.test(value) ? t(`value.${value}`, { defaultValue: value }) : value;
}
