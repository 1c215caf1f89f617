/** Under the results: what the clock means, where nothing was found, and where nothing could be sought and why. */
import { Icon } from '@renderer/ui/icon/icon';
import type { TFunction } from 'i18next';
import { Clock, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '../model/coverage';
import styles from './grid.module.css';

export function ResultsFooter({ coverage, lastKnown }: { readonly coverage: Coverage; readonly lastKnown: boolean }) {
  const { t } = useTranslation('search');
  const { noResults, notSearched } = coverage;
  if (!lastKnown && noResults.length === 0 && notSearched.size === 0) return null;
  return (
    <p className={styles.footer}>
      {lastKnown ? (
        <span>
          <Icon of={Clock} size={12} />
          {t('footer.lastKnown')}
        </span>
      ) : null}
      {noResults.length > 0 ? <span>{t('footer.noResults', { codes: codesText(noResults, t) })}</span> : null}
      {[...notSearched].map(([why, codes]) => (
        <span key={why}>
          {why === 'sealed' || why === 'signIn' ? <Icon of={Lock} size={11} /> : null}
          {t(`footer.${why}`, { codes: codesText(codes, t) })}
        </span>
      ))}
    </p>
  );
}

/** `AMS1`, `HEL1 and SIN1`, `HEL1, SIN1 and DAL1`. */
export function codesText(codes: readonly string[], t: TFunction<'search'>): string {
  const last = codes.at(-1) ?? '';
  const before = codes.slice(0, -1);
  if (before.length === 0) return last;
  const first = before.reduce((text, code) => t('footer.many', { first: text, second: code }));
  return t('footer.two', { first, second: last });
}
