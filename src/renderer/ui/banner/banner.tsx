/** Says that something holds for everything below it: offline, old data, a session that ended, a missing keychain. */
import type { ReactNode } from 'react';
import { StatusMark } from '../glyphs/status-mark';
import { Icon, type IconComponent } from '../icon/icon';
import { cx } from '../lib/class-names';
import { type StateTone, toneClass } from '../lib/tones';
import styles from './banner.module.css';

export interface BannerProps {
  readonly tone: StateTone;
  readonly title: ReactNode;
  /** Sentence after (bar) or under (box) the title. */
  readonly children?: ReactNode;
  /** In the place of the family's mark. */
  readonly icon?: IconComponent;
  readonly glyph?: ReactNode;
  readonly actions?: ReactNode;
  /** `bar` is 40 high over the full width; `box` is a note in the flow. */
  readonly layout?: 'bar' | 'box';
  /** How it is announced when it appears. */
  readonly live?: 'off' | 'polite' | 'assertive';
  readonly className?: string;
}

const ROLES = { off: undefined, polite: 'status', assertive: 'alert' } as const;

export function Banner(props: BannerProps) {
  const { tone, title, children, icon, glyph, actions, layout = 'box', live = 'polite', className } = props;
  const role = ROLES[live];
  return (
    <div
      {...(role ? { role } : {})}
      className={cx(styles.banner, toneClass(tone), layout === 'bar' ? styles.bar : styles.box, className)}
    >
      <span className={styles.mark}>{glyph ?? (icon ? <Icon of={icon} size={15} /> : <StatusMark tone={tone} />)}</span>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        {children ? <span className={styles.text}>{children}</span> : null}
        {layout === 'box' && actions ? <span className={styles.below}>{actions}</span> : null}
      </div>
      {layout === 'bar' && actions ? <span className={styles.beside}>{actions}</span> : null}
    </div>
  );
}
