/** Under the empty field: datacenters used last, all of them, and pasting a list. The field keeps the focus. */
import type { InstanceView } from '@contract/types/instance';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Icon } from '@renderer/ui/icon/icon';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { ClipboardList, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';

export type LaunchItem =
  | { readonly kind: 'go'; readonly view: InstanceView }
  | { readonly kind: 'all' }
  | { readonly kind: 'paste' };

const MOST_RECENT = 6;

export function launchItems(views: readonly InstanceView[]): readonly LaunchItem[] {
  const go = views.slice(0, MOST_RECENT).map((view): LaunchItem => ({ kind: 'go', view }));
  return [...go, { kind: 'all' }, { kind: 'paste' }];
}

export interface LaunchListProps {
  readonly items: readonly LaunchItem[];
  readonly at: number;
  /** What was asked before, behind the empty field. */
  readonly query: string;
  readonly onChoose: (item: LaunchItem) => void;
}

export const LAUNCH_ID = 'search-launch';

export function launchId(at: number): string {
  return `${LAUNCH_ID}-${at}`;
}

export function LaunchList({ items, at, query, onChoose }: LaunchListProps) {
  const { t } = useTranslation('search');
  return (
    <div id={LAUNCH_ID} role="listbox" aria-label={t('field.list')} className={styles.launch}>
      {items.map((item, index) => (
        <div
          key={item.kind === 'go' ? item.view.instance.id : item.kind}
          id={launchId(index)}
          role="option"
          aria-selected={index === at}
          className={styles.item}
          // The field must keep the focus, or the list would be gone before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <LaunchContent item={item} query={query} />
          {index === at ? <Kbd keys="Enter" className={styles.key ?? ''} /> : null}
        </div>
      ))}
    </div>
  );
}

function LaunchContent({ item, query }: { readonly item: LaunchItem; readonly query: string }) {
  const { t } = useTranslation('search');
  switch (item.kind) {
    case 'go':
      return (
        <>
          <span className={styles.strip} style={{ background: hueColour(item.view.instance.colour) }} />
          {t('field.goTo', { code: item.view.instance.code })}
          <span className={styles.quiet}>{item.view.instance.name}</span>
        </>
      );
    case 'all':
      return (
        <>
          <Icon of={Layers} size={13} />
          {query.trim() === '' ? t('field.all') : t('field.results', { query })}
        </>
      );
    case 'paste':
      return (
        <>
          <Icon of={ClipboardList} size={13} />
          {t('field.paste')}
        </>
      );
  }
}
