/** The one mark of a server's name: the most urgent of failed operation, state error, running, changing, suspended, new. */
import type { ServerRow } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';

export interface StateMark {
  readonly state: ServerStateKind;
  /** 0 to 1, for a running operation whose instance tells it. */
  readonly progress: number | null;
}

export function stateMark(row: Pick<ServerRow, 'operation' | 'state' | 'isNew'>): StateMark {
  const { operation, state, isNew } = row;
  const still = (kind: ServerStateKind): StateMark => ({ state: kind, progress: null });
  if (operation?.phase === 'failed') return still('failed');
  if (state === 'suspend_error' || state === 'resume_error') return still(state);
  if (operation?.phase === 'running') {
    return { state: 'running', progress: operation.percent === null ? null : operation.percent / 100 };
  }
  if (state !== 'ok' && state !== 'unknown') return still(state);
  return still(isNew ? 'new' : state);
}
