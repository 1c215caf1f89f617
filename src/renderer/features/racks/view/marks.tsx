/** The small marks of cells, drawn once and reused: a thousand cells share a dozen elements, and nothing is computed for them. */
import type { PowerState } from '@contract/types/server';
import { type GlyphShape, partsFor } from '@renderer/ui/glyphs/glyph-shape';
import { OPERATION_SHAPES, POWER_SHAPES, SERVER_STATE_SHAPES } from '@renderer/ui/glyphs/glyph-shapes';
import { ServerStateGlyph, type ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import type { ReactElement } from 'react';
import type { Paint } from '../model/paint';
import styles from './cell.module.css';

const STATE_MARKS = drawAll(SERVER_STATE_SHAPES);
const POWER_MARKS = drawAll(POWER_SHAPES);
const OPERATION_MARKS = { failed: draw(OPERATION_SHAPES.failed), finished: draw(OPERATION_SHAPES.done) };

function drawAll<K extends string>(shapes: Readonly<Record<K, GlyphShape>>): Readonly<Record<K, ReactElement>> {
  const keys = Object.keys(shapes) as K[];
  return Object.fromEntries(keys.map((key) => [key, draw(shapes[key])])) as Record<K, ReactElement>;
}

function draw(shape: GlyphShape): ReactElement {
  return (
    <svg aria-hidden width={9} height={9} viewBox="0 0 9 9" data-family={shape.family} className={styles.glyph}>
      {partsFor(shape, 9).map((part) => (
        <path
          key={part.d}
          d={part.d}
          className={part.paint === 'fill' ? styles.fillPart : styles.strokePart}
          {...(part.faint ? { strokeOpacity: 0.35 } : {})}
          {...(part.width === undefined ? {} : { strokeWidth: part.width })}
          {...(part.dash === undefined ? {} : { strokeDasharray: part.dash })}
        />
      ))}
    </svg>
  );
}

export function stateMark(state: ServerStateKind): ReactElement {
  return STATE_MARKS[state];
}

export function powerMark(power: PowerState): ReactElement {
  return POWER_MARKS[power];
}

/** What stands at the left of a cell. Rings of running operations are few, so they are the kit's own and turn. */
export function paintMark({ mark, percent }: Paint): ReactElement | null {
  if (mark === null) return null;
  switch (mark.kind) {
    case 'code':
      return <span className={styles.code} data-text={mark.code} />;
    case 'power':
      return powerMark(mark.power);
    case 'operation':
      return mark.phase === 'running' ? <Ring percent={percent} /> : OPERATION_MARKS[mark.phase];
    case 'state':
      return mark.state === 'running' ? <Ring percent={percent} /> : stateMark(mark.state);
  }
}

function Ring({ percent }: { readonly percent: number | null }) {
  const progress = percent === null ? null : percent / 100;
  return <ServerStateGlyph state="running" progress={progress} size={9} spin className={styles.ring} />;
}

export const TICK = (
  <span aria-hidden className={styles.tick}>
    <svg aria-hidden width="11" height="11" viewBox="0 0 11 11">
      <path d="M2.5 5.7l2.2 2.2 3.9-4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  </span>
);

/** Four small squares: a chassis. */
export const CHASSIS_MARK = (
  <svg aria-hidden width="8" height="8" viewBox="0 0 8 8" className={styles.chassisMark}>
    <path d="M.5.5h2v2h-2zM5.5.5h2v2h-2zM.5 5.5h2v2h-2zM5.5 5.5h2v2h-2z" fill="none" stroke="currentColor" />
  </svg>
);
