/** What is true of the whole datacenter, in a strip above its floor. */
import type { RackWall } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { formatCount } from '@renderer/lib/time';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { occupancyHistogram, occupancyPercent } from '../model/floor';
import { serversOfRack } from '../model/rack-alerts';
import styles from './floor.module.css';

export interface FloorFactsProps {
  readonly wall: RackWall;
  readonly rows: ReadonlyMap<number, ServerRow>;
}

const NEARLY_EMPTY_PERCENT = 15;

export function FloorFacts({ wall, rows }: FloorFactsProps) {
  const { t, i18n } = useTranslation('racks');
  const count = (value: number) => formatCount(value, i18n.language);
  const facts = useMemo(() => factsOf(wall, rows), [wall, rows]);
  const { used, size, suspended, withoutOwner, attention, racksTouched, nearlyEmpty, largest } = facts;
  const share = (part: number, of: number) => (of === 0 ? 0 : part / of);
  const percent = (value: number, digits = 0) =>
    value.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: digits });
  return (
    <dl className={styles.facts} aria-label={t('floor.facts')}>
      <Fact term={t('floor.fact.racks')} value={count(wall.racks.length)}>
        {t('floor.fact.nearlyEmpty', { count: nearlyEmpty })}
      </Fact>
      <Fact term={t('floor.fact.used')} value={count(used)}>
        {t('floor.fact.usedOf', { size: count(size), share: percent(share(used, size)) })}
      </Fact>
      <Fact term={t('floor.fact.servers')} value={count(rows.size)}>
        {t('floor.fact.withoutOwner', { count: withoutOwner })}
      </Fact>
      <Fact term={t('floor.fact.suspended')} glyph={<ServerStateGlyph state="suspended" />} value={count(suspended)}>
        {percent(share(suspended, rows.size), 1)}
      </Fact>
      <Fact
        term={t('floor.fact.attention')}
        glyph={<ServerStateGlyph state="suspend_error" />}
        value={count(attention)}
      >
        {t('floor.fact.inRacks', { count: racksTouched })}
      </Fact>
      <div className={styles.fact}>
        <dt>{t('floor.fact.histogram')}</dt>
        <dd>
          <Histogram bars={facts.histogram} />
        </dd>
      </div>
      <Fact term={t('floor.fact.largest')} value={t('floor.fact.units', { units: largest?.largestFree ?? 0 })}>
        {largest ? t('floor.fact.inRack', { name: largest.name }) : ''}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly term: string;
  readonly value: string;
  readonly glyph?: ReactNode;
  readonly children: ReactNode;
}

function Fact({ term, value, glyph, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>
        {glyph}
        {term}
      </dt>
      <dd>
        <b>{value}</b> {children}
      </dd>
    </div>
  );
}

function Histogram({ bars }: { readonly bars: readonly number[] }) {
  const { t } = useTranslation('racks');
  const most = Math.max(1, ...bars);
  const told = bars.map((count, at) => `${at * 10}–${at * 10 + 10}%: ${count}`).join(', ');
  return (
    <span role="img" aria-label={t('floor.fact.histogramOf', { bars: told })} className={styles.histogram}>
      {bars.map((count, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a tenth is its place
          key={at}
          data-step={RAMP_OF_TENTH[at]}
          style={{ height: count === 0 ? 1 : Math.max(2, Math.round((count / most) * 24)) }}
        />
      ))}
    </span>
  );
}

const RAMP_OF_TENTH = [1, 1, 1, 1, 2, 2, 3, 4, 5, 6] as const;

function factsOf(wall: RackWall, rows: ReadonlyMap<number, ServerRow>) {
  let [used, size, nearlyEmpty, suspended, withoutOwner, racksTouched] = [0, 0, 0, 0, 0, 0];
  let largest: RackWall['racks'][number] | null = null;
  const { overlaps, stateErrors, failedOperations, misplaced } = wall.attention;
  const touched = new Set([...overlaps, ...stateErrors, ...failedOperations, ...misplaced]);
  for (const rack of wall.racks) {
    used += rack.usedUnits;
    size += rack.size;
    if (occupancyPercent(rack) < NEARLY_EMPTY_PERCENT) nearlyEmpty += 1;
    if (rack.largestFree > (largest?.largestFree ?? 0)) largest = rack;
    if (serversOfRack(rack).some((id) => touched.has(id))) racksTouched += 1;
  }
  for (const row of rows.values()) {
    if (row.state === 'suspended') suspended += 1;
    if (row.owner === null) withoutOwner += 1;
  }
  const histogram = occupancyHistogram(wall.racks);
  return {
    used,
    size,
    nearlyEmpty,
    suspended,
    withoutOwner,
    racksTouched,
    attention: touched.size,
    largest: largest as RackWall['racks'][number] | null,
    histogram,
  };
}
