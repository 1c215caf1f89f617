/** The picture of a check box; the row or head it stands in says whether it is ticked. */
import styles from './tick-box.module.css';

export function TickBox({ ticked, some = false }: { readonly ticked: boolean; readonly some?: boolean }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 14 14"
      width={14}
      height={14}
      className={styles.box}
      data-ticked={ticked || some || undefined}
    >
      <rect x={0.5} y={0.5} width={13} height={13} rx={3} />
      {ticked ? <path d="M3.4 7.2l2.5 2.5 4.7-5.2" /> : some ? <path d="M3.6 7h6.8" /> : null}
    </svg>
  );
}
