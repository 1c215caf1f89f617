/** Two kept readings side by side: the servers that differ, what differs, and the way to take it along as a file. */
import type { Change, ChangeKind, Comparison, Generation } from '@contract/types/history';
import type { Instance } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { formatCount, formatMoment, sharesMinute } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { Select } from '@renderer/ui/select/select';
import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type ComparedServer, comparisonCsv, exportName, filterServers } from '../model/export';
import { countKinds } from '../model/kinds';
import type { HistoryStore } from '../store/history-store';
import { ChangeKindMark, ChangeLine } from './change-line';
import { valueText } from './change-words';
import styles from './history.module.css';
import { KindFilter } from './kind-filter';
import { useEntryKeys } from './use-entry-keys';

export interface CompareProps {
  readonly store: HistoryStore;
  readonly instance: Instance;
  readonly now: number;
  readonly onOpenServer: (instanceId: string, serverId: number) => void;
  readonly onSave: (name: string, text: string) => void;
}

export function Compare(props: CompareProps) {
  const { store, instance } = props;
  const { t, i18n } = useTranslation('history');
  const { id, code } = instance;
  const generations = useStore(store, (state) => state.generations[id]);
  const compared = useStore(store, (state) => state.compared[id]);
  useEffect(() => void store.readGenerations(id), [store, id]);
  if (!generations) return null;
  if (generations.length < 2) return <EmptyState title={t('compare.few')}>{t('compare.fewText', { code })}</EmptyState>;
  const error = compared?.load.kind === 'failed' ? describeError(compared.load.error, i18n.language) : null;
  return (
    <>
      <Dates {...props} generations={generations} />
      {error ? (
        <div className={styles.inset}>
          <InlineError title={error.title}>{`${error.text} ${error.next}`}</InlineError>
        </div>
      ) : null}
      {compared?.result ? <Result {...props} result={compared.result} /> : null}
    </>
  );
}

function Dates({ store, instance, now, generations }: CompareProps & { readonly generations: readonly Generation[] }) {
  const { t, i18n } = useTranslation('history');
  const { id } = instance;
  const compared = useStore(store, (state) => state.compared[id]);
  const [newest, before] = generations;
  const from = compared?.from ?? before?.id ?? 0;
  const to = compared?.to ?? newest?.id ?? 0;
  const times = generations.map(({ readAtMs }) => readAtMs);
  const options = generations.map((generation) => ({
    value: String(generation.id),
    label: formatMoment(generation.readAtMs, now, i18n.language, sharesMinute(generation.readAtMs, times)),
    detail: t('servers', { count: generation.servers, shown: formatCount(generation.servers, i18n.language) }),
  }));
  const compare = (next: { readonly from: number; readonly to: number }) => void store.compare(id, next.from, next.to);
  return (
    <div className={styles.dates}>
      <span aria-hidden>{t('compare.from')}</span>
      <Select
        size="sm"
        label={t('compare.from')}
        options={options}
        value={String(from)}
        onChange={(value) => compare({ from: Number(value), to })}
      />
      <span aria-hidden>{t('compare.to')}</span>
      <Select
        size="sm"
        label={t('compare.to')}
        options={options}
        value={String(to)}
        onChange={(value) => compare({ from, to: Number(value) })}
      />
      <Button kind="primary" busy={compared?.load.kind === 'loading'} onClick={() => compare({ from, to })}>
        {t('compare.run')}
      </Button>
    </div>
  );
}

/** Servers drawn at a time: two dates may differ in thousands. */
const STEP = 200;

function Result({ instance, now, result, onOpenServer, onSave }: CompareProps & { readonly result: Comparison }) {
  const { t, i18n } = useTranslation('history');
  const [kinds, setKinds] = useState<readonly ChangeKind[]>([]);
  const counts = useMemo(() => countKinds(result.servers.flatMap(({ changes }) => changes)), [result]);
  const servers = useMemo(() => filterServers(result.servers, kinds), [result, kinds]);
  const [drawn, setDrawn] = useState(STEP);
  const onKeyDown = useEntryKeys();
  const { language } = i18n;
  const times = [result.from.readAtMs, result.to.readAtMs] as const;
  const [from, to] = times.map((ms) => formatMoment(ms, now, language, sharesMinute(ms, times)));
  const save = () => {
    const heads = t('export.heads', { returnObjects: true }) as string[];
    const valued = servers.map((server) => ({ ...server, changes: server.changes.map((change) => worded(change, t)) }));
    const words = { heads, kind: ({ kind }: Change) => t(`kind.${kind}`) };
    onSave(exportName(instance, result), comparisonCsv(instance, result, valued, words));
  };
  if (result.servers.length === 0) return <EmptyState title={t('compare.same')}>{t('compare.sameText')}</EmptyState>;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.summary}>
          {t('compare.summary', {
            count: servers.length,
            shown: formatCount(servers.length, language),
            from,
            to,
          })}
        </p>
        <Button icon={Download} onClick={save}>
          {t('export.action')}
        </Button>
      </div>
      <KindFilter kinds={kinds} counts={counts} onChange={setKinds} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears arrow keys that bubble up from the buttons inside */}
      <div className={styles.scroll} onKeyDown={onKeyDown}>
        <ul>
          {servers.slice(0, drawn).map((server) => (
            <ServerDifferences
              key={server.serverId}
              server={server}
              code={instance.code}
              onOpen={() => onOpenServer(instance.id, server.serverId)}
            />
          ))}
        </ul>
        {servers.length > drawn ? (
          <div className={styles.more}>
            <Button onClick={() => setDrawn(drawn + STEP)}>
              {t('compare.more', { shown: formatCount(servers.length - drawn, language) })}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

function worded(change: Change, t: ReturnType<typeof useTranslation<'history'>>['t']): Change {
  const { kind, before, after } = change;
  return { ...change, before: valueText(kind, before, t), after: valueText(kind, after, t) };
}

interface ServerDifferencesProps {
  readonly server: ComparedServer;
  readonly code: string;
  readonly onOpen: () => void;
}

function ServerDifferences({ server, code, onOpen }: ServerDifferencesProps) {
  const { t } = useTranslation('history');
  const name = server.name || t('unnamed', { id: server.serverId });
  return (
    <li className={styles.compared}>
      {server.row === null ? (
        <span className={styles.server} data-gone="">
          {name}
        </span>
      ) : (
        <button
          type="button"
          data-entry=""
          className={styles.server}
          aria-label={t('open', { name, code })}
          onClick={onOpen}
        >
          {name}
        </button>
      )}
      <ul>
        {server.changes.map((change) => (
          <li key={`${change.kind} ${change.part} ${change.before} ${change.after}`} className={styles.comparedChange}>
            <ChangeKindMark kind={change.kind} />
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
    </li>
  );
}
