/** What a key does in a tree: the pattern of the ARIA authoring practices. */
import type { TreeRow } from './tree-rows';

export type TreeStep =
  | { readonly kind: 'move'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string; readonly expanded: boolean }
  | { readonly kind: 'select'; readonly id: string };

export function treeStep(key: string, rows: readonly TreeRow[], currentId: string): TreeStep | null {
  const index = rows.findIndex((row) => row.node.id === currentId);
  const row = rows[index];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return move(rows[index + 1]);
    case 'ArrowUp':
      return move(rows[index - 1]);
    case 'Home':
      return move(rows[0]);
    case 'End':
      return move(rows.at(-1));
    case 'ArrowRight':
      if (!row.expandable) return null;
      return row.expanded ? move(rows[index + 1]) : { kind: 'toggle', id: currentId, expanded: true };
    case 'ArrowLeft':
      if (row.expanded) return { kind: 'toggle', id: currentId, expanded: false };
      return row.parentId === null ? null : { kind: 'move', id: row.parentId };
    case 'Enter':
    case ' ':
      return { kind: 'select', id: currentId };
    default:
      return key.length === 1 ? move(nextStartingWith(key, rows, index)) : null;
  }
}

function move(row: TreeRow | undefined): TreeStep | null {
  return row ? { kind: 'move', id: row.node.id } : null;
}

function nextStartingWith(letter: string, rows: readonly TreeRow[], from: number): TreeRow | undefined {
  const wanted = letter.toLocaleLowerCase();
  const order = [...rows.slice(from + 1), ...rows.slice(0, from)];
  return order.find((row) => row.node.label.toLocaleLowerCase().startsWith(wanted));
}
