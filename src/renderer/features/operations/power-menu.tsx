/** The power button: what is not possible keeps its row and says why. Choosing only opens the question. */
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState } from '@contract/types/server';
import { Button } from '@renderer/ui/button/button';
import { Menu } from '@renderer/ui/menu/menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface PowerMenuProps {
  readonly power: PowerState;
  /** An operation of DCImanager or a run of this program acts on the server. */
  readonly busy: boolean;
  /** Why nothing can be sent to the datacenter at all. */
  readonly blocked: 'signedOut' | 'offline' | null;
  /** The plan is being made. */
  readonly planning: boolean;
  readonly head: string;
  readonly onChoose: (verb: PowerVerb) => void;
}

const VERBS: readonly PowerVerb[] = ['power_on', 'power_off', 'power_reset'];

export function PowerMenu({ power, busy, blocked, planning, head, onChoose }: PowerMenuProps) {
  const { t } = useTranslation('operations');
  const reasonOf = (verb: PowerVerb) => {
    if (blocked) return t(`reason.${blocked}`);
    if (busy) return t('reason.busy');
    if (verb === 'power_on' && power === 'on') return t('reason.on');
    if (verb === 'power_off' && power === 'off') return t('reason.off');
    return verb === 'power_off' && power === 'unknown' ? t('reason.unknown') : undefined;
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
