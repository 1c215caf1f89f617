/** How old what is shown is, in the bar above it. */
import { formatAge, formatDate } from '@renderer/lib/time';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { useTranslation } from 'react-i18next';
import styles from './toolbar.module.css';

const FRESH_MS = 2 * 60_000;
const OLD_MS = 24 * 3_600_000;

/** Age in words from two minutes on: fresh data needs no word, and the top bar has the exact age. */
export function ReadAge({ readAtMs, now }: { readonly readAtMs: number; readonly now: number }) {
  const { t, i18n } = useTranslation('racks');
  const ageMs = now - readAtMs;
  const age = formatAge(ageMs, i18n.language);
  if (ageMs < FRESH_MS) return <span className={styles.age}>{t('toolbar.read', { age })}</span>;
  const isOld = ageMs >= OLD_MS;
  return (
    <span className={styles.age} data-stale="">
      <ConnectionGlyph connection={isOld ? 'offline' : 'stale'} />
      {isOld ? t('toolbar.readOld', { age, date: formatDate(readAtMs, i18n.language) }) : t('toolbar.read', { age })}
    </span>
  );
}
