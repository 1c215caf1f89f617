/** The mark: two rows of racks and the lit line of the cold aisle between them. */
import styles from './brand-mark.module.css';

export interface BrandMarkProps {
  /** Width in pixels; 20 is drawn to the pixel. */
  readonly size?: number;
  /** Accessible name; without it the mark is decorative. */
  readonly label?: string;
}

export function BrandMark({ size = 20, label }: BrandMarkProps) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden
    <svg {...naming} width={size} height={(size * 18) / 20} viewBox="0 0 20 18" className={styles.mark}>
      <path className={styles.far} d="M0 1h1.5v16H0zM18.5 1H20v16h-1.5z" />
      <path className={styles.near} d="M4 1h2v16H4zM14 1h2v16h-2z" />
      <path className={styles.aisle} d="M9 0h2v5H9zM9 6.5h2v5H9zM9 13h2v5H9z" />
    </svg>
  );
}
