/** A menu at a place of a drawing: opened by the drawing itself, which alone knows what lies under the pointer or the focus. */
import { Menu as Base } from '@base-ui/react/menu';
import type { RefObject } from 'react';
import styles from './menu.module.css';
import { MenuContent, type MenuContentProps } from './menu-content';

export interface PointMenuProps extends MenuContentProps {
  /** Where it opens: beside this rectangle, which is a mere point under a pointer. */
  readonly at: DOMRect;
  /** What gets the keyboard back. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export function PointMenu({ at, returnTo, onClose, head, items }: PointMenuProps) {
  return (
    <Base.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          anchor={{ getBoundingClientRect: () => at }}
          side="bottom"
          align="start"
          sideOffset={2}
          collisionPadding={8}
        >
          <Base.Popup className={styles.popup} finalFocus={returnTo}>
            <MenuContent head={head} items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
