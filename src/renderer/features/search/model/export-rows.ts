/** The results as a table to take along: the rows that are shown, in their order, under their datacenters. */
import type { InstanceId, InstanceView } from '@contract/types/instance';
import type { ResolveAnswer, SearchAnswer } from '@contract/types/search';
import type { ServerRow } from '@contract/types/server';
import type { ExportBlock, ExportTable } from './export-table';
import { type Line, serverKey, type Tab } from './lines';
import type { TickedServer } from './search-state';
import { locationText, stateKindOf } from './server-facts';

/** Words the table needs; the caller has them in the language of the window. */
export interface ExportWords {
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly state: Readonly<Record<string, string>>;
  readonly power: Readonly<Record<string, string>>;
}

export interface ExportSource {
  readonly views: readonly InstanceView[];
  readonly words: ExportWords;
}

const SERVER_COLUMNS = ['state', 'name', 'id', 'ipv4', 'location', 'configuration', 'power', 'ports', 'owner'] as const;
const NAME_AT = SERVER_COLUMNS.indexOf('name');
const MIXED_COLUMNS = [...SERVER_COLUMNS, 'kind', 'value', 'found'] as const;
const ADDRESS_COLUMNS = ['address', 'server', 'network', 'domain', 'status'] as const;
const USER_COLUMNS = ['email', 'id', 'servers', 'roles'] as const;

/** A moment that sorts and that no locale misreads. */
export function moment(ms: number | null, { t }: ExportWords): string {
  return ms === null ? t('export.neverRead') : new Date(ms).toISOString();
}

function serverCells(row: ServerRow, { state, power }: ExportWords): string[] {
  return [
    state[stateKindOf(row)] ?? row.state,
    row.name,
    String(row.id),
    row.mainIpv4 ?? '',
    locationText(row) ?? '',
    row.configuration ?? '',
    power[row.power] ?? row.power,
    row.portsTotal === 0 ? '' : `${row.portsUp} / ${row.portsTotal}`,
    row.owner ?? '',
  ];
}

function cellsOf(line: Line, tab: Tab, words: ExportWords): readonly string[] | null {
  const { t } = words;
  const blank = SERVER_COLUMNS.map(() => '');
  switch (line.kind) {
    case 'server': {
      const cells = serverCells(line.hit.row, words);
      const found = line.hit.matches.map(({ field, text }) => `${t(`field_name.${field}`)} ${text}`).join('; ');
      return tab === 'all' ? [...cells, t('columns.server'), '', found] : [...cells, found];
    }
    case 'address': {
      const { address, server, network, domain, status } = line.hit;
      if (tab === 'all')
        return [
          ...blank.map((cell, index) => (index === NAME_AT ? (server ?? cell) : cell)),
          t('row.address'),
          address,
          '',
        ];
      return [address, server ?? '', network ?? '', domain ?? '', status];
    }
    case 'user': {
      const { email, id, serverCount, roles } = line.hit;
      if (tab === 'all') return [...blank, t('row.user'), email, ''];
      return [email, String(id), serverCount === null ? '' : String(serverCount), roles.join('; ')];
    }
    case 'go':
    case 'group':
    case 'more':
      return null;
  }
}

function columnsOf(tab: Tab): readonly string[] {
  switch (tab) {
    case 'all':
      return MIXED_COLUMNS;
    case 'servers':
      return [...SERVER_COLUMNS, 'found'];
    case 'addresses':
      return ADDRESS_COLUMNS;
    case 'users':
      return USER_COLUMNS;
  }
}

export function resultsTable(
  lines: readonly Line[],
  tab: Tab,
  answer: SearchAnswer,
  source: ExportSource,
): ExportTable {
  const { words, views } = source;
  const blocks = lines.flatMap((group): ExportBlock[] => {
    if (group.kind !== 'group') return [];
    const view = views.find(({ instance }) => instance.id === group.instanceId);
    const rows = lines.flatMap((line) => {
      const cells = line.instanceId === group.instanceId ? cellsOf(line, tab, words) : null;
      return cells ? [cells] : [];
    });
    const shown = words.t('export.shownOf', { shown: rows.length, total: group.total });
    const facts = [
      ...instanceFacts(view, group.readAtMs, words),
      [words.t('export.query'), answer.query],
      [words.t('export.shown'), shown],
    ] as const;
    return [{ facts, rows }];
  });
  return { columns: columnsOf(tab).map((column) => words.t(`columns.${column}`)), blocks };
}

/** The ticked servers, whatever they were found with. */
export function ticksTable(ticked: ReadonlyMap<string, TickedServer>, source: ExportSource): ExportTable {
  const { words, views } = source;
  const blocks = views.flatMap((view): ExportBlock[] => {
    const rows = [...ticked.values()].filter(({ instanceId }) => instanceId === view.instance.id);
    if (rows.length === 0) return [];
    const facts = instanceFacts(view, view.readAtMs, words);
    return [{ facts, rows: rows.map(({ row }) => serverCells(row, words)) }];
  });
  return { columns: SERVER_COLUMNS.map((column) => words.t(`columns.${column}`)), blocks };
}

/** The ticked servers of a pasted list, with what was pasted for each. */
export function listTable(answer: ResolveAnswer, ticked: ReadonlySet<string>, source: ExportSource): ExportTable {
  const { words, views } = source;
  const { t } = words;
  const blocks = views.flatMap((view): ExportBlock[] => {
    const { id } = view.instance;
    const rows = answer.items.flatMap(({ text, servers }) =>
      servers
        .filter(({ instanceId, serverId }) => instanceId === id && ticked.has(serverKey(instanceId, serverId)))
        .map(({ name, serverId, why }) => [
          text,
          name,
          String(serverId),
          `${t(`field_name.${why.field}`)} ${why.text}`,
        ]),
    );
    return rows.length === 0 ? [] : [{ facts: instanceFacts(view, view.readAtMs, words), rows }];
  });
  return { columns: ['pasted', 'server', 'id', 'found'].map((column) => t(`columns.${column}`)), blocks };
}

function instanceFacts(
  view: InstanceView | undefined,
  readAtMs: number | null,
  words: ExportWords,
): readonly (readonly [string, string])[] {
  const { t } = words;
  return [
    [t('export.datacenter'), view?.instance.name ?? ''],
    [t('export.code'), view?.instance.code ?? ''],
    [t('export.readAt'), moment(readAtMs, words)],
  ];
}

export function codesOf(ids: Iterable<InstanceId>, views: readonly InstanceView[]): readonly string[] {
  const known = new Set(ids);
  return views.flatMap(({ instance }) => (known.has(instance.id) ? [instance.code] : []));
}
