/** Which kinds of changes are shown: toggles, all of them off meaning all kinds. */
import { CHANGE_KINDS, type ChangeKind } from '@contract/types/history';
import { formatCount } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { useTranslation } from 'react-i18next';
import { toggleKind } from '../model/kinds';
import styles from './history.module.css';

export interface KindFilterProps {
  readonly kinds: readonly ChangeKind[];
  /** How many there are of each; without it all kinds are offered, uncounted. */
  readonly counts?: ReadonlyMap<ChangeKind, number>;
  readonly onChange: (kinds: readonly ChangeKind[]) => void;
}

export function KindFilter({ kinds, counts, onChange }: KindFilterProps) {
  const { t, i18n } = useTranslation('history');
  const offered = counts ? CHANGE_KINDS.filter((kind) => counts.has(kind) || kinds.includes(kind)) : CHANGE_KINDS;
  return (
    <fieldset className={styles.filter} aria-label={t('filter.label')}>
      {offered.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kinds.includes(kind)}
          className={styles.toggle}
          onClick={() => onChange(toggleKind(kinds, kind))}
        >
          {t(`kind.${kind}`)}
          {counts ? <b>{formatCount(counts.get(kind) ?? 0, i18n.language)}</b> : null}
        </button>
      ))}
      {kinds.length > 0 ? (
        <Button kind="quiet" onClick={() => onChange([])}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </fieldset>
  );
}
