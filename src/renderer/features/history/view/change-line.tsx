/** One difference of one server: what kind, which part, before and after. */
import type { Change, ChangeKind } from '@contract/types/history';
import { Icon, type IconComponent } from '@renderer/ui/icon/icon';
import {
  Activity,
  ArrowUpDown,
  CircleDot,
  CircleFadingPlus,
  CircleSlash,
  Cpu,
  Disc3,
  Hash,
  Network,
  PenLine,
  Plug,
  Power,
  Satellite,
  Shapes,
  Stethoscope,
  User,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { partText, valueText } from './change-words';
import styles from './history.module.css';

const ICONS: Readonly<Record<ChangeKind, IconComponent>> = {
  appeared: CircleFadingPlus,
  gone: CircleSlash,
  renamed: PenLine,
  moved: ArrowUpDown,
  owner: User,
  state: CircleDot,
  power: Power,
  operation: Activity,
  addresses: Hash,
  configuration: Cpu,
  os: Disc3,
  ports: Network,
  feed: Plug,
  bmc: Satellite,
  diagnostics: Stethoscope,
  other: Shapes,
};

export function ChangeKindMark({ kind }: { readonly kind: ChangeKind }) {
  const { t } = useTranslation('history');
  return (
    <span className={styles.kind} data-kind={kind}>
      <Icon of={ICONS[kind]} size={13} />
      {t(`kind.${kind}`)}
    </span>
  );
}

export function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useTranslation('history');
  const { kind, part } = change;
  const before = valueText(kind, change.before, t);
  const after = valueText(kind, change.after, t);
  return (
    <span className={styles.difference}>
      {part === null ? null : <span className={styles.partName}>{partText(kind, part, t)}</span>}
      {before === null && after === null ? null : (
        <>
          {before === null ? (
            <span className={styles.word}>{t('none')}</span>
          ) : (
            <span className={styles.before}>{before}</span>
          )}
          <span aria-label={t('becomes')} role="img" className={styles.arrow}>
            →
          </span>
          {after === null ? (
            <span className={styles.word}>{t('none')}</span>
          ) : (
            <span className={styles.after}>{after}</span>
          )}
        </>
      )}
    </span>
  );
}
