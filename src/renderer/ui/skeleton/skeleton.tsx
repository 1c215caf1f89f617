/** Grey rows in the place of what is being read for the first time. No shimmer, no spinner, and nothing before 300 ms. */
import { cx } from '../lib/class-names';
import styles from './skeleton.module.css';

export interface SkeletonBarProps {
  /** Width in pixels or as a share of the container ("60%"). */
  readonly width: number | string;
  readonly className?: string;
}

export function SkeletonBar({ width, className }: SkeletonBarProps) {
  return <span aria-hidden className={cx(styles.bar, className)} style={{ width }} />;
}

export function SkeletonGlyph() {
  return <span aria-hidden className={styles.glyph} />;
}

export interface SkeletonRowsProps {
  /** What is being read, announced once. */
  readonly label: string;
  /** CSS grid tracks of the real table, so rows become real in place. */
  readonly columns: string;
  /** Widest value of each column in pixels; widths vary below it from row to row, as values do. */
  readonly widths: readonly number[];
  readonly rows?: number;
  readonly rowHeight?: number;
  /** Inset of a row at both ends in pixels, as in the real table. */
  readonly inset?: number;
  /** A grey glyph before the first column. */
  readonly glyph?: boolean;
}

export function SkeletonRows({
  label,
  columns,
  widths,
  rows = 8,
  rowHeight = 26,
  inset = 12,
  glyph = false,
}: SkeletonRowsProps) {
  return (
    <div role="status" aria-label={label} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a grey row is its position
          key={row}
          className={styles.row}
          style={{ height: rowHeight, padding: `0 ${inset}px`, gridTemplateColumns: columns }}
        >
          {widths.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a grey cell is its position
            <span key={column} className={styles.cell}>
              {glyph && column === 0 ? <SkeletonGlyph /> : null}
              <SkeletonBar width={Math.round(width * variation(row, column))} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** 0.55 to 1, the same for the same cell every time: a grey row must not change while one looks at it. */
function variation(row: number, column: number): number {
  const mixed = Math.sin((row + 1) * 12.9898 + (column + 1) * 78.233) * 43_758.5453;
  return 0.55 + 0.45 * (mixed - Math.floor(mixed));
}
