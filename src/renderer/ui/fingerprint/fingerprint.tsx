/** A SHA-256 fingerprint to compare by eye: four rows of eight bytes in alternating tint, and the picture of it. */
import { useMemo } from 'react';
import { CopyButton } from '../copy-button/copy-button';
import { cx } from '../lib/class-names';
import styles from './fingerprint.module.css';
import { BOARD_COLUMNS, BOARD_ROWS, fingerprintBoard, fingerprintBytes } from './fingerprint-picture';

const CELL = 8;
const CELL_GAP = 1;
const BYTES_PER_ROW = 8;

export interface FingerprintProps {
  /** "SHA-256 fingerprint" */
  readonly label: string;
  /** `AA:BB:…`, 32 pairs; other usual spellings work too. */
  readonly value: string;
  /** Accessible name of the picture. */
  readonly pictureLabel: string;
  readonly copy?: {
    readonly label: string;
    readonly text: string;
    readonly copiedLabel: string;
    readonly onCopy: () => void | Promise<void>;
  };
}

export function Fingerprint({ label, value, pictureLabel, copy }: FingerprintProps) {
  const bytes = useMemo(() => fingerprintBytes(value), [value]);
  const board = useMemo(() => fingerprintBoard(bytes), [bytes]);
  return (
    <section aria-label={label} className={styles.card}>
      <header className={styles.head}>
        <span className={styles.label}>{label}</span>
        {copy ? <CopyButton {...copy} /> : null}
      </header>
      <div className={styles.content}>
        <p className={styles.bytes} data-selectable>
          {bytes.map((byte, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bytes repeat, their place does not
            <span key={index} className={cx(styles.byte, isTinted(index) && styles.tinted)}>
              {byte}
            </span>
          ))}
        </p>
        <FingerprintPicture board={board} label={pictureLabel} />
      </div>
    </section>
  );
}

function FingerprintPicture({ board, label }: { readonly board: readonly number[]; readonly label: string }) {
  const width = BOARD_COLUMNS * CELL - CELL_GAP;
  const height = BOARD_ROWS * CELL - CELL_GAP;
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {board.map((visits, cell) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its position
          key={cell}
          data-visits={visits}
          className={styles.cell}
          x={(cell % BOARD_COLUMNS) * CELL}
          y={Math.floor(cell / BOARD_COLUMNS) * CELL}
          width={CELL - CELL_GAP}
          height={CELL - CELL_GAP}
        />
      ))}
    </svg>
  );
}

/** Blocks of four bytes alternate like a chessboard, so the eye keeps its place. */
function isTinted(index: number): boolean {
  const row = Math.floor(index / BYTES_PER_ROW);
  const half = Math.floor((index % BYTES_PER_ROW) / 4);
  return (row + half) % 2 === 1;
}
