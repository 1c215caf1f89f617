/** One datacenter in the rail: its code, how it is doing, its key; its menu under the right button. */
import type { InstanceView } from '@contract/types/instance';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { ContextMenu } from '@renderer/ui/menu/context-menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Tooltip } from '@renderer/ui/tooltip/tooltip';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { Eraser, LogIn, LogOut, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { blockedBy, type CopyMark, markOf } from '../selectors';
import { connectionText, type InstancesT } from '../status/connection-text';
import { type CopiesT, copyText } from '../status/copy-text';
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
  const { t: copies } = useTranslation('copies');
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const { instance } = view;
  return (
    <ContextMenu head={`${instance.name}, ${instance.code}`} items={tileMenu(props, t, copies)}>
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

function TileButton({ view, index, activeId, now, isLocked, onSelect }: RailTileProps) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const detailId = useId();
  const { instance } = view;
  const mark = isLocked ? 'sealed' : markOf(view, now);
  const state = isLocked ? t('rail.state.locked') : stateText(view, mark, t, copies);
  const key = index < 9 ? `Ctrl ${index + 1}` : undefined;
  // Why and since when: of the copy where it matters more, and of the connection always.
  const detail = [copyText(view, now, i18n.language, copies), connectionText(view, { now, language: i18n.language, t })]
    .filter(Boolean)
    .join(' ');
  return (
    <Tooltip text={instance.name} kbd={key} detail={`${state}. ${detail}`} side="right">
      <button
        type="button"
        className={styles.tile}
        data-instance={instance.id}
        data-mark={mark}
        data-quiet={mark === 'offline' || mark === 'signed_out' || mark === 'sealed' || undefined}
        aria-describedby={detailId}
        aria-current={instance.id === activeId ? 'true' : undefined}
        aria-keyshortcuts={index < 9 ? `Control+${index + 1}` : undefined}
        onClick={() => onSelect(instance.id)}
      >
        <VisuallyHidden>{t('rail.tile', { code: instance.code, name: instance.name, state })}</VisuallyHidden>
        <span aria-hidden className={styles.code}>
          {instance.code}
        </span>
        <span aria-hidden className={styles.key}>
          <ConnectionGlyph connection={mark} size={9} spin={mark === 'connecting'} />
          {key}
        </span>
        <VisuallyHidden>
          <span id={detailId} aria-hidden>
            {detail}
          </span>
        </VisuallyHidden>
      </button>
    </Tooltip>
  );
}

function stateText({ session }: InstanceView, mark: CopyMark, t: InstancesT, copies: CopiesT): string {
  if (mark === 'signed_out' && session.kind === 'signed-out' && session.reason === 'never')
    return t('rail.state.never');
  return mark === 'sealed' || mark === 'question' || mark === 'broken'
    ? copies(`state.${mark}`)
    : t(`rail.state.${mark}`);
}

function tileMenu({ view, ...on }: RailTileProps, t: InstancesT, copies: CopiesT): MenuEntry[] {
  const { id } = view.instance;
  const signedIn = view.session.kind === 'signed-in';
  const session: MenuEntry = signedIn
    ? { kind: 'item', id: 'sign-out', label: t('rail.menu.signOut'), icon: LogOut, onSelect: () => on.onSignOut(id) }
    : { kind: 'item', id: 'sign-in', label: t('rail.menu.signIn'), icon: LogIn, onSelect: () => on.onSignIn(id) };
  const reason = !signedIn ? t('rail.reason.signedOut') : view.sync ? t('rail.reason.reading') : undefined;
  const read: MenuEntry =
    blockedBy(view) === 'offline'
      ? { kind: 'item', id: 'try', label: copies('reach.now'), icon: RefreshCw, onSelect: () => on.onTryNow(id) }
      : {
          kind: 'item',
          id: 'read',
          label: t('rail.menu.read'),
          icon: RefreshCw,
          reason,
          onSelect: () => on.onRead(id),
        };
  return [
    read,
    session,
    { kind: 'item', id: 'edit', label: t('rail.menu.edit'), icon: Pencil, onSelect: () => on.onEdit(id) },
    { kind: 'separator', id: 'line' },
    {
      kind: 'item',
      id: 'delete-copy',
      label: copies('remove.menu'),
      icon: Eraser,
      danger: true,
      reason: view.copy.kind === 'none' || view.copy.kind === 'opening' ? copies('remove.none') : undefined,
      onSelect: () => on.onDeleteCopy(id),
    },
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
