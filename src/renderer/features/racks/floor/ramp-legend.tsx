/** What the floor's blues and badges mean. */
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { useTranslation } from 'react-i18next';
import type { FloorScale } from '../model/floor';
import styles from './floor.module.css';

const EDGES = [0, 35, 55, 70, 82, 92] as const;

export function RampLegend({ scale }: { readonly scale: FloorScale }) {
  const { t } = useTranslation('racks');
  return (
    <section className={styles.ramp} aria-label={t('floor.rampLabel')}>
      <span className={styles.rampSteps}>
        {EDGES.map((edge, at) => (
          <span key={edge} data-occupancy={at + 1}>
            {edge}
          </span>
        ))}
        <span className={styles.rampEnd}>100%</span>
      </span>
      <Badge state="suspend_error" text={t('rack.problem.error')} />
      <Badge state="failed" text={t('rack.problem.failed')} />
      <Badge state="overlap" text={t('rack.problem.overlap')} />
      <Badge state="unknown" text={t('rack.problem.misplaced')} />
      <span className={styles.rampScale}>{t('floor.scale', { pixels: scale })}</span>
    </section>
  );
}

function Badge({
  state,
  text,
}: {
  readonly state: 'suspend_error' | 'failed' | 'overlap' | 'unknown';
  readonly text: string;
}) {
  return (
    <span className={styles.rampBadge}>
      <ServerStateGlyph state={state} size={10} />
      {text}
    </span>
  );
}
