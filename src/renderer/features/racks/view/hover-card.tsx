/** The card beside a cell under the pointer: name and place, what the lens shows, addresses, power and ports, age, keys. */

import type { ServerRow } from '@contract/types/server';
import type { ServerPlace } from '@renderer/lib/server-line/place-text';
import { placeText } from '@renderer/lib/server-line/server-line';
import { shownMain } from '@renderer/lib/shown-main';
import { formatAge, formatMoment } from '@renderer/lib/time';
import { PortGlyph } from '@renderer/ui/glyphs/port-glyph';
import { PowerGlyph } from '@renderer/ui/glyphs/power-glyph';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { Icon } from '@renderer/ui/icon/icon';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { VisuallyHidden } from '@renderer/ui/visually-hidden/visually-hidden';
import { Clock } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { groupValueOf } from '../model/groups';
import { stateKindOf } from '../model/lenses';
import { useRacks, useRacksContext } from './context';
import styles from './hover-card.module.css';
import { type CellLook, hueStyle } from './server-cell';
import type { HoverTarget } from './use-hover';

export interface HoverCardProps {
  readonly target: HoverTarget;
  readonly look: CellLook;
  readonly code: string;
  readonly places: ReadonlyMap<number, ServerPlace>;
  readonly readAtMs: number;
  readonly nowMs: () => number;
  /** Power, BMC and ports are what was last known. */
  readonly lastKnown: boolean;
  /** The card is about an old reading. */
  readonly past: boolean;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

const WIDTH = 272;
const GAP = 12;
const MARGIN = 8;
/** More ports than this are counted, not drawn. */
const PORTS_DRAWN = 4;

export function HoverCard(props: HoverCardProps) {
  const { target, look, code, places, readAtMs, nowMs, lastKnown, past, onEnter, onLeave } = props;
  const { t, i18n } = useTranslation('racks');
  const { direction } = useRacksContext();
  const row = useRacks((racks) => racks.rows.get(target.serverId));
  const overlaps = useRacks((racks) => racks.overlapping.has(target.serverId));
  const card = useRef<HTMLDivElement>(null);
  const spot = useSpot(card, target);
  if (!row) return null;
  return createPortal(
    <div
      ref={card}
      role="tooltip"
      aria-label={t('hover.label', { name: row.name })}
      data-side={spot.side}
      className={styles.card}
      style={{ left: spot.left, top: spot.top, width: WIDTH }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <span aria-hidden className={styles.nub} style={{ top: spot.nub }} />
      <div className={styles.head}>
        <ServerStateGlyph
          state={stateKindOf(row, overlaps)}
          progress={row.operation?.percent == null ? null : row.operation.percent / 100}
        />
        <span className={styles.name}>{row.name}</span>
        <span className={styles.place}>{placeText(places.get(row.id), direction)}</span>
      </div>
      <Facts row={row} look={look} lastKnown={lastKnown || past} />
      <dl className={styles.facts}>
        <Fact term={t('hover.readAt')} quiet>
          {past
            ? t('hover.readPast', { time: formatMoment(readAtMs, nowMs(), i18n.language), code })
            : t('hover.readAge', { age: formatAge(nowMs() - readAtMs, i18n.language), code })}
        </Fact>
      </dl>
      <div aria-hidden className={styles.keys}>
        <Kbd keys="Enter" />
        <span>{t('hover.open')}</span>
        {row.hasWebConsole ? (
          <>
            <Kbd keys="W" />
            <span>{t('hover.console')}</span>
          </>
        ) : null}
        <Kbd keys="C" />
        <span>{t('hover.copy')}</span>
      </div>
    </div>,
    // Beside the racks, out of their scrolling; still inside the landmark they belong to.
    shownMain() ?? document.body,
  );
}

interface FactsProps {
  readonly row: ServerRow;
  readonly look: CellLook;
  readonly lastKnown: boolean;
}

function Facts({ row, look, lastKnown }: FactsProps) {
  const { t } = useTranslation('racks');
  const { lens, groups } = look;
  const group = lens === 'owner' || lens === 'configuration' ? groups.byValue.get(groupValueOf(lens, row)) : undefined;
  const code = group ? (
    <span className={styles.code} style={hueStyle(group.hue)}>
      {group.code}
    </span>
  ) : null;
  return (
    <>
      <dl className={styles.facts}>
        <Fact term={t('hover.owner')} strong={lens === 'owner'}>
          {lens === 'owner' ? code : null}
          {row.owner ?? t('hover.noOwner')}
        </Fact>
        <Fact term={t('hover.os')}>{row.os ?? t('hover.noOs')}</Fact>
        <Fact term={t('hover.configuration')} mono={row.configuration !== null} strong={lens === 'configuration'}>
          {lens === 'configuration' ? code : null}
          {row.configuration ?? t('hover.noConfiguration')}
        </Fact>
      </dl>
      <dl className={styles.facts}>
        <Fact term={t('hover.ipv4')} mono={row.mainIpv4 !== null}>
          {row.mainIpv4 ?? t('hover.noAddress')}
        </Fact>
        <Fact term={t('hover.bmc')} mono={row.bmcAddress !== null}>
          {row.bmcAddress ?? t('hover.noBmc')}
          {row.bmcAddress === null ? null : (
            <span className={styles.aside} data-last-known={lastKnown ? '' : undefined}>
              {t(`bmc.${row.bmcStatus}`)}
            </span>
          )}
        </Fact>
        <Fact term={t('hover.powerPorts')} strong={lens === 'power'} lastKnown={lastKnown}>
          <PowerGlyph power={row.power} />
          {t(`power.${row.power}`)}
          <Ports up={row.portsUp} total={row.portsTotal} />
        </Fact>
        <Fact term={t('hover.operation')} strong={lens === 'operation'} lastKnown={lastKnown}>
          {operationText(row, t(`operation.${row.operation?.phase ?? 'none'}`))}
        </Fact>
      </dl>
    </>
  );
}

function Ports({ up, total }: { readonly up: number; readonly total: number }) {
  const { t } = useTranslation('racks');
  if (total === 0) return <span className={styles.aside}>{t('hover.noPorts')}</span>;
  const drawn = total > PORTS_DRAWN ? [] : Array.from({ length: total }, (_, index) => index < up);
  return (
    <span className={styles.ports}>
      {drawn.map((isUp, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ports have no other identity here
        <PortGlyph key={index} admin="up" oper={isUp ? 'up' : 'down'} />
      ))}
      {t('hover.ports', { up, total })}
    </span>
  );
}

function operationText({ operation }: ServerRow, phase: string): string {
  if (operation === null) return phase;
  const percent = operation.percent === null ? '' : ` ${Math.round(operation.percent)}%`;
  return operation.phase === 'running'
    ? `${operation.label ?? phase}${percent}`
    : [operation.label, phase].filter(Boolean).join(', ');
}

interface FactProps {
  readonly term: string;
  readonly mono?: boolean;
  /** The value the lens is about. */
  readonly strong?: boolean;
  readonly quiet?: boolean;
  /** Read too long ago to be called current: muted, with a clock. */
  readonly lastKnown?: boolean;
  readonly children: ReactNode;
}

function Fact({ term, mono = false, strong = false, quiet = false, lastKnown = false, children }: FactProps) {
  const { t } = useTranslation('racks');
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd
        data-mono={mono ? '' : undefined}
        data-strong={strong ? '' : undefined}
        data-quiet={quiet ? '' : undefined}
        data-last-known={lastKnown ? '' : undefined}
      >
        {children}
        {lastKnown ? (
          <>
            <Icon of={Clock} size={11} className={styles.clock} />
            <VisuallyHidden>{t('hover.lastKnown')}</VisuallyHidden>
          </>
        ) : null}
      </dd>
    </div>
  );
}

/** Right of the cell, or left of it where there is no room; kept inside the window, the nub on the cell's line. */
function useSpot(card: React.RefObject<HTMLDivElement | null>, { cell }: HoverTarget) {
  const [height, setHeight] = useState(260);
  useLayoutEffect(() => {
    if (card.current) setHeight(card.current.offsetHeight);
  }, [card]);
  const fitsRight = cell.right + GAP + WIDTH + MARGIN <= window.innerWidth;
  const middle = cell.top + Math.min(cell.height, 15) / 2;
  const highest = window.innerHeight - height - MARGIN;
  const top = Math.max(MARGIN, Math.min(middle - height / 2, highest));
  return {
    side: fitsRight ? 'right' : 'left',
    left: fitsRight ? cell.right + GAP : cell.left - GAP - WIDTH,
    top,
    nub: Math.min(height - 14, Math.max(14, middle - top)),
  } as const;
}
