/** Words of the cells, looked up once per language: a row has up to a thousand cells, and each has a name to be read aloud. */
import type { PowerState, ServerRow } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { configurationSummary } from '../model/configuration-text';
import { type Lens, stateKindOf } from '../model/lenses';

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
const TEMPLATES = [
  'server',
  'blade',
  'unplacedBlade',
  'claim',
  'unknownSize',
  'owner',
  'configuration',
  'operation',
] as const;

export interface Words {
  readonly state: Readonly<Record<ServerStateKind, string>>;
  readonly powerIs: Readonly<Record<PowerState, string>>;
  readonly template: Readonly<Record<(typeof TEMPLATES)[number], string>>;
  readonly noOwner: string;
  readonly noConfiguration: string;
  readonly noOperation: string;
  readonly pinned: string;
}

export function useWords(): Words {
  const { t } = useTranslation('racks');
  return useMemo(() => readWords(t), [t]);
}

function readWords(t: TFunction<'racks'>): Words {
  const record = <K extends string>(keys: readonly K[], read: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, string>;
  return {
    state: record(STATES, (state) => t(`state.${state}`)),
    powerIs: record(POWERS, (power) => t(`powerIs.${power}`)),
    template: record(TEMPLATES, (key) => t(`cell.${key}`, { skipInterpolation: true })),
    noOwner: t('cell.noOwner'),
    noConfiguration: t('cell.noConfiguration'),
    noOperation: t('cell.noOperation'),
    pinned: t('cell.pinned'),
  };
}

export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** State and power of a server in words, and what the lens shows of it where that is something else. */
export function spokenState(words: Words, lens: Lens, row: ServerRow, overlaps: boolean, pinned = false) {
  const power = words.powerIs[row.power];
  const state = stateKindOf(row, overlaps);
  const percent = state === 'running' ? (row.operation?.percent ?? null) : null;
  return {
    name: pinned ? `${row.name}, ${words.pinned}` : row.name,
    state: percent === null ? words.state[state] : `${words.state[state]} ${Math.round(percent)}%`,
    power: lens === 'state' || lens === 'power' ? power : `${power}, ${lensWords(words, lens, row)}`,
  };
}

function lensWords(words: Words, lens: 'owner' | 'configuration' | 'operation', row: ServerRow): string {
  if (lens === 'owner') {
    return row.owner === null ? words.noOwner : fill(words.template.owner, { owner: row.owner });
  }
  if (lens === 'configuration') {
    const configuration = configurationSummary(row.configuration);
    return configuration === null ? words.noConfiguration : fill(words.template.configuration, { configuration });
  }
  const { operation } = row;
  if (operation === null) return words.noOperation;
  const percent = operation.percent === null ? '' : ` ${operation.percent}%`;
  return fill(words.template.operation, { operation: `${operation.label ?? operation.phase}${percent}` });
}
