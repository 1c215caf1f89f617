/** What the columns show of a server, and which finds no column shows. */
import type { SearchField, SearchMatch, ServerHit } from '@contract/types/search';
import type { ServerRow } from '@contract/types/server';
import type { ServerStateKind } from '@renderer/ui/glyphs/server-state-glyph';
import { isFoundIn } from './highlight';

export const COLUMNS = ['state', 'name', 'ipv4', 'location', 'configuration', 'power', 'ports', 'owner'] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns whose value may have changed since it was read. */
export const FLEETING: ReadonlySet<Column> = new Set(['state', 'power', 'ports']);

/** The most urgent of what is true of a server. Overlaps are seen only where racks are drawn. */
export function stateKindOf(row: ServerRow): ServerStateKind {
  if (row.operation?.phase === 'failed') return 'failed';
  if (row.state === 'suspend_error' || row.state === 'resume_error') return row.state;
  if (row.operation?.phase === 'running') return 'running';
  if (row.state === 'suspending' || row.state === 'resuming' || row.state === 'suspended') return row.state;
  return row.isNew ? 'new' : row.state;
}

/**
 * `B4-04 U23`, `B4-04 chs-02/4`; null without a rack. Only the unit the instance names: which units a taller server
 * covers depends on how that instance counts, and a list over many of them does not know.
 */
export function locationText(row: ServerRow): string | null {
  if (row.rackName === null) return null;
  if (row.slot !== null) return `${row.rackName} ${row.chassisName ?? ''}/${row.slot}`;
  return row.unit === null ? row.rackName : `${row.rackName} U${row.unit}`;
}

/** The field of a find is main's word; power is found among the states, as `power off`. */
const COLUMN_OF: Partial<Record<SearchField, Column>> = {
  state: 'state',
  name: 'name',
  address: 'ipv4',
  rack: 'location',
  chassis: 'location',
  configuration: 'configuration',
  owner: 'owner',
};

function shownText(column: Column, row: ServerRow): string | null {
  switch (column) {
    case 'name':
      return row.name;
    case 'ipv4':
      return row.mainIpv4;
    case 'location':
      return locationText(row);
    case 'configuration':
      return row.configuration;
    case 'owner':
      return row.owner;
    case 'state':
      // Of the states found in it the column shows but one.
      return row.state === stateKindOf(row) ? row.state : null;
    case 'power':
      return `power ${row.power}`;
    case 'ports':
      return null;
  }
}

export interface Finds {
  readonly columns: ReadonlySet<Column>;
  /** Finds that no column shows, each once: they stand under the name as the reason for the result. */
  readonly reasons: readonly SearchMatch[];
}

/** Columns that show a text of the server as it is. */
const TEXTS = ['name', 'ipv4', 'location', 'configuration', 'owner'] as const;

/**
 * What a column shows of the words needs no telling: where `ops@halcyon` stands in the row, that its domain has the word
 * too would only make every row twice as high.
 */
export function findsOf({ row, matches }: ServerHit, words: readonly string[]): Finds {
  const showing = (word: string) => TEXTS.filter((column) => isFoundIn(shownText(column, row) ?? '', [word]));
  const columns = new Set<Column>();
  const reasons = new Map<string, SearchMatch>();
  for (const match of matches) {
    const column = match.text === `power ${row.power}` ? 'power' : COLUMN_OF[match.field];
    if (column && shownText(column, row)?.includes(match.text)) {
      columns.add(column);
      continue;
    }
    const shown = words.filter((word) => isFoundIn(match.text, [word])).map(showing);
    if (shown.length > 0 && shown.every((places) => places.length > 0)) {
      for (const place of shown.flat()) columns.add(place);
    } else reasons.set(`${match.field} ${match.text}`, match);
  }
  return { columns, reasons: [...reasons.values()] };
}
