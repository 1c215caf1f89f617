/** The heads of the columns: ticking all, and a clock where a value may have changed since it was read. */
import { Icon } from '@renderer/ui/icon/icon';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Line, Tab } from '../model/lines';
import { COLUMNS, FLEETING } from '../model/server-facts';
import { useSearch } from './context';
import styles from './grid.module.css';
import { TickBox } from './tick-box';
import { useTick } from './use-grid-keys';

export interface GridHeadProps {
  readonly lines: readonly Line[];
  readonly tab: Tab;
  readonly lastKnown: boolean;
}

export function GridHead({ lines, tab, lastKnown }: GridHeadProps) {
  switch (tab) {
    case 'all':
    case 'servers':
      return <ServersHead lines={lines} lastKnown={lastKnown} />;
    case 'addresses':
      return <PlainHead kind="address" columns={['kind', 'address', 'server', 'network', 'domain', 'status']} />;
    case 'users':
      return <PlainHead kind="user" columns={['kind', 'email', 'servers', 'roles']} />;
  }
}

type PlainColumn = 'kind' | 'address' | 'server' | 'network' | 'domain' | 'status' | 'email' | 'servers' | 'roles';

function PlainHead({ kind, columns }: { readonly kind: 'address' | 'user'; readonly columns: readonly PlainColumn[] }) {
  const { t } = useTranslation('search');
  return (
    <div role="row" aria-rowindex={1} data-kind={kind} className={styles.head}>
      {columns.map((column) => (
        <span key={column} role="columnheader">
          {t(`columns.${column}`)}
        </span>
      ))}
    </div>
  );
}

function ServersHead({ lines, lastKnown }: Pick<GridHeadProps, 'lines' | 'lastKnown'>) {
  const { t } = useTranslation('search');
  const ticked = useSearch((state) => state.ticked);
  const tick = useTick(lines);
  const servers = lines.filter((line) => line.kind === 'server');
  const count = servers.filter((line) => ticked.has(line.key)).length;
  const all = servers.length > 0 && count === servers.length;
  return (
    <div role="row" aria-rowindex={1} data-kind="server" className={styles.head}>
      <span role="columnheader" aria-label={t('columns.tick')} className={styles.tick} onClick={tick.all}>
        <TickBox ticked={all} some={count > 0 && !all} />
      </span>
      {COLUMNS.map((column) => {
        const name = t(`columns.${column}`);
        const old = lastKnown && FLEETING.has(column);
        return (
          <span
            key={column}
            role="columnheader"
            {...(old ? { 'aria-label': t('columns.lastKnown', { column: name }) } : {})}
          >
            {old ? <Icon of={Clock} size={11} /> : null}
            {name}
          </span>
        );
      })}
    </div>
  );
}
