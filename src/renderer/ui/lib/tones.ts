/** The six state families of the design and the classes that hand their colours down as `--tone-*`. */
import styles from './tones.module.css';

export type StateTone = 'ok' | 'busy' | 'hold' | 'fail' | 'conflict' | 'unknown';

const CLASSES: Record<StateTone, string | undefined> = {
  ok: styles.ok,
  busy: styles.busy,
  hold: styles.hold,
  fail: styles.fail,
  conflict: styles.conflict,
  unknown: styles.unknown,
};

/** Class that sets --tone-fg, -tint, -line, -strong and -ink for everything inside. */
export function toneClass(tone: StateTone): string | undefined {
  return CLASSES[tone];
}
