/** One datacenter in the rail: its code, how it is doing, its key; its menu under the right button. */
import type { InstanceView } from '@contract/types/instance';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { ContextMenu } from '@renderer/ui/menu/context-menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Tooltip } from '@renderer/ui/tooltip/tooltip';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { LogIn, LogOut, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionOf } from '../selectors';
import { connectionText, type InstancesT } from '../status/connection-text';
import type { RailProps } from './rail';
import styles from './rail.module.css';
import type { TileDrag } from './use-tile-drag';

export interface RailTileProps extends RailProps {
  readonly view: InstanceView;
  readonly index: number;
  readonly drag: TileDrag;
  readonly onMove: (by: -1 | 1) => void;
}

export function RailTile(props: RailTileProps) {
  const { view, index, drag, onMove } = props;
  const { t } = useTranslation('instances');
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const { instance } = view;
  return (
    <ContextMenu head={`${instance.name}, ${instance.code}`} items={tileMenu(props, t)}>
      {/* The menu and the drag belong to the slot, so that the tooltip can belong to the button. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside carries the role; Alt and arrows move it too */}
      <div
        className={styles.slot}
        style={{ '--hue': hueColour(instance.colour) } as CSSProperties}
        {...drag}
        onKeyDown={handleKey}
      >
        <TileButton {...props} index={index} />
      </div>
    </ContextMenu>
  );
}

function TileButton({ view, index, activeId, now, onSelect }: RailTileProps) {
  const { t, i18n } = useTranslation('instances');
  const { instance } = view;
  const connection = connectionOf(view, now);
  const state = t(`rail.state.${connection}`);
  const key = index < 9 ? `Ctrl ${index + 1}` : undefined;
  const detail = connectionText(view, { now, language: i18n.language, t });
  return (
    <Tooltip text={instance.name} kbd={key} detail={`${state}. ${detail}`} side="right">
      <button
        type="button"
        className={styles.tile}
        data-instance={instance.id}
        data-quiet={connection === 'offline' || connection === 'signed_out' || undefined}
        aria-current={instance.id === activeId ? 'true' : undefined}
        aria-keyshortcuts={index < 9 ? `Control+${index + 1}` : undefined}
        onClick={() => onSelect(instance.id)}
      >
        <VisuallyHidden>{t('rail.tile', { code: instance.code, name: instance.name, state })}</VisuallyHidden>
        <span aria-hidden className={styles.code}>
          {instance.code}
        </span>
        <span aria-hidden className={styles.key}>
          <ConnectionGlyph connection={connection} size={9} spin={connection === 'connecting'} />
          {key}
        </span>
      </button>
    </Tooltip>
  );
}

function tileMenu({ view, ...on }: RailTileProps, t: InstancesT): MenuEntry[] {
  const { id } = view.instance;
  const signedIn = view.session.kind === 'signed-in';
  const session: MenuEntry = signedIn
    ? { kind: 'item', id: 'sign-out', label: t('rail.menu.signOut'), icon: LogOut, onSelect: () => on.onSignOut(id) }
    : { kind: 'item', id: 'sign-in', label: t('rail.menu.signIn'), icon: LogIn, onSelect: () => on.onSignIn(id) };
  const reason = !signedIn ? t('rail.reason.signedOut') : view.sync ? t('rail.reason.reading') : undefined;
  return [
    { kind: 'item', id: 'read', label: t('rail.menu.read'), icon: RefreshCw, reason, onSelect: () => on.onRead(id) },
    session,
    { kind: 'item', id: 'edit', label: t('rail.menu.edit'), icon: Pencil, onSelect: () => on.onEdit(id) },
    { kind: 'separator', id: 'line' },
    {
      kind: 'item',
      id: 'remove',
      label: t('rail.menu.remove'),
      icon: Trash2,
      danger: true,
      onSelect: () => on.onRemove(id),
    },
  ];
}
