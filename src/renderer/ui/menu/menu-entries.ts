/** What a menu holds. Entries are data, so the same list serves a button's menu, a context menu and tests. */
import type { ReactNode } from 'react';
import type { IconComponent } from '../icon/icon';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** A status glyph in the icon's place. */
  readonly glyph?: ReactNode;
  /** Why it is not possible, in a word or two at the right: "Busy", "Is on". Its presence disables the entry. */
  readonly reason?: string | undefined;
}

export interface MenuItemEntry extends Row {
  readonly kind: 'item';
  readonly kbd?: string | undefined;
  /** Right of the label where there is no key: a count, a code. */
  readonly detail?: string | undefined;
  /** Destructive: last in the list, after a separator. */
  readonly danger?: boolean | undefined;
  /** Marks the current one of a set of choices. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface SubmenuEntry extends Row {
  readonly kind: 'submenu';
  readonly items: readonly MenuEntry[];
}

export interface SeparatorEntry {
  readonly kind: 'separator';
  readonly id: string;
}

export type MenuEntry = MenuItemEntry | SubmenuEntry | SeparatorEntry;
