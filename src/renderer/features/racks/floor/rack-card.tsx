/** The card of a rack under the pointer: its elevation in small, what is used and free, states and owners with counts. */
import type { RackElevation } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { shownMain } from '@renderer/lib/shown-main';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { STATE_GROUPS, type StateGroup, stateGroupOf, stateKindOf } from '../model/lenses';
import { ownerShortName } from '../model/owner-text';
import { serversOfRack } from '../model/rack-alerts';
import { useRacks } from '../view/context';
import { roomName, rowName } from '../view/names';
import styles from './floor.module.css';
import type { RackTarget } from './use-rack-hover';

export interface RackCardProps {
  readonly target: RackTarget;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

const WIDTH = 252;
const HEIGHT = 248;
const GAP = 10;
const MARGIN = 8;
const OWNERS_TOLD = 2;
const GLYPHS = { changing: 'suspending', error: 'suspend_error' } as const;

export function RackCard({ target, onEnter, onLeave }: RackCardProps) {
  const { t } = useTranslation('racks');
  const rows = useRacks((racks) => racks.rows);
  const overlapping = useRacks((racks) => racks.overlapping);
  const { rack } = target.tile;
  const facts = useMemo(() => factsOf(rack, rows, overlapping), [rack, rows, overlapping]);
  const right = target.box.right + GAP + WIDTH + MARGIN < window.innerWidth;
  const left = right ? target.box.right + GAP : target.box.left - GAP - WIDTH;
  const top = Math.max(MARGIN, Math.min(target.box.top, window.innerHeight - HEIGHT - MARGIN));
  return createPortal(
    <div
      role="tooltip"
      aria-label={t('hover.label', { name: rack.name })}
      className={styles.card}
      style={{ left, top, width: WIDTH }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <div className={styles.cardHead}>
        <b>{rack.name}</b>
        <span>
          {roomName(t, rack.room)}, {rowName(t, rack.row)}
        </span>
      </div>
      <div className={styles.cardBody}>
        <SmallElevation rack={rack} rows={rows} overlapping={overlapping} />
        <dl className={styles.cardFacts}>
          <Row term={t('floor.card.used')} value={t('floor.card.usedOf', { used: rack.usedUnits, size: rack.size })} />
          <Row term={t('floor.card.largest')} value={t('floor.fact.units', { units: rack.largestFree })} />
          <Row term={t('floor.card.servers')} value={String(facts.servers)} />
          <hr />
          {facts.states.map(([state, count]) => (
            <Row
              key={state}
              glyph={
                <ServerStateGlyph state={state in GLYPHS ? GLYPHS[state as keyof typeof GLYPHS] : (state as 'ok')} />
              }
              term={t(`state.${state}`)}
              value={String(count)}
            />
          ))}
          <hr />
          {facts.owners.map(([owner, count]) => (
            <Row key={owner} term={owner === '' ? t('legend.noOwner') : ownerShortName(owner)} value={String(count)} />
          ))}
        </dl>
      </div>
      <div aria-hidden className={styles.cardKeys}>
        <Kbd keys="Enter" />
        <span>{t('hover.open')}</span>
        <Kbd keys="Shift Space" />
        <span>{t('floor.card.selectAll')}</span>
      </div>
    </div>,
    shownMain() ?? document.body,
  );
}

function Row({
  term,
  value,
  glyph,
}: {
  readonly term: string;
  readonly value: string;
  readonly glyph?: React.ReactNode;
}) {
  return (
    <div>
      <dt>
        {glyph}
        {term}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

interface SmallElevationProps {
  readonly rack: RackElevation;
  readonly rows: ReadonlyMap<number, ServerRow>;
  readonly overlapping: ReadonlySet<number>;
}

const SMALL_WIDTH = 52;
const SMALL_UNIT = 3.6;

function SmallElevation({ rack, rows, overlapping }: SmallElevationProps) {
  const height = Math.min(150, rack.size * SMALL_UNIT);
  const unit = height / Math.max(1, rack.size);
  return (
    <svg aria-hidden width={SMALL_WIDTH + 4} height={height + 4} className={styles.small}>
      <rect className={styles.smallFrame} x={0.5} y={0.5} width={SMALL_WIDTH + 3} height={height + 3} rx={2} />
      {rack.cells.map((cell) => {
        const ids = cell.kind === 'server' ? [cell.serverId] : cell.kind === 'overlap' ? [] : cell.slots;
        const states = ids.flatMap((id) => {
          const row = id === null ? undefined : rows.get(id);
          return row ? [stateGroupOf(stateKindOf(row, overlapping.has(row.id)))] : [];
        });
        const state = cell.kind === 'overlap' ? 'overlap' : (states.find((one) => one !== 'ok') ?? 'ok');
        return (
          <rect
            key={`${cell.kind} ${cell.from}`}
            data-state={state}
            x={2}
            width={SMALL_WIDTH}
            y={2 + height - (cell.from - 1 + cell.units) * unit}
            height={Math.max(1, cell.units * unit - 0.8)}
          />
        );
      })}
    </svg>
  );
}

function factsOf(rack: RackElevation, rows: ReadonlyMap<number, ServerRow>, overlapping: ReadonlySet<number>) {
  const states = new Map<StateGroup, number>();
  const owners = new Map<string, number>();
  const ids = serversOfRack(rack);
  for (const id of ids) {
    const row = rows.get(id);
    if (!row) continue;
    const state = stateGroupOf(stateKindOf(row, overlapping.has(id)));
    states.set(state, (states.get(state) ?? 0) + 1);
    owners.set(row.owner ?? '', (owners.get(row.owner ?? '') ?? 0) + 1);
  }
  const named = [...owners].filter(([owner]) => owner !== '').sort((a, b) => b[1] - a[1]);
  const none = owners.get('');
  return {
    servers: ids.length,
    states: STATE_GROUPS.flatMap((state) => (states.has(state) ? [[state, states.get(state) ?? 0] as const] : [])),
    owners: [...named.slice(0, OWNERS_TOLD), ...(none === undefined ? [] : [['', none] as const])],
  };
}
