/** How a lens paints one server: the face of its cell, the mark at its left, and how far an operation is. */
import type { ServerRow } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { type Groups, groupValueOf } from './groups';
import { type Lens, stateKindOf } from './lenses';

/** `off` is the darker face of a powered-off server, `hue` the colour of its owner or configuration. */
export type Face = 'plain' | 'off' | 'hold' | 'fail' | 'busy' | 'conflict' | 'hue';

export interface Paint {
  readonly face: Face;
  readonly mark:
    | { readonly kind: 'state'; readonly state: ServerStateKind }
    | { readonly kind: 'power'; readonly power: ServerRow['power'] }
    | { readonly kind: 'operation'; readonly phase: 'running' | 'failed' | 'finished' }
    | { readonly kind: 'code'; readonly code: string }
    | null;
  /** Index of the datacenter hues, for the face `hue`; null is grey. */
  readonly hue: number | null;
  /** 0 to 100, or null when nothing runs or the instance does not tell. */
  readonly percent: number | null;
}

const FACES: Partial<Record<ServerStateKind, Face>> = {
  overlap: 'conflict',
  failed: 'fail',
  suspend_error: 'fail',
  resume_error: 'fail',
  running: 'busy',
  suspending: 'hold',
  resuming: 'hold',
  suspended: 'hold',
  unknown: 'off',
};

export function paintOf(lens: Lens, row: ServerRow, overlaps: boolean, groups: Groups): Paint {
  const quiet = row.power === 'off' ? 'off' : 'plain';
  const percent = row.operation?.phase === 'running' ? row.operation.percent : null;
  switch (lens) {
    case 'state': {
      const state = stateKindOf(row, overlaps);
      const face = FACES[state] ?? quiet;
      return { face, mark: { kind: 'state', state }, hue: null, percent: state === 'running' ? percent : null };
    }
    case 'power': {
      const face = row.power === 'in_progress' ? 'busy' : row.power === 'on' ? 'plain' : 'off';
      return { face, mark: { kind: 'power', power: row.power }, hue: null, percent: null };
    }
    case 'operation': {
      const phase = row.operation?.phase;
      if (phase === undefined) return { face: quiet, mark: null, hue: null, percent: null };
      const face = phase === 'running' ? 'busy' : phase === 'failed' ? 'fail' : quiet;
      return { face, mark: { kind: 'operation', phase }, hue: null, percent };
    }
    case 'owner':
    case 'configuration': {
      const group = groups.byValue.get(groupValueOf(lens, row));
      if (!group) return { face: quiet, mark: null, hue: null, percent: null };
      return { face: 'hue', mark: { kind: 'code', code: group.code }, hue: group.hue, percent: null };
    }
  }
}
