/** The power button: what is not possible keeps its row and says why. Choosing only opens the question. */
import type { PowerVerb } from '@contract/types/operation';
import { Button } from '@renderer/ui/button/button';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type PowerSituation, powerReason } from './power-reasons';

export interface PowerMenuProps {
  readonly situation: PowerSituation;
  /** The plan is being made. */
  readonly planning: boolean;
  readonly head: string;
  readonly onChoose: (verb: PowerVerb) => void;
}

const VERBS: readonly PowerVerb[] = ['power_on', 'power_off', 'power_reset'];

export function PowerMenu({ situation, planning, head, onChoose }: PowerMenuProps) {
  const { t } = useTranslation('operations');
  const reasonOf = (verb: PowerVerb) => {
    const reason = powerReason(verb, situation);
    return reason === null ? undefined : t(`reason.${reason}`);
  };
  const items = VERBS.map(
    (verb): MenuEntry => ({
      kind: 'item',
      id: verb,
      label: t(`menu.${verb}`),
      reason: reasonOf(verb),
      onSelect: () => onChoose(verb),
    }),
  );
  return (
    <Menu
      head={head}
      items={items}
      trigger={
        <Button size="md" icon={Power} caret busy={planning}>
          {t('power')}
        </Button>
      }
    />
  );
}
