// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role comes with the attributes every server has
/** Units that several devices claim: one striped block with every claim in it. Nobody is hidden behind anybody. */
import type { OverlapCell as Cell } from '@contract/types/rack';
import { unitsText } from '@renderer/lib/server-line/place-text';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { paintOf } from '../model/paint';
import styles from './cell.module.css';
import { useRacksContext } from './context';
import { stateMark } from './marks';
import overlapStyles from './overlap.module.css';
import { type CellLook, CellName, hueStyle, spanStyle } from './server-cell';
import { useServerCell } from './use-server-cell';
import { fill, spokenState } from './words';

export interface OverlapCellProps extends CellLook {
  readonly cell: Cell;
  readonly rackSize: number;
}

/** A slip can put thousands of servers into one unit: more lines than this are counted, not drawn. */
const MOST_LINES = 40;

export const OverlapCell = memo(function OverlapCell({ cell, rackSize, ...look }: OverlapCellProps) {
  const { t } = useTranslation('racks');
  const { direction } = useRacksContext();
  const claims = cell.claims.flatMap((claim) =>
    claim.serverIds.map((serverId) => ({ serverId, units: unitsText(claim, rackSize, direction) })),
  );
  const fitting = Math.max(1, Math.floor(cell.units));
  const hidden = claims.length - fitting;
  return (
    <div
      className={overlapStyles.block}
      data-face="conflict"
      data-more={hidden > 0 ? '' : undefined}
      style={spanStyle(cell.from, cell.units)}
    >
      {claims.slice(0, MOST_LINES).map(({ serverId, units }, index) => (
        <Claim
          key={serverId}
          serverId={serverId}
          units={units}
          marked={index === 0}
          covered={hidden > 0 && index >= fitting}
          {...look}
        />
      ))}
      {hidden > 0 ? (
        <span aria-hidden className={overlapStyles.more}>
          +{t('cell.moreClaims', { count: hidden })}
        </span>
      ) : null}
    </div>
  );
});

interface ClaimProps extends CellLook {
  readonly serverId: number;
  readonly units: string;
  readonly marked: boolean;
  /** There is no height for its line: it is reached by the keyboard and counted in "n more". */
  readonly covered: boolean;
}

const Claim = memo(function Claim({ serverId, units, marked, covered, lens, groups, words }: ClaimProps) {
  const { row, overlaps, attributes } = useServerCell(serverId);
  if (!row) return null;
  const paint = paintOf(lens, row, overlaps, groups);
  const code = paint.mark?.kind === 'code' ? paint.mark.code : null;
  return (
    <div
      {...attributes}
      aria-label={fill(words.template.claim, { ...spokenState(words, lens, row, overlaps), units })}
      data-covered={covered ? '' : undefined}
      className={overlapStyles.claim}
      style={hueStyle(paint.hue)}
    >
      {code === null ? null : <span className={styles.code} data-text={code} />}
      {code === null && marked ? stateMark('overlap') : null}
      <CellName name={row.name} />
      <span className={overlapStyles.units} data-text={units} />
    </div>
  );
});
