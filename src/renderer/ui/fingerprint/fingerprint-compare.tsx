/** Two fingerprints above each other, the bytes that differ marked: for a certificate that changed. */
import { cx } from '../lib/class-names';
import styles from './fingerprint.module.css';
import { fingerprintBytes } from './fingerprint-picture';

export interface FingerprintCompareProps {
  readonly pinned: { readonly label: string; readonly value: string };
  readonly now: { readonly label: string; readonly value: string };
  /** Show the first eight bytes and the last; otherwise all of them in rows of sixteen. */
  readonly short?: boolean;
}

const HEAD_BYTES = 8;

export function FingerprintCompare({ pinned, now, short = false }: FingerprintCompareProps) {
  const reference = fingerprintBytes(pinned.value);
  const shown = fingerprintBytes(now.value);
  return (
    <dl className={styles.compare}>
      <Line label={pinned.label} bytes={reference} short={short} />
      <Line label={now.label} bytes={shown} reference={reference} short={short} />
    </dl>
  );
}

interface LineProps {
  readonly label: string;
  readonly bytes: readonly string[];
  readonly reference?: readonly string[];
  readonly short: boolean;
}

function Line({ label, bytes, reference, short }: LineProps) {
  const cell = (index: number) => {
    const differs = reference !== undefined && reference[index] !== bytes[index];
    const byte = bytes[index];
    return (
      <span key={index} className={cx(styles.compared, differs && styles.differs)}>
        {differs ? <mark className={styles.mark}>{byte}</mark> : byte}
      </span>
    );
  };
  const all = bytes.map((_, index) => index);
  return (
    <div className={styles.line}>
      <dt className={styles.lineLabel}>{label}</dt>
      <dd className={cx(styles.lineBytes, short && styles.oneLine)}>
        {(short ? all.slice(0, HEAD_BYTES) : all).map(cell)}
        {short ? <span className={styles.compared}>…</span> : null}
        {short && bytes.length > 0 ? cell(bytes.length - 1) : null}
      </dd>
    </div>
  );
}
