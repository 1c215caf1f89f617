/** A small fact with a mark: "Synced 40 s ago", "5 running", a token of a query. May open or remove something. */
import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../icon/icon';
import { cx } from '../lib/class-names';
import { type StateTone, toneClass } from '../lib/tones';
import styles from './chip.module.css';

export interface ChipProps {
  readonly children: ReactNode;
  readonly glyph?: ReactNode;
  /** A state family tints the chip; `token` is a part of a query. */
  readonly tone?: 'plain' | 'token' | StateTone;
  readonly onClick?: ComponentProps<'button'>['onClick'];
  /** With `removeLabel`, adds a remove button named by it. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
  readonly className?: string;
}

export function Chip({ children, glyph, tone = 'plain', onClick, onRemove, removeLabel, className }: ChipProps) {
  const family = tone === 'plain' || tone === 'token' ? null : toneClass(tone);
  const names = cx(styles.chip, family && styles.tinted, family, tone === 'token' && styles.token, className);
  const content = (
    <>
      {glyph}
      <span className={styles.text}>{children}</span>
    </>
  );
  if (onClick && !onRemove) {
    return (
      <button type="button" className={cx(names, styles.clickable)} onClick={onClick}>
        {content}
      </button>
    );
  }
  return (
    <span className={names}>
      {content}
      {onRemove ? (
        <button type="button" aria-label={removeLabel} className={styles.remove} onClick={onRemove}>
          <Icon of={X} size={11} />
        </button>
      ) : null}
    </span>
  );
}
