/** The rail of datacenters at the left edge: one tile each, with code, connection and key; then adding and settings. */
import type { InstanceView } from '@contract/types/instance';
import { BrandMark } from '@renderer/ui/brand-mark/brand-mark';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { ContextMenu } from '@renderer/ui/menu/context-menu';
import type { MenuEntry } from '@renderer/ui/menu/menu-entries';
import { Plus } from 'lucide-react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionOf } from '../selectors';
import styles from './rail.module.css';

export interface RailActions {
  readonly onSelect: (id: string) => void;
  readonly onAdd: () => void;
  readonly onEdit: (id: string) => void;
  readonly onSignIn: (id: string) => void;
  readonly onSignOut: (id: string) => void;
  readonly onRead: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onReorder: (ids: readonly string[]) => void;
}

export interface RailProps extends RailActions {
  readonly views: readonly InstanceView[];
  readonly activeId: string | null;
  readonly now: number;
  /** The settings menu, at the bottom. */
  readonly settings: ReactNode;
}

export function Rail(props: RailProps) {
  const { t } = useTranslation('instances');
  const { views, onAdd, settings, onReorder } = props;
  const move = (index: number, by: number) => {
    const ids = views.map(({ instance }) => instance.id);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(Math.max(0, Math.min(ids.length, index + by)), 0, moved);
    onReorder(ids);
  };
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <span className={styles.mark}>
        <BrandMark size={20} />
      </span>
      <div className={styles.tiles}>
        {views.map((view, index) => (
          <Tile key={view.instance.id} {...props} view={view} index={index} onMove={(by) => move(index, by)} />
        ))}
        <IconButton
          label={t('rail.add')}
          icon={Plus}
          iconSize={16}
          kbd="Ctrl N"
          className={styles.add}
          onClick={onAdd}
        />
      </div>
      <div className={styles.bottom}>{settings}</div>
    </nav>
  );
}

interface TileProps extends RailProps {
  readonly view: InstanceView;
  readonly index: number;
  readonly onMove: (by: -1 | 1) => void;
}

function Tile(props: TileProps) {
  const { view, index, activeId, now, onSelect, onMove } = props;
  const { t } = useTranslation('instances');
  const { instance } = view;
  const connection = connectionOf(view, now);
  const state = t(`rail.state.${connection}`);
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <ContextMenu head={`${instance.code} ${instance.name}`} items={tileMenu(props, t)}>
      <button
        type="button"
        className={styles.tile}
        aria-label={t('rail.tile', { code: instance.code, name: instance.name, state })}
        aria-current={instance.id === activeId ? 'true' : undefined}
        title={`${instance.name}, ${state}`}
        style={{ '--hue': hueColour(instance.colour) } as CSSProperties}
        onClick={() => onSelect(instance.id)}
        onKeyDown={handleKey}
      >
        <span className={styles.code}>{instance.code}</span>
        <span className={styles.key}>
          <ConnectionGlyph connection={connection} size={9} />
          {index < 9 ? `Ctrl ${index + 1}` : ''}
        </span>
      </button>
    </ContextMenu>
  );
}

function tileMenu({ view, ...on }: TileProps, t: (key: never) => string): MenuEntry[] {
  const { id } = view.instance;
  const say = (key: string) => t(`rail.menu.${key}` as never);
  const session: MenuEntry =
    view.session.kind === 'signed-in'
      ? { kind: 'item', id: 'sign-out', label: say('signOut'), onSelect: () => on.onSignOut(id) }
      : { kind: 'item', id: 'sign-in', label: say('signIn'), onSelect: () => on.onSignIn(id) };
  return [
    { kind: 'item', id: 'read', label: say('read'), onSelect: () => on.onRead(id) },
    session,
    { kind: 'item', id: 'edit', label: say('edit'), onSelect: () => on.onEdit(id) },
    { kind: 'separator', id: 'line' },
    { kind: 'item', id: 'remove', label: say('remove'), danger: true, onSelect: () => on.onRemove(id) },
  ];
}
