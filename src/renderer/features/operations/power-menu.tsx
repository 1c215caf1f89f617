/** The power button: what is not possible keeps its row and says why. Choosing only opens the question. */
import type { PowerVerb } from '@contract/types/operation';
import { Button } from '@renderer/ui/button/button';
import { Menu } from '@renderer/ui/menu/menu';
import { Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type PowerSituation, powerEntries } from './power-reasons';

export interface PowerMenuProps {
  readonly situation: PowerSituation;
  /** The plan is being made. */
  readonly planning: boolean;
  readonly head: string;
  readonly onChoose: (verb: PowerVerb) => void;
}

export function PowerMenu({ situation, planning, head, onChoose }: PowerMenuProps) {
  const { t } = useTranslation('operations');
  return (
    <Menu
      head={head}
      items={powerEntries(t, situation, onChoose)}
      trigger={
        <Button size="md" icon={Power} caret busy={planning}>
          {t('power')}
        </Button>
      }
    />
  );
}
