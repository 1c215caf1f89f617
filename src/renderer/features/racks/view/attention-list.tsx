/** What needs attention in a datacenter, with counts. A click goes to the first of them, the next click to the next. */
import type { InstanceId } from '@contract/types/instance';
import { OperationGlyph } from '@renderer/ui/glyphs/operation-glyph';
import { ServerStateGlyph, type ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { announce } from '@renderer/ui/live-region/live-region';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ATTENTION_KINDS, type AttentionKind, attentionOf, nextIn } from '../model/attention';
import { jumpTo } from '../model/jump';
import { type RacksStore, racksOf } from '../store/racks-store';
import styles from './nav.module.css';

export interface AttentionListProps {
  readonly store: RacksStore;
  readonly instanceId: InstanceId;
  /** Called with the server gone to, for an app that opens it or shows something else at the time. */
  readonly onJump?: (serverId: number) => void;
}

/** A wrong place has the open diamond: what is said of it contradicts itself. */
const MARKS: Partial<Record<AttentionKind, ServerStateKind>> = {
  overlaps: 'overlap',
  stateErrors: 'suspend_error',
  failedOperations: 'failed',
  newServers: 'new',
};

export function AttentionList({ store, instanceId, onJump }: AttentionListProps) {
  const { t } = useTranslation('racks');
  const { load, rows, place } = useStore(store, (state) => racksOf(state, instanceId));
  const wall = load.kind === 'ready' ? load.wall : null;
  const attention = useMemo(() => (wall ? attentionOf(wall, rows) : null), [wall, rows]);
  if (!wall || !attention) return null;
  const kinds = ATTENTION_KINDS.filter((kind) => attention[kind].length > 0);

  const jump = (kind: AttentionKind) => {
    const serverId = nextIn(attention[kind], place.focusId);
    if (serverId === null) return;
    store.getState().change(instanceId, (before) => jumpTo(before, wall, serverId));
    const position = attention[kind].indexOf(serverId) + 1;
    const name = rows.get(serverId)?.name ?? '';
    announce(t('attention.arrived', { name, position, count: attention[kind].length }));
    onJump?.(serverId);
  };

  return (
    <section className={styles.section}>
      <SectionHead title={t('attention.title')} level={2} className={styles.head ?? ''} />
      {kinds.length === 0 ? <p className={styles.none}>{t('attention.none')}</p> : null}
      <ul>
        {kinds.map((kind) => {
          const name = t(`attention.${kind}`);
          const count = attention[kind].length;
          const state = MARKS[kind];
          return (
            <li key={kind}>
              <button type="button" className={styles.attention} onClick={() => jump(kind)}>
                {state ? <ServerStateGlyph state={state} /> : <OperationGlyph operation="unconfirmed" />}
                <VisuallyHidden>{t('attention.jump', { name, count })}</VisuallyHidden>
                <span aria-hidden className={styles.attentionName}>
                  {name}
                </span>
                <span aria-hidden className={styles.attentionCount}>
                  {count}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
