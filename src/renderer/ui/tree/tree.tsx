/** Halls, rows, owners: a tree with a small bar and a number per row. One tab stop; arrows move, Enter or Space select. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Icon } from '../icon/icon';
import { cx } from '../lib/class-names';
import { Meter } from '../meter/meter';
import { VisuallyHidden } from '../visually-hidden/visually-hidden';
import styles from './tree.module.css';
import { treeStep } from './tree-keys';
import { type TreeNode, type TreeRow, treeRows } from './tree-rows';

export interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly selectedId: string | null;
  readonly expandedIds: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  readonly onToggle: (id: string, expanded: boolean) => void;
}

export function Tree({ label, nodes, selectedId, expandedIds, onSelect, onToggle }: TreeProps) {
  const rows = useMemo(() => treeRows(nodes, expandedIds), [nodes, expandedIds]);
  const items = useRef(new Map<string, HTMLElement>());
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStop = [focusedId, selectedId].find((id) => rows.some((row) => row.node.id === id)) ?? rows[0]?.node.id;

  const handleKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(event.key, rows, id);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'move') items.current.get(step.id)?.focus();
    else if (step.kind === 'toggle') onToggle(step.id, step.expanded);
    else onSelect(step.id);
  };

  return (
    <div role="tree" aria-label={label} className={styles.tree}>
      {rows.map((row) => (
        <TreeItem
          key={row.node.id}
          row={row}
          selected={row.node.id === selectedId}
          tabIndex={row.node.id === tabStop ? 0 : -1}
          register={(node) => {
            if (node) items.current.set(row.node.id, node);
            else items.current.delete(row.node.id);
          }}
          onFocus={() => setFocusedId(row.node.id)}
          onKeyDown={(event) => handleKeyDown(event, row.node.id)}
          onSelect={() => onSelect(row.node.id)}
          onToggle={() => onToggle(row.node.id, !row.expanded)}
        />
      ))}
    </div>
  );
}

export interface TreeItemProps {
  readonly row: TreeRow;
  readonly selected: boolean;
  readonly tabIndex: number;
  readonly register: (node: HTMLElement | null) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onSelect: () => void;
  readonly onToggle: () => void;
}

/** One row. Exported for lists that draw their own tree, for example a virtual one. */
export function TreeItem(props: TreeItemProps) {
  const { row, selected, tabIndex, register, onFocus, onKeyDown, onSelect, onToggle } = props;
  const { node, expandable, expanded, level } = row;
  const flatLeaf = !expandable && !row.besideExpandable && level > 1;
  return (
    <div
      role="treeitem"
      ref={register}
      tabIndex={tabIndex}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-selected={selected}
      {...(expandable ? { 'aria-expanded': expanded } : {})}
      className={styles.item}
      style={{ '--level': level - 1 } as CSSProperties}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onSelect}
    >
      <span
        aria-hidden
        className={cx(styles.chevron, flatLeaf && styles.narrow)}
        onClick={(event) => {
          if (!expandable) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {expandable ? <Icon of={expanded ? ChevronDown : ChevronRight} size={12} /> : null}
      </span>
      {node.glyph}
      <span className={styles.label}>
        {node.label}
        {node.countLabel ? <VisuallyHidden>, {node.countLabel}</VisuallyHidden> : null}
      </span>
      {node.meter === undefined ? null : <Meter value={node.meter} width={34} className={styles.meter ?? ''} />}
      {node.count === undefined ? null : (
        <span {...(node.countLabel ? { 'aria-hidden': true } : {})} className={styles.count}>
          {node.count}
        </span>
      )}
    </div>
  );
}
