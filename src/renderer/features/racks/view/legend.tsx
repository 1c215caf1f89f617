// biome-ignore-all lint/a11y/useSemanticElements: a fieldset is for form fields; these are toggles in a bar
/** What the marks mean and how many there are. A click shows one kind and fades the rest, shift adds another. */

import { formatAge } from '@renderer/lib/time';
import { OperationGlyph } from '@renderer/ui/glyphs/operation-glyph';
import { PowerGlyph, type PowerKind } from '@renderer/ui/glyphs/power-glyph';
import { ServerStateGlyph, type ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { Icon } from '@renderer/ui/icon/icon';
import { cx } from '@renderer/ui/lib/class-names';
import type { TFunction } from 'i18next';
import { Clock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegendEntry, Legend as LegendModel } from '../model/legend';
import type { StateGroup } from '../model/lenses';
import styles from './legend.module.css';
import { hueStyle } from './server-cell';

export interface LegendProps {
  readonly legend: LegendModel;
  readonly filter: readonly string[];
  readonly freeUnits: number;
  /** How old state and power are, where they are what was last known; null where they are fresh. */
  readonly lastKnownAge?: number | null;
  readonly onToggle: (key: string, add: boolean) => void;
}

export function Legend({ legend, filter, freeUnits, lastKnownAge = null, onToggle }: LegendProps) {
  const { t, i18n } = useTranslation('racks');
  const [asked, setAsked] = useState(false);
  // What is chosen is never out of sight.
  const open = asked || legend.rest.some(({ key }) => filter.includes(key));
  const entries = open ? [...legend.entries, ...legend.rest] : legend.entries;
  return (
    <div role="group" aria-label={t('legend.label')} className={styles.legend}>
      <div className={styles.entries} data-open={open ? '' : undefined}>
        {entries.map((entry) => {
          const name = entryName(t, entry);
          return (
            <button
              key={entry.key}
              type="button"
              aria-pressed={filter.includes(entry.key)}
              title={`${name}. ${t('legend.hint')}`}
              className={cx(styles.entry, filter.length > 0 && !filter.includes(entry.key) && styles.other)}
              onClick={(event) => onToggle(entry.key, event.shiftKey)}
            >
              {entryMark(entry)}
              <span className={styles.name}>{name}</span> <span className={styles.count}>{entry.count}</span>
            </button>
          );
        })}
        {legend.rest.length > 0 && (asked || !open) ? (
          <button type="button" aria-expanded={open} className={styles.more} onClick={() => setAsked(!open)}>
            {open ? t('legend.less') : t('legend.more', { count: legend.rest.length })}
          </button>
        ) : null}
      </div>
      {lastKnownAge === null ? null : (
        <span className={styles.lastKnown}>
          <Icon of={Clock} size={11} />
          {t('legend.lastKnown', { age: formatAge(lastKnownAge, i18n.language) })}
        </span>
      )}
      {filter.length > 0 ? (
        <span className={styles.note}>
          <span>{t('legend.faded')}</span>
        </span>
      ) : (
        <span className={styles.free}>
          <span aria-hidden className={styles.well} />
          {t('legend.free')} <strong>{t('legend.freeUnits', { units: freeUnits })}</strong>
        </span>
      )}
    </div>
  );
}

function entryName(t: TFunction<'racks'>, { lens, value, label }: LegendEntry): string {
  switch (lens) {
    case 'state':
      return t(`state.${value as StateGroup}`);
    case 'power':
      return value === 'off' ? t('power.offLegend') : t(`power.${value as PowerKind}`);
    case 'operation':
      return t(`operation.${value as 'none' | 'running' | 'failed' | 'finished'}`);
    case 'owner':
      return label ?? t('legend.noOwner');
    case 'configuration':
      return label ?? t('legend.noConfiguration');
  }
}

const MARK_OF_GROUP: Partial<Record<StateGroup, ServerStateKind>> = { changing: 'suspending', error: 'resume_error' };

function entryMark({ lens, value, code, hue }: LegendEntry): ReactNode {
  switch (lens) {
    case 'state':
      return <ServerStateGlyph state={MARK_OF_GROUP[value as StateGroup] ?? (value as ServerStateKind)} />;
    case 'power':
      return <PowerGlyph power={value as PowerKind} />;
    case 'operation':
      return value === 'none' ? (
        <OperationGlyph operation="skipped" />
      ) : (
        <OperationGlyph operation={value === 'finished' ? 'done' : (value as 'running' | 'failed')} />
      );
    case 'owner':
    case 'configuration':
      return (
        <span aria-hidden className={styles.code} data-empty={code === null ? '' : undefined} style={hueStyle(hue)}>
          {code}
        </span>
      );
  }
}
