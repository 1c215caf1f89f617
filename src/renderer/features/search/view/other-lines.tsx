/** Lines that are no servers: a datacenter to go to, a group's head, addresses, users, and what else there is. */
import { formatCount } from '@renderer/lib/time';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Icon } from '@renderer/ui/icon/icon';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { CornerDownRight, Hash, User } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../model/lines';
import { Age } from './age';
import { useSearchContext } from './context';
import styles from './grid.module.css';
import { Marked } from './marked';

type LineOf<K extends Line['kind']> = Extract<Line, { readonly kind: K }>;

export function GoLine({ line, entered }: { readonly line: LineOf<'go'>; readonly entered: boolean }) {
  const { t } = useTranslation('search');
  const view = useSearchContext().byId.get(line.instanceId);
  if (!view) return null;
  const { code, name, colour } = view.instance;
  return (
    <span role="gridcell" className={styles.go}>
      <span className={styles.strip} style={{ background: hueColour(colour) }} />
      <Icon of={CornerDownRight} size={13} className={styles.goIcon} />
      <b>{t('field.goTo', { code })}</b>
      <span className={styles.quiet}>{name}</span>
      {entered ? <Kbd keys="Enter" className={styles.goKey ?? ''} /> : null}
    </span>
  );
}

export function GroupLine({ line }: { readonly line: LineOf<'group'> }) {
  const { t } = useTranslation('search');
  const { byId, now } = useSearchContext();
  const view = byId.get(line.instanceId);
  if (!view) return null;
  const { code, name, colour } = view.instance;
  return (
    <span role="rowheader" className={styles.groupHead}>
      <span className={styles.strip} style={{ background: hueColour(colour) }} />
      <span className={styles.code}>{code}</span>
      <span className={styles.groupName}>{name}</span>
      <span className={styles.quiet}>{t('head.results', { count: line.total })}</span>
      <Age view={view} readAtMs={line.readAtMs} now={now} />
    </span>
  );
}

interface HitProps<K extends 'address' | 'user'> {
  readonly line: LineOf<K>;
  readonly words: readonly string[];
}

const STATUSES: ReadonlySet<string> = new Set([
  'ok',
  'allocating',
  'in_progress',
  'deleting',
  'fail',
  'allocation_fail',
  'unknown',
]);

export const AddressLine = memo(function AddressLine({ line: { hit }, words }: HitProps<'address'>) {
  const { t } = useTranslation('search');
  return (
    <>
      <span role="gridcell" className={styles.kind}>
        <Icon of={Hash} size={12} />
        {t('row.address')}
      </span>
      <span role="gridcell" className={styles.mono}>
        <Marked text={hit.address} words={words} room={40} />
      </span>
      <span role="gridcell" className={hit.server === null ? styles.absent : undefined}>
        {hit.server === null ? t('row.free') : <Marked text={hit.server} words={words} room={20} />}
      </span>
      <span role="gridcell" className={hit.network === null ? styles.absent : styles.mono}>
        {hit.network === null ? t('row.noNetwork') : <Marked text={hit.network} words={words} />}
      </span>
      <span role="gridcell" className={hit.domain === null ? styles.absent : undefined}>
        {hit.domain === null ? t('row.noDomain') : <Marked text={hit.domain} words={words} room={30} />}
      </span>
      <span role="gridcell">{STATUSES.has(hit.status) ? t(`status.${hit.status as 'ok'}`) : hit.status}</span>
    </>
  );
});

export const UserLine = memo(function UserLine({ line: { hit }, words }: HitProps<'user'>) {
  const { t } = useTranslation('search');
  return (
    <>
      <span role="gridcell" className={styles.kind}>
        <Icon of={User} size={12} />
        {t('row.user')}
      </span>
      <span role="gridcell" className={styles.wide}>
        <Marked text={hit.email} words={words} room={40} />
      </span>
      <span role="gridcell">
        {hit.serverCount === null ? t('row.serversUnknown') : t('row.servers', { count: hit.serverCount })}
      </span>
      <span role="gridcell" className={hit.roles.length === 0 ? styles.absent : styles.wide}>
        {hit.roles.length === 0 ? t('row.noRoles') : <Marked text={hit.roles.join(', ')} words={words} />}
      </span>
    </>
  );
});

export function MoreLine({ line }: { readonly line: LineOf<'more'> }) {
  const { t, i18n } = useTranslation('search');
  const code = useSearchContext().byId.get(line.instanceId)?.instance.code ?? '';
  return (
    <span role="gridcell" className={styles.more}>
      {t(`more.${line.list}`, { count: line.next, code })}
      {line.next < line.rest ? (
        <span className={styles.quiet}>
          {t('more.of', { rest: formatCount(line.rest - line.next, i18n.language) })}
        </span>
      ) : null}
    </span>
  );
}
