/** The popup of a menu: head, items, separators and submenus, shared by Menu and ContextMenu. */
import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import { Icon } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import { cx } from '../lib/class-names';
import styles from './menu.module.css';
import type { MenuEntry, MenuItemEntry, SubmenuEntry } from './menu-entries';

export interface MenuContentProps {
  /** Names the target and its datacenter: "kvm-182, AMS1". */
  readonly head?: string | undefined;
  readonly items: readonly MenuEntry[];
}

export function MenuContent({ head, items }: MenuContentProps) {
  const hasMarks = items.some((entry) => entry.kind !== 'separator' && Boolean(entry.icon ?? entry.glyph));
  const rows = items.map((entry) => <Entry key={entry.id} entry={entry} indent={hasMarks} />);
  if (!head) return rows;
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.head}>{head}</Base.GroupLabel>
      {rows}
    </Base.Group>
  );
}

function Entry({ entry, indent }: { readonly entry: MenuEntry; readonly indent: boolean }) {
  switch (entry.kind) {
    case 'separator':
      return <Base.Separator className={styles.separator} />;
    case 'submenu':
      return <Submenu entry={entry} indent={indent} />;
    case 'item':
      return <Item entry={entry} indent={indent} />;
  }
}

function Mark({ entry, indent }: { readonly entry: MenuItemEntry | SubmenuEntry; readonly indent: boolean }) {
  if (!indent) return null;
  return <span className={styles.mark}>{entry.glyph ?? (entry.icon ? <Icon of={entry.icon} /> : null)}</span>;
}

function Item({ entry, indent }: { readonly entry: MenuItemEntry; readonly indent: boolean }) {
  const blocked = entry.reason !== undefined;
  const content = (
    <>
      <Mark entry={entry} indent={indent} />
      <span className={styles.label}>{entry.label}</span>
      {blocked || entry.detail ? <span className={styles.reason}>{entry.reason ?? entry.detail}</span> : null}
      {!blocked && entry.kbd ? <Kbd keys={entry.kbd} /> : null}
      {entry.checked ? <Icon of={Check} size={12} className={styles.tick} /> : null}
    </>
  );
  const names = cx(styles.item, entry.danger && styles.danger);
  if (entry.checked === undefined) {
    return (
      <Base.Item label={entry.label} disabled={blocked} className={names} onClick={entry.onSelect}>
        {content}
      </Base.Item>
    );
  }
  return (
    <Base.CheckboxItem
      label={entry.label}
      disabled={blocked}
      className={names}
      checked={entry.checked}
      closeOnClick
      onCheckedChange={entry.onSelect}
    >
      {content}
    </Base.CheckboxItem>
  );
}

function Submenu({ entry, indent }: { readonly entry: SubmenuEntry; readonly indent: boolean }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger label={entry.label} disabled={entry.reason !== undefined} className={styles.item}>
        <Mark entry={entry} indent={indent} />
        <span className={styles.label}>{entry.label}</span>
        {entry.reason ? (
          <span className={styles.reason}>{entry.reason}</span>
        ) : (
          <Icon of={ChevronRight} size={12} className={styles.caret} />
        )}
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={-4} alignOffset={-5}>
          <Base.Popup className={cx(styles.popup, styles.submenu)}>
            <MenuContent items={entry.items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
