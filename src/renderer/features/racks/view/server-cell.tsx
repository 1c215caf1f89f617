// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role comes with the attributes every server has
/** A server that stands on its own: one unit shows its name, two its configuration too, four its owner and drive bays. */
import type { ServerCell as Cell } from '@contract/types/rack';
import { unitsText } from '@renderer/lib/server-line/place-text';
import { cx } from '@renderer/ui/lib/class-names';
import { type CSSProperties, memo } from 'react';
import { configurationSummary, readConfiguration } from '../model/configuration-text';
import type { Groups } from '../model/groups';
import type { HalfSide } from '../model/half-units';
import type { Lens } from '../model/lenses';
import { ownerShortName } from '../model/owner-text';
import { paintOf } from '../model/paint';
import styles from './cell.module.css';
import { useRacksContext } from './context';
import { paintMark, powerMark, TICK } from './marks';
import { useServerCell } from './use-server-cell';
import { fill, spokenState, type Words } from './words';

export interface CellLook {
  readonly lens: Lens;
  readonly groups: Groups;
  readonly words: Words;
}

export interface ServerCellProps extends CellLook {
  readonly cell: Cell;
  readonly rackSize: number;
  /** Where it shares a unit with another device of half a unit. */
  readonly side?: HalfSide | undefined;
}

export const ServerCell = memo(function ServerCell({ cell, rackSize, side, lens, groups, words }: ServerCellProps) {
  const { direction } = useRacksContext();
  const { row, overlaps, selected, pinned, attributes } = useServerCell(cell.serverId);
  if (!row) return null;
  const paint = paintOf(lens, row, overlaps, groups);
  const label = fill(words.template.server, {
    ...spokenState(words, lens, row, overlaps, pinned),
    height: cell.units,
    units: unitsText(cell, rackSize, direction),
  });
  return (
    <div
      {...attributes}
      aria-label={row.sizeUnits === null ? fill(words.template.unknownSize, { text: label }) : label}
      data-face={paint.face}
      data-power={row.power}
      data-running={paint.percent === null ? undefined : ''}
      data-half={cell.units < 1 && !side ? '' : undefined}
      data-side={side}
      className={styles.cell}
      style={{ ...cellSpan(cell, side), ...hueStyle(paint.hue) }}
    >
      {paint.percent === null ? null : <Progress percent={paint.percent} />}
      {paintMark(paint)}
      <CellName name={row.name} />
      {paint.percent === null ? (
        lens === 'power' || (side && row.power === 'on') ? null : (
          <span aria-hidden className={styles.power}>
            {powerMark(row.power)}
          </span>
        )
      ) : side ? null : (
        <span className={styles.percent} data-text={`${Math.round(paint.percent)}%`} />
      )}
      {selected ? TICK : null}
      {cell.units >= 2 ? <SecondLines configuration={row.configuration} owner={row.owner} units={cell.units} /> : null}
    </div>
  );
});

/** Names of neighbours differ at their end: what does not fit is left out at the start. */
export function CellName({ name }: { readonly name: string }) {
  return (
    <span className={cx(styles.name, styles.keepsEnd)}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** Half a unit beside the other half takes the unit's whole height, and half its width. */
function cellSpan(cell: Cell, side: HalfSide | undefined): CSSProperties {
  if (!side) return spanStyle(cell.from, cell.units);
  const half = 'calc(50% + 0.5px)';
  return { ...spanStyle(Math.floor(cell.from), 1), ...(side === 'lower' ? { right: half } : { left: half }) };
}

/** Units count from the floor, so a device hangs on its lower edge; the upper pixel of a unit is the gap above it. */
export function spanStyle(from: number, units: number): CSSProperties {
  return { bottom: `calc(var(--u) * ${from - 1})`, height: `calc(var(--u) * ${units} - 1px)` };
}

export function hueStyle(hue: number | null): CSSProperties {
  return hue === null ? {} : ({ '--hue': `var(--dc-${hue})` } as CSSProperties);
}

export function Progress({ percent }: { readonly percent: number }) {
  return <span aria-hidden className={styles.progress} style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />;
}

function SecondLines(props: { configuration: string | null; owner: string | null; units: number }) {
  const { configuration, owner, units } = props;
  const drives = units >= 4 ? (readConfiguration(configuration)?.drives ?? 0) : 0;
  return (
    <span className={styles.lines}>
      <span className={styles.line} data-text={configurationSummary(configuration) ?? ''} />
      {units >= 4 && owner !== null ? <span className={styles.line} data-text={ownerShortName(owner)} /> : null}
      {drives > 0 ? <span className={styles.bays} style={{ width: Math.min(drives, 14) * 5 - 2 }} /> : null}
    </span>
  );
}
