// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role comes with the attributes every server has
/** A chassis in its true height: a title with used slots, blades in their slots, empty slots as the bare well. */
import type { ChassisCell as Cell } from '@contract/types/rack';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { paintOf } from '../model/paint';
import { type SlotGrid, slotGrid } from '../model/slots';
import styles from './cell.module.css';
import chassisStyles from './chassis.module.css';
import { CHASSIS_MARK, paintMark, powerMark, stateMark } from './marks';
import { type CellLook, hueStyle, Progress, spanStyle } from './server-cell';
import { useServerCell } from './use-server-cell';
import { fill, spokenState } from './words';

export interface ChassisCellProps extends CellLook {
  readonly cell: Cell;
}

/** Blades without a slot of their own follow the slots, marked as a contradiction. */
export const ChassisCell = memo(function ChassisCell({ cell, ...look }: ChassisCellProps) {
  const { t } = useTranslation('racks');
  const grid = slotGrid(cell.slots.length + cell.unplaced.length, cell.units);
  const used = cell.slots.filter((id) => id !== null).length;
  const name = cell.name === '' ? t('cell.unnamedChassis') : cell.name;
  return (
    <div className={chassisStyles.chassis} data-face="plain" style={spanStyle(cell.from, cell.units)}>
      {grid.title ? (
        <span aria-hidden className={chassisStyles.title}>
          {cell.unplaced.length > 0 ? stateMark('overlap') : CHASSIS_MARK}
          <span className={chassisStyles.titleName}>{name}</span>
          <span className={chassisStyles.filled}>{t('cell.filled', { used, slots: cell.slotCount })}</span>
        </span>
      ) : null}
      <div
        className={chassisStyles.slots}
        data-look={grid.look}
        style={{ '--columns': grid.columns, '--rows': grid.rows } as CSSProperties}
      >
        {cell.slots.map((id, index) =>
          id === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its position
            <span key={`slot ${index}`} aria-hidden className={chassisStyles.empty}>
              {grid.look === 'dot' ? null : index + 1}
            </span>
          ) : (
            <Blade key={id} serverId={id} slot={index + 1} chassis={name} grid={grid} {...look} />
          ),
        )}
        {cell.unplaced.map((id) => (
          <Blade key={id} serverId={id} slot={null} chassis={name} grid={grid} {...look} />
        ))}
      </div>
    </div>
  );
});

/** Names of neighbours differ at their end, and beside mark and power there is room for four letters. */
function tail(name: string): string {
  return name.length > 5 ? `…${name.slice(-3)}` : name;
}

interface BladeProps extends CellLook {
  readonly serverId: number;
  /** Null for a blade whose slot is taken, out of range or missing. */
  readonly slot: number | null;
  readonly chassis: string;
  readonly grid: SlotGrid;
}

const Blade = memo(function Blade({ serverId, slot, chassis, grid, lens, groups, words }: BladeProps) {
  const { row, overlaps, pinned, attributes } = useServerCell(serverId);
  if (!row) return null;
  const paint = paintOf(lens, row, overlaps, groups);
  const spoken = spokenState(words, lens, row, overlaps, pinned);
  const template = slot === null ? words.template.unplacedBlade : words.template.blade;
  const named = grid.look === 'named';
  return (
    <div
      {...attributes}
      aria-label={fill(template, { ...spoken, slot: slot ?? 0, chassis })}
      data-face={slot === null ? 'conflict' : paint.face}
      data-power={row.power}
      className={chassisStyles.blade}
      style={hueStyle(paint.hue)}
    >
      {paint.percent === null ? null : <Progress percent={paint.percent} />}
      {named || grid.look === 'dot' ? null : <span className={chassisStyles.number} data-text={slot ?? '?'} />}
      {paintMark(paint)}
      {named ? <span className={styles.name} data-text={tail(row.name)} /> : null}
      {lens === 'power' || grid.look === 'dot' || grid.look === 'small-blade' ? null : (
        <span className={styles.power}>{powerMark(row.power)}</span>
      )}
    </div>
  );
});
