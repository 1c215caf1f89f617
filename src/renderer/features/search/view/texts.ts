/** Words of the rows, looked up once per language: a list has thousands of cells. */
import type { SearchField } from '@contract/types/search';
import type { PowerState } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const STATES: readonly ServerStateKind[] = [
  'ok',
  'suspended',
  'suspending',
  'resuming',
  'suspend_error',
  'resume_error',
  'running',
  'failed',
  'overlap',
  'new',
  'unknown',
];
const POWERS: readonly PowerState[] = ['on', 'off', 'in_progress', 'unknown'];
const FIELDS: readonly SearchField[] = [
  'id',
  'name',
  'domain',
  'owner',
  'mac',
  'address',
  'gateway',
  'network',
  'bmc',
  'configuration',
  'os',
  'location',
  'rack',
  'platform',
  'chassis',
  'barcode',
  'switch-port',
  'pdu-port',
  'state',
  'operation',
  'diagnostics',
  'email',
  'other',
];
const ABSENT = ['noOwner', 'noAddress', 'noRack', 'noConfiguration', 'noPorts'] as const;

export interface Texts {
  readonly state: Readonly<Record<ServerStateKind, string>>;
  readonly power: Readonly<Record<PowerState, string>>;
  readonly field: Readonly<Record<SearchField, string>>;
  /** With places for `up` and `total`. */
  readonly ports: string;
  readonly absent: Readonly<Record<(typeof ABSENT)[number], string>>;
}

export function useTexts(): Texts {
  const { t } = useTranslation('search');
  return useMemo(() => textsOf(t), [t]);
}

export function textsOf(t: TFunction<'search'>): Texts {
  const record = <K extends string>(keys: readonly K[], read: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, string>;
  return {
    state: record(STATES, (state) => t(`state.${state}`)),
    power: record(POWERS, (power) => t(`power.${power}`)),
    field: record(FIELDS, (field) => t(`field_name.${field}`)),
    ports: t('row.ports', { skipInterpolation: true }),
    absent: record(ABSENT, (key) => t(`row.${key}`)),
  };
}
