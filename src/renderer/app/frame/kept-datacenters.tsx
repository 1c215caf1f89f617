/**
 * Datacenters that were looked at stay drawn behind the one on screen: going back to one is a repaint, not a drawing. Those
 * behind are out of reach of pointer, keyboard and screen reader, and are not laid out, painted or rendered again.
 */
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { type ReactNode, useRef } from 'react';
import styles from './frame.module.css';

export interface KeptDatacentersProps {
  readonly shownId: InstanceId | null;
  /** All there are, in their order. */
  readonly views: readonly InstanceView[];
  /** The drawing of the one on screen. */
  readonly children: ReactNode;
}

/** Each is a few thousand elements; whoever goes round more of them waits for the next drawing a moment longer. */
const MOST_KEPT = 6;

export function KeptDatacenters({ shownId, views, children }: KeptDatacentersProps) {
  const known = views.flatMap((view) => (view.instance.id === shownId || isReadable(view) ? [view.instance.id] : []));
  // The drawing as it was last on screen: the very same element, so that React leaves it alone while it is behind.
  const kept = useRef<ReadonlyMap<InstanceId, ReactNode>>(new Map());
  kept.current = keep(kept.current, known, shownId, children);
  const inPlace = known.filter((id) => kept.current.has(id));
  return inPlace.map((id) => (
    <div
      key={id}
      className={styles.kept}
      data-shown={id === shownId ? '' : undefined}
      aria-hidden={id === shownId ? undefined : true}
    >
      {kept.current.get(id)}
    </div>
  ));
}

/** What a copy has shown that may not be read any more is not kept behind either. */
function isReadable({ copy }: InstanceView): boolean {
  return copy.kind === 'ready' || copy.kind === 'none';
}

/** The one on screen last, and of the others the latest. */
function keep(
  before: ReadonlyMap<InstanceId, ReactNode>,
  known: readonly InstanceId[],
  shownId: InstanceId | null,
  drawing: ReactNode,
): ReadonlyMap<InstanceId, ReactNode> {
  const others = [...before].filter(([id]) => known.includes(id) && id !== shownId);
  return new Map(shownId === null ? others : [...others.slice(1 - MOST_KEPT), [shownId, drawing]]);
}
