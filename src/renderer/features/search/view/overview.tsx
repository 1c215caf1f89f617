/** The datacenters themselves: how each is doing, how much there is of it, and how old its copy is. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph, type ConnectionKind } from '@renderer/ui/glyphs/connection-glyph';
import { ClipboardList } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whyNotSearched } from '../model/freshness';
import { Age } from './age';
import allView from './all-view.module.css';
import { useSearchContext } from './context';
import { focusField, focusMain, GRID_ID, lineId } from './dom';
import grid from './grid.module.css';
import styles from './overview.module.css';

const COLUMNS = ['code', 'name', 'state', 'servers', 'racks', 'read', 'copy'] as const;

export function Overview() {
  const { t } = useTranslation('search');
  const { store, views, onGo } = useSearchContext();
  const [at, setAt] = useState(0);
  const current = views[Math.min(at, views.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      if (at + step < 0) focusField();
      setAt(Math.max(0, Math.min(views.length - 1, at + step)));
    } else if (event.key === 'Enter' && current) onGo(current.instance.id);
    else if (event.key === 'Escape') {
      store.back();
      focusMain();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className={allView.toolbar}>
        <h1 className={allView.title}>{t('all.datacenters', { count: views.length })}</h1>
        <span className={allView.where}>{t('overview.hint')}</span>
        <span className={allView.spacer} />
        <Button icon={ClipboardList} onClick={() => store.askForList()}>
          {t('field.paste')}
        </Button>
      </div>
      <div className={grid.scroller}>
        <div
          id={GRID_ID}
          role="grid"
          tabIndex={0}
          aria-label={t('overview.label')}
          {...(current ? { 'aria-activedescendant': lineId(current.instance.id) } : {})}
          className={grid.grid}
          onKeyDown={onKeyDown}
        >
          <div role="row" className={styles.head}>
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader">
                {t(`overview.${column}`)}
              </span>
            ))}
          </div>
          {views.map((view) => (
            <OverviewRow key={view.instance.id} view={view} focused={view === current} />
          ))}
        </div>
      </div>
    </>
  );
}

function OverviewRow({ view, focused }: { readonly view: InstanceView; readonly focused: boolean }) {
  const { t, i18n } = useTranslation('search');
  const { now, onGo } = useSearchContext();
  const { instance, readAtMs, copy } = view;
  const kind = connectionOf(view);
  const count = (value: number) => (readAtMs === null ? '' : formatCount(value, i18n.language));
  return (
    <div
      id={lineId(instance.id)}
      role="row"
      data-focused={focused || undefined}
      className={styles.row}
      onClick={() => onGo(instance.id)}
    >
      <span role="rowheader" className={styles.code}>
        <span className={grid.strip} style={{ background: hueColour(instance.colour) }} />
        {instance.code}
      </span>
      <span role="gridcell" className={styles.name}>
        {instance.name}
      </span>
      <span role="gridcell" className={styles.state}>
        <ConnectionGlyph connection={kind} />
        {t(`connection.${kind === 'signed_out' ? 'signedOut' : kind === 'connecting' ? 'reading' : kind}`)}
      </span>
      <span role="gridcell">{view.readAtMs === null ? '' : count(view.serverCount)}</span>
      <span role="gridcell">{view.readAtMs === null ? '' : count(view.rackCount)}</span>
      <span role="gridcell">
        {copy.kind === 'sealed' ? t('all.sealed') : <Age view={view} readAtMs={readAtMs} now={now} />}
      </span>
      <span role="gridcell">
        {copy.kind === 'ready' && readAtMs !== null
          ? t(copy.keptIn === 'disk' ? 'overview.disk' : 'overview.memory')
          : t(`overview.why.${whyNotSearched(view)}`)}
      </span>
    </div>
  );
}

function connectionOf(view: InstanceView): Extract<ConnectionKind, 'online' | 'offline' | 'signed_out' | 'connecting'> {
  if (view.session.kind === 'signed-out') return 'signed_out';
  if (view.reach.kind === 'offline') return 'offline';
  return view.sync ? 'connecting' : 'online';
}
