// biome-ignore-all lint/a11y/useSemanticElements: a drawing placed by units, not a table; the grid roles say what a table would
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys, aria-activedescendant names the cell
/** One rack: header with what it holds and warns of, the frame with its units from the floor up, footer with what is free. */
import type { RackElevation, UnitNumbering } from '@contract/types/rack';
import { unitLabel } from '@renderer/lib/server-line/place-text';
import { Glyph } from '@renderer/ui/glyphs/glyph';
import { OPERATION_SHAPES, SERVER_STATE_SHAPES } from '@renderer/ui/glyphs/glyph-shapes';
import { type CSSProperties, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { halfSides } from '../model/half-units';
import { type Alert, alertsOf, matchCount } from '../model/rack-alerts';
import { ChassisCell } from './chassis-cell';
import { useRacks, useRacksContext } from './context';
import { OverlapCell } from './overlap-cell';
import styles from './rack.module.css';
import { type CellLook, ServerCell, spanStyle } from './server-cell';

export interface RackColumnProps extends CellLook {
  readonly rack: RackElevation;
  /** Position in the row, from 1. */
  readonly position: number;
  readonly left: number;
}

/** Free runs from this many units on say how many. */
const TOLD_FROM = 3;
const ALMOST_FULL = 0.9;
/** Keeps the line of a number the other text shows; an empty last line would have no height. */
const BLANK = '\u00A0';

export const RackColumn = memo(function RackColumn({ rack, position, left, ...look }: RackColumnProps) {
  const { t } = useTranslation('racks');
  const { direction } = useRacksContext();
  const sides = useMemo(() => halfSides(rack.cells), [rack]);
  return (
    <div
      role="row"
      aria-rowindex={position}
      aria-label={t('rack.label', { name: rack.name, used: rack.usedUnits, size: rack.size })}
      className={styles.column}
      style={{ left }}
    >
      <Header rack={rack} />
      <div className={styles.frame} style={{ '--size': rack.size } as CSSProperties}>
        <Numerals size={rack.size} direction={direction} />
        <div className={styles.well}>
          {rack.freeRuns.map((run) =>
            run.units < TOLD_FROM ? null : (
              <span key={run.from} aria-hidden className={styles.run} style={spanStyle(run.from, run.units)}>
                <span className={styles.runText}>{t('rack.free', { units: run.units })}</span>
              </span>
            ),
          )}
          {rack.cells.map((cell) => {
            if (cell.kind === 'server') {
              const { serverId } = cell;
              return (
                <ServerCell key={serverId} cell={cell} rackSize={rack.size} side={sides.get(serverId)} {...look} />
              );
            }
            if (cell.kind === 'chassis') return <ChassisCell key={`chassis ${cell.chassisId}`} cell={cell} {...look} />;
            return <OverlapCell key={`overlap ${cell.from}`} cell={cell} rackSize={rack.size} {...look} />;
          })}
        </div>
        <div aria-hidden className={styles.post} />
      </div>
      <Footer rack={rack} />
    </div>
  );
});

function Header({ rack }: { readonly rack: RackElevation }) {
  const { t } = useTranslation('racks');
  const joined = useRacks((racks) => alertsOf(rack, racks).join(' '));
  const alerts = joined === '' ? [] : (joined.split(' ') as Alert[]);
  const matches = useRacks((racks) => matchCount(rack, racks));
  const share = rack.size === 0 ? 0 : rack.usedUnits / rack.size;
  return (
    <div role="rowheader" className={styles.header}>
      <span className={styles.titles} data-tight={alerts.length > 1 ? '' : undefined}>
        <span className={styles.name}>{rack.name}</span>
        {alerts.map((alert) => (
          <AlertMark key={alert} alert={alert} />
        ))}
        {matches === null ? (
          <span className={styles.used} title={rack.sizeAssumed ? t('rack.assumedHeight') : undefined}>
            {t(alerts.length > 2 ? 'rack.usedShort' : 'rack.used', { used: rack.usedUnits, size: rack.size })}
            {rack.sizeAssumed ? '?' : null}
          </span>
        ) : (
          <span className={styles.used}>
            <strong className={styles.matches}>{matches}</strong> {t('rack.matches', { count: matches })}
          </span>
        )}
      </span>
      <span aria-hidden className={styles.bar} data-full={share >= ALMOST_FULL ? '' : undefined}>
        <span className={styles.barFill} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}

const ALERT_SHAPES = {
  overlap: SERVER_STATE_SHAPES.overlap,
  failed: SERVER_STATE_SHAPES.failed,
  error: SERVER_STATE_SHAPES.resume_error,
  misplaced: OPERATION_SHAPES.unconfirmed,
} as const;

function AlertMark({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('racks');
  return <Glyph shape={ALERT_SHAPES[alert]} size={10} label={t(`rack.problem.${alert}`)} />;
}

/** Every fifth number and the two ends are brighter. Two texts per rack instead of an element per unit. */
const Numerals = memo(function Numerals(props: { size: number; direction: UnitNumbering['direction'] }) {
  const { size, direction } = props;
  const places = Array.from({ length: Math.floor(size) }, (_, index) => Math.floor(size) - index);
  const numbers = places.map((place) => unitLabel(place, size, direction));
  const isBright = (number: number) => number === 1 || number === Math.floor(size) || number % 5 === 0;
  return (
    <div aria-hidden className={styles.numerals}>
      <span className={styles.dim}>{numbers.map((number) => (isBright(number) ? BLANK : number)).join('\n')}</span>
      <span className={styles.bright}>{numbers.map((number) => (isBright(number) ? number : BLANK)).join('\n')}</span>
    </div>
  );
});

function Footer({ rack }: { readonly rack: RackElevation }) {
  const { t } = useTranslation('racks');
  return (
    <div aria-hidden className={styles.footer}>
      {rack.freeUnits === 0 ? (
        <span>{t('rack.full')}</span>
      ) : (
        <>
          <span>{t('rack.free', { units: rack.freeUnits })}</span>
          <span>{t('rack.largest', { units: rack.largestFree })}</span>
        </>
      )}
    </div>
  );
}
