/** The three groups of a pasted list: found and ticked, ambiguous to pick from, not found. Only lines in sight exist. */
import type { ResolvedItem } from '@contract/types/search';
import { ButtonLink } from '@renderer/ui/button-link/button-link';
import { Checkbox } from '@renderer/ui/checkbox/checkbox';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { OperationGlyph } from '@renderer/ui/glyphs/operation-glyph';
import { StatusMark } from '@renderer/ui/glyphs/status-mark';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { serverKey } from '../model/lines';
import type { ResolvedGroups } from '../model/resolved';
import { useSearchContext } from './context';
import styles from './list.module.css';

type Section = keyof ResolvedGroups;
type ResolvedServer = ResolvedItem['servers'][number];
type ListLine =
  | { readonly kind: 'head'; readonly key: Section; readonly count: number }
  | {
      readonly kind: 'found' | 'candidate';
      readonly key: string;
      readonly item: ResolvedItem;
      readonly server: ResolvedServer;
    }
  | { readonly kind: 'piece' | 'missing'; readonly key: string; readonly item: ResolvedItem };

const SECTIONS = ['ambiguous', 'found', 'missing'] as const satisfies readonly Section[];
const HEIGHTS = { head: 38, found: 28, candidate: 28, piece: 28, missing: 26 } as const;

export interface ListSectionsProps {
  readonly groups: ResolvedGroups;
  readonly ticked: ReadonlySet<string>;
}

export function ListSections({ groups, ticked }: ListSectionsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => listLines(groups), [groups]);
  const getItemKey = useCallback((index: number) => lines[index]?.key ?? index, [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => HEIGHTS[lines[index]?.kind ?? 'missing'],
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.lines} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index];
          return line ? (
            <li key={line.key} data-kind={line.kind} className={styles.line} style={{ top: start, height: size }}>
              <ListLineContent line={line} ticked={ticked} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

/** What needs a decision comes first. */
function listLines(groups: ResolvedGroups): readonly ListLine[] {
  return SECTIONS.flatMap((section): ListLine[] => {
    const items = groups[section];
    if (items.length === 0) return [];
    const head: ListLine = { kind: 'head', key: section, count: items.length };
    return [head, ...items.flatMap((item) => itemLines(section, item))];
  });
}

function itemLines(section: Section, item: ResolvedItem): readonly ListLine[] {
  const key = `${section}/${item.text}`;
  if (section === 'missing') return [{ kind: 'missing', key, item }];
  const servers = item.servers.map(
    (server): ListLine => ({
      kind: section === 'found' ? 'found' : 'candidate',
      key: `${key}/${serverKey(server.instanceId, server.serverId)}`,
      item,
      server,
    }),
  );
  return section === 'found' ? servers : [{ kind: 'piece', key, item }, ...servers];
}

function ListLineContent({ line, ticked }: { readonly line: ListLine; readonly ticked: ReadonlySet<string> }) {
  const { t } = useTranslation('search');
  switch (line.kind) {
    case 'head': {
      const label = line.key === 'missing' ? 'notFound' : line.key;
      return (
        <h2 className={styles.head}>
          {line.key === 'found' ? (
            <OperationGlyph operation="done" />
          ) : (
            <StatusMark tone={line.key === 'ambiguous' ? 'conflict' : 'unknown'} />
          )}
          {t(`list.${label}`)}
          <span className={styles.count}>{line.count}</span>
        </h2>
      );
    }
    case 'piece':
    case 'missing':
      return <span className={styles.pasted}>{line.item.text}</span>;
    case 'found':
    case 'candidate':
      return <ServerChoice item={line.item} server={line.server} ticked={ticked} single={line.kind === 'found'} />;
  }
}

interface ServerChoiceProps {
  readonly item: ResolvedItem;
  readonly server: ResolvedServer;
  readonly ticked: ReadonlySet<string>;
  readonly single: boolean;
}

function ServerChoice({ item, server, ticked, single }: ServerChoiceProps) {
  const { t } = useTranslation('search');
  const { store, byId, onOpen } = useSearchContext();
  const { instanceId, serverId, name, why } = server;
  const instance = byId.get(instanceId)?.instance;
  const key = serverKey(instanceId, serverId);
  return (
    <>
      {single ? (
        <Checkbox
          label={<span className={styles.pasted}>{item.text}</span>}
          checked={ticked.has(key)}
          onCheckedChange={() => store.tickResolved(key)}
        />
      ) : (
        <label className={styles.pick}>
          <input
            type="radio"
            name={item.text}
            aria-label={t('list.pick', { name, code: instance?.code ?? '' })}
            checked={ticked.has(key)}
            onChange={() => store.pickResolved(item.text, key)}
          />
        </label>
      )}
      {instance ? <DatacenterTag code={instance.code} hue={instance.colour} /> : null}
      <ButtonLink aria-label={t('list.open', { name })} onClick={() => onOpen(instanceId, serverId)}>
        {name}
      </ButtonLink>
      <span className={styles.why}>
        {t(`field_name.${why.field}`)} <span className={styles.mono}>{why.text}</span>
      </span>
    </>
  );
}
