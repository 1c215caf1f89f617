/** A text with the sought parts marked; the mark is an underline and a tint, never colour alone. */
import { segmentsOf, windowOn } from '../model/highlight';
import styles from './marked.module.css';

export interface MarkedProps {
  readonly text: string;
  /** Empty where the find is in another column. */
  readonly words: readonly string[];
  /** Characters the cell surely has room for; a find beyond them is brought into sight. */
  readonly room?: number;
}

export function Marked({ text, words, room }: MarkedProps) {
  if (words.length === 0) return text;
  const shown = room === undefined ? text : windowOn(text, words, room);
  let at = 0;
  return segmentsOf(shown, words).map((segment) => {
    at += segment.text.length;
    if (!segment.hit) return segment.text;
    return (
      <mark key={at} className={styles.mark}>
        {segment.text}
      </mark>
    );
  });
}
