/** A key or a key combination, written as the design writes it: `W`, `Ctrl K`, `Shift O`. */
import { cx } from '../lib/class-names';
import styles from './kbd.module.css';

export interface KbdProps {
  /** Keys of one combination separated by spaces; each is drawn in the one cap. */
  readonly keys: string;
  /** Draw every key in a cap of its own, as the command field does. */
  readonly split?: boolean;
  readonly className?: string;
}

export function Kbd({ keys, split = false, className }: KbdProps) {
  if (!split) return <kbd className={cx(styles.kbd, className)}>{keys}</kbd>;
  return (
    <span className={cx(styles.group, className)}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.kbd}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
