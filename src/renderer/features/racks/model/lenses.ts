/** The five lenses: which group a server falls into under each. A group's key is `lens:value`, so keys never clash. */
import { assertNever } from '@contract/errors';
import type { ServerRow } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { configurationSummary } from './configuration-text';

export const LENSES = ['state', 'power', 'owner', 'configuration', 'operation'] as const;
export type Lens = (typeof LENSES)[number];

/** Legend entry of the state lens; the glyph of a cell is finer where an entry covers several. */
export const STATE_GROUPS = [
  'ok',
  'suspended',
  'changing',
  'running',
  'error',
  'failed',
  'overlap',
  'new',
  'unknown',
] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

export const POWER_GROUPS = ['on', 'off', 'in_progress', 'unknown'] as const;
export const OPERATION_GROUPS = ['running', 'failed', 'finished', 'none'] as const;

/** The most urgent of what is true of a server; the order is the design's. */
export function stateKindOf(row: ServerRow, overlaps: boolean): ServerStateKind {
  if (overlaps) return 'overlap';
  if (row.operation?.phase === 'failed') return 'failed';
  if (row.state === 'suspend_error' || row.state === 'resume_error') return row.state;
  if (row.operation?.phase === 'running') return 'running';
  if (row.state === 'suspending' || row.state === 'resuming' || row.state === 'suspended') return row.state;
  if (row.isNew) return 'new';
  return row.state;
}

export function stateGroupOf(kind: ServerStateKind): StateGroup {
  if (kind === 'suspend_error' || kind === 'resume_error') return 'error';
  if (kind === 'suspending' || kind === 'resuming') return 'changing';
  return kind;
}

/** Owner and configuration groups without a value. */
export const NO_VALUE = '';

export function groupKeyOf(lens: Lens, row: ServerRow, overlaps: boolean): string {
  switch (lens) {
    case 'state':
      return `state:${stateGroupOf(stateKindOf(row, overlaps))}`;
    case 'power':
      return `power:${row.power}`;
    case 'owner':
      return `owner:${row.owner ?? NO_VALUE}`;
    case 'configuration':
      return `configuration:${configurationSummary(row.configuration) ?? NO_VALUE}`;
    case 'operation':
      return `operation:${row.operation?.phase ?? 'none'}`;
    default:
      return assertNever(lens);
  }
}

/** Whether a server is among the chosen legend entries; nothing chosen means everything. */
export function matchesFilter(filter: readonly string[], row: ServerRow, overlaps: boolean): boolean {
  if (filter.length === 0) return true;
  return filter.some((key) => groupKeyOf(key.slice(0, key.indexOf(':')) as Lens, row, overlaps) === key);
}
