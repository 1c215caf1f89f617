/** The rail of datacenters at the left edge: one tile each, with code, connection and key; then adding and settings. */
import type { InstanceView } from '@contract/types/instance';
import { BrandMark } from '@renderer/ui/brand-mark/brand-mark';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { cx } from '@renderer/ui/lib/class-names';
import { announce } from '@renderer/ui/live-region/live-region';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { movedOrder } from '../selectors';
import styles from './rail.module.css';
import { RailTile } from './rail-tile';
import { useTileDrag } from './use-tile-drag';

export interface RailActions {
  readonly onSelect: (id: string) => void;
  /** All datacenters at once. */
  readonly onAll: () => void;
  readonly onAdd: () => void;
  readonly onEdit: (id: string) => void;
  readonly onSignIn: (id: string) => void;
  readonly onSignOut: (id: string) => void;
  readonly onRead: (id: string) => void;
  readonly onTryNow: (id: string) => void;
  readonly onDeleteCopy: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onReorder: (ids: readonly string[]) => void;
}

export interface RailProps extends RailActions {
  readonly views: readonly InstanceView[];
  readonly activeId: string | null;
  readonly isAll: boolean;
  readonly now: number;
  /** Behind the passphrase: shown, but nothing can be done with them. */
  readonly isLocked: boolean;
  /** The settings menu, at the bottom. */
  readonly settings: ReactNode;
}

export function Rail(props: RailProps) {
  const { t } = useTranslation('instances');
  const { views, onAdd, settings, isLocked } = props;
  const { list, move } = useMoves(props);
  const drag = useTileDrag(move);
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <span className={styles.mark}>
        <BrandMark size={20} />
      </span>
      <div ref={list} className={styles.tiles} inert={isLocked}>
        {views.length > 0 ? <AllTile {...props} /> : null}
        {views.map((view, index) => (
          <RailTile
            key={view.instance.id}
            {...props}
            view={view}
            index={index}
            drag={drag(view.instance.id, index)}
            onMove={(by) => move(view.instance.id, index + by)}
          />
        ))}
        <IconButton
          label={t('rail.add')}
          icon={Plus}
          iconSize={16}
          kbd="Ctrl N"
          className={cx(styles.add, views.length === 0 && styles.first)}
          onClick={onAdd}
        />
      </div>
      <div className={styles.bottom}>{settings}</div>
    </nav>
  );
}

function AllTile({ isAll, onAll }: RailProps) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.all}>
      <button
        type="button"
        className={styles.tile}
        aria-current={isAll ? 'true' : undefined}
        aria-keyshortcuts="Control+0"
        onClick={onAll}
      >
        <VisuallyHidden>{t('rail.allLabel')}</VisuallyHidden>
        <span aria-hidden className={styles.allName}>
          {t('rail.all')}
        </span>
        <span aria-hidden className={styles.key}>
          Ctrl 0
        </span>
      </button>
    </div>
  );
}

/** Moving a tile keeps the focus on it, says where it is now, and stops at both ends. */
function useMoves({ views, onReorder }: RailProps) {
  const { t } = useTranslation('instances');
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what moves the focus away
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-instance="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [views]);
  const move = (id: string, to: number) => {
    const from = views.findIndex(({ instance }) => instance.id === id);
    const place = Math.max(0, Math.min(views.length - 1, to));
    const code = views[from]?.instance.code;
    if (code === undefined || place === from) return;
    moved.current = id;
    onReorder(movedOrder(views, id, place));
    announce(t('rail.moved', { code, place: place + 1, total: views.length }));
  };
  return { list, move };
}
