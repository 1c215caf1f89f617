/** Adds a name, a key or a detail to something that works without it. Never the place for a reason or a state. */
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from '../kbd/kbd';
import styles from './tooltip.module.css';

export interface TooltipProps {
  readonly text: string;
  readonly kbd?: string | undefined;
  /** Second line. */
  readonly detail?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element it belongs to; it receives the handlers and must be able to take focus. */
  readonly children: ReactElement;
}

const ARROW = 'M0 5h10L6 .8a1.4 1.4 0 0 0-2 0z';

export function Tooltip({ text, kbd, detail, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} sideOffset={8} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            <Base.Arrow className={styles.arrow}>
              <svg aria-hidden width="10" height="5" viewBox="0 0 10 5">
                <path d={ARROW} fill="currentColor" />
              </svg>
            </Base.Arrow>
            <span className={styles.line}>
              {text}
              {kbd ? <Kbd keys={kbd} className={styles.kbd ?? ''} /> : null}
            </span>
            {detail ? <span className={styles.detail}>{detail}</span> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
