/** How old a datacenter's copy is: glyph, age in words, the moment, and the meter of twelve steps. */
import type { InstanceView } from '@contract/types/instance';
import { formatAge } from '@renderer/lib/time';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ageGlyphOf, freshnessOf, METER_FRESH_STEPS, METER_STEPS, meterSteps } from '../model/freshness';
import { momentOf } from '../model/moment';
import styles from './age.module.css';

export interface AgeProps {
  readonly view: InstanceView;
  readonly readAtMs: number | null;
  readonly now: number;
}

export function Age({ view, readAtMs, now }: AgeProps) {
  const { t, i18n } = useTranslation('search');
  if (readAtMs === null) return <span className={styles.age}>{t('group.never')}</span>;
  const steps = meterSteps(now - readAtMs);
  return (
    <span className={styles.age}>
      <ConnectionGlyph connection={ageGlyphOf(view, readAtMs, now)} />
      <b className={styles.words} data-fresh={freshnessOf(readAtMs, now) === 'fresh' || undefined}>
        {ageText(readAtMs, now, i18n.language, t)}
      </b>
      <span data-part="moment" className={styles.moment}>
        {momentText(readAtMs, now, i18n.language, t)}
      </span>
      <AgeMeter steps={steps} />
    </span>
  );
}

export function ageText(readAtMs: number, now: number, language: string, t: TFunction<'search'>): string {
  const age = formatAge(now - readAtMs, language);
  return t(freshnessOf(readAtMs, now) === 'fresh' ? 'group.read' : 'group.cached', { age });
}

export function momentText(readAtMs: number, now: number, language: string, t: TFunction<'search'>): string {
  const moment = momentOf(readAtMs, now, language);
  if (moment.day === 'date') return t('group.date', { date: moment.text, clock: moment.clock });
  return t(`group.${moment.day}`, { clock: moment.clock });
}

const STEPS = Array.from({ length: METER_STEPS }, (_, index) => index);

/** Decorative: the words beside it say the same. */
function AgeMeter({ steps }: { readonly steps: number }) {
  return (
    <svg aria-hidden width={METER_STEPS * 8 - 1} height={6} className={styles.meter}>
      {STEPS.map((step) => (
        <rect
          key={step}
          x={step * 8}
          width={7}
          height={6}
          data-lit={step < steps ? (step < METER_FRESH_STEPS ? 'fresh' : 'old') : undefined}
        />
      ))}
    </svg>
  );
}
