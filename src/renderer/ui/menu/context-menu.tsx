/** The menu of a place: opened by the right button or the menu key on whatever it wraps. */
import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import styles from './menu.module.css';
import { MenuContent, type MenuContentProps } from './menu-content';

export interface ContextMenuProps extends MenuContentProps {
  /** The element that opens the menu; it receives the handlers. */
  readonly children: ReactElement;
  readonly onOpenChange?: (open: boolean) => void;
}

export function ContextMenu({ children, onOpenChange, head, items }: ContextMenuProps) {
  return (
    <Base.Root {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            <MenuContent head={head} items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
