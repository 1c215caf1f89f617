/** The visible rows of a tree in order, with what assistive technology wants to know of each. */
import type { ReactNode } from 'react';

export interface TreeNode {
  readonly id: string;
  readonly label: string;
  /** Shown at the right end, already formatted. */
  readonly count?: string;
  /** 0 to 1, drawn as a small bar before the count. */
  readonly meter?: number;
  /** What bar and count mean, for assistive technology: "80% of units used". */
  readonly countLabel?: string;
  readonly glyph?: ReactNode;
  readonly children?: readonly TreeNode[];
}

export interface TreeRow {
  readonly node: TreeNode;
  readonly parentId: string | null;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** Whether any of its siblings can be expanded: then a row without children keeps the room of the chevron. */
  readonly besideExpandable: boolean;
}

export function treeRows(
  nodes: readonly TreeNode[],
  expandedIds: ReadonlySet<string>,
  parentId: string | null = null,
  level = 1,
): TreeRow[] {
  const besideExpandable = nodes.some(hasChildren);
  return nodes.flatMap((node, index) => {
    const expandable = hasChildren(node);
    const expanded = expandable && expandedIds.has(node.id);
    const setSize = nodes.length;
    const row = { node, parentId, level, position: index + 1, setSize, expandable, expanded, besideExpandable };
    return expanded ? [row, ...treeRows(node.children ?? [], expandedIds, node.id, level + 1)] : [row];
  });
}

function hasChildren(node: TreeNode): boolean {
  return node.children !== undefined && node.children.length > 0;
}
