/** The menu of a server in a rack: by the right button under the pointer, by the menu key or Shift F10 at the focused cell. */
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { PointMenu } from '@renderer/ui/menu/point-menu';
import { Copy, ExternalLink } from 'lucide-react';
import { type MouseEvent, type ReactNode, type RefObject, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { racksOf } from '../store/racks-store';
import { useRacks, useRacksContext } from './context';
import { ServerEntriesContext } from './server-entries';
import { type GridCommands, serverAt } from './use-grid-actions';
import { cellId } from './use-server-cell';

interface Opened {
  readonly serverId: number;
  readonly at: DOMRect;
}

const RIGHT_BUTTON = 2;

export function useServerMenu(canvas: RefObject<HTMLElement | null>, commands: GridCommands, code: string) {
  const { store, instanceId } = useRacksContext();
  const [opened, setOpened] = useState<Opened | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    const { focusId } = racksOf(store.getState(), instanceId).place;
    // The menu key is told as a click on whatever has the keyboard: that is the grid, and it means its focused cell.
    const byKey = event.button !== RIGHT_BUTTON && event.target === canvas.current;
    const serverId = byKey ? focusId : serverAt(event.target);
    const cell = serverId === null ? null : document.getElementById(cellId(instanceId, serverId));
    if (serverId === null || cell === null) return;
    event.preventDefault();
    store.getState().change(instanceId, (place) => ({ ...place, focusId: serverId, anchorId: serverId }));
    const at = byKey ? cell.getBoundingClientRect() : new DOMRect(event.clientX, event.clientY, 0, 0);
    setOpened({ serverId, at });
  };
  const menu: ReactNode = opened ? (
    <ServerMenu
      key={opened.serverId}
      {...opened}
      canvas={canvas}
      commands={commands}
      code={code}
      onClose={() => setOpened(null)}
    />
  ) : null;
  return { onContextMenu, menu };
}

interface ServerMenuProps extends Opened {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly commands: GridCommands;
  readonly code: string;
  readonly onClose: () => void;
}

function ServerMenu({ serverId, at, canvas, commands, code, onClose }: ServerMenuProps) {
  const { t } = useTranslation('racks');
  const { instanceId } = useRacksContext();
  const entriesOf = useContext(ServerEntriesContext);
  const row = useRacks((racks) => racks.rows.get(serverId));
  const past = useRacks((racks) => racks.asOf !== null);
  if (!row) return null;
  const items: MenuEntry[] = [
    {
      kind: 'item',
      id: 'console',
      label: t('menu.console'),
      icon: ExternalLink,
      kbd: 'W',
      reason: past ? t('menu.past') : row.hasWebConsole ? undefined : t('menu.noConsole'),
      onSelect: () => commands.console(serverId),
    },
    {
      kind: 'item',
      id: 'copy',
      label: t('menu.copyLine'),
      icon: Copy,
      kbd: 'C',
      onSelect: () => commands.copy(serverId),
    },
    ...entriesOf(instanceId, row),
  ];
  return <PointMenu at={at} returnTo={canvas} head={`${row.name}, ${code}`} items={items} onClose={onClose} />;
}
