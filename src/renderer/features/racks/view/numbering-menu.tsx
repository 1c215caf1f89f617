/** How units are counted is an assumption until a person says so: it stands where the racks are, with a menu to change it. */
import type { Instance } from '@contract/types/instance';
import type { UnitNumbering } from '@contract/types/rack';
import { Icon } from '@renderer/ui/icon/icon';
import { announce } from '@renderer/ui/live-region/live-region';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import type { TFunction } from 'i18next';
import { ArrowDownUp, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRacksContext } from './context';
import styles from './toolbar.module.css';

type Choice = Omit<UnitNumbering, 'source'>;

export function NumberingMenu({ numbering, instance }: { numbering: UnitNumbering; instance: Instance }) {
  const { t } = useTranslation('racks');
  const { store } = useRacksContext();
  const direction = numbering.direction === 'bottom-up' ? t('numbering.bottomUp') : t('numbering.topDown');
  const source = numbering.source === 'assumed' ? t('numbering.assumed') : t('numbering.chosen');
  const choose = async (choice: Choice | null) => {
    const error = await store.getState().setNumbering(instance.id, choice);
    if (error) announce(t('numbering.failed'), 'assertive');
  };
  return (
    <Menu
      head={t('numbering.head', { code: instance.code })}
      items={entries(t, numbering, (choice) => void choose(choice))}
      trigger={
        <button type="button" className={styles.numbering}>
          <Icon of={ArrowDownUp} size={12} className={styles.numberingIcon} />
          <VisuallyHidden>
            {t('numbering.note', { direction, source })}, {t(`numbering.${numbering.anchor}`)}
          </VisuallyHidden>
          <span aria-hidden className={styles.numberingText}>
            {t('numbering.note', { direction, source })}
          </span>
          <span aria-hidden className={styles.numberingShort}>
            {t('numbering.short', { direction, source })}
          </span>
          <Icon of={ChevronDown} size={12} />
        </button>
      }
    />
  );
}

function entries(
  t: TFunction<'racks'>,
  { direction, anchor, source }: UnitNumbering,
  choose: (choice: Choice | null) => void,
): readonly MenuEntry[] {
  const item = (id: string, label: string, checked: boolean, choice: Choice): MenuEntry => ({
    kind: 'item',
    id,
    label,
    checked,
    onSelect: () => choose(choice),
  });
  return [
    item('bottom-up', t('numbering.directionBottomUp'), direction === 'bottom-up', { direction: 'bottom-up', anchor }),
    item('top-down', t('numbering.directionTopDown'), direction === 'top-down', { direction: 'top-down', anchor }),
    { kind: 'separator', id: 'after direction' },
    item('lowest', t('numbering.anchorLowest'), anchor === 'lowest', { direction, anchor: 'lowest' }),
    item('highest', t('numbering.anchorHighest'), anchor === 'highest', { direction, anchor: 'highest' }),
    { kind: 'separator', id: 'after anchor' },
    {
      kind: 'item',
      id: 'reset',
      label: t('numbering.reset'),
      reason: source === 'assumed' ? t('numbering.assumed') : undefined,
      onSelect: () => choose(null),
    },
  ];
}
