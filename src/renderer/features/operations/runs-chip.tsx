/** How many power actions run, in the top bar; opens the list of this session's, across datacenters. */
import type { Instance } from '@contract/types/instance';
import type { PowerRun } from '@contract/types/operation';
import { Button } from '@renderer/ui/button/button';
import { Menu } from '@renderer/ui/menu/menu';
import { Activity } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isRunning } from './store';

export interface RunsChipProps {
  readonly runs: readonly PowerRun[];
  readonly instances: readonly Instance[];
  readonly onOpen: (run: PowerRun) => void;
}

export function RunsChip({ runs, instances, onOpen }: RunsChipProps) {
  const { t } = useTranslation('operations');
  if (runs.length === 0) return null;
  const running = runs.filter(isRunning).length;
  const code = (run: PowerRun) => instances.find(({ id }) => id === run.instanceId)?.code ?? '';
  return (
    <Menu
      align="end"
      head={t('runs')}
      trigger={
        <Button icon={Activity}>
          {running > 0 ? t('running', { count: running }) : t('ended', { count: runs.length })}
        </Button>
      }
      items={runs.map((run) => ({
        kind: 'item',
        id: run.id,
        label: `${code(run)} ${run.serverName}: ${t(`verbs.${run.verb}`)}`,
        detail: t(`phase.${run.phase}`),
        onSelect: () => onOpen(run),
      }))}
    />
  );
}
