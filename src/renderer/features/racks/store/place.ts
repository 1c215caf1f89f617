/** Where a person is in one datacenter's racks: kept while they look at another one. Pure changes of it. */

import type { Lens } from '../model/lenses';
import { SHELF_KEY } from '../model/rows';

export interface RackPlace {
  /** Null until a row was chosen: the first one is shown. */
  readonly rowKey: string | null;
  readonly scrollLeft: number;
  readonly focusId: number | null;
  /** Where a shift-range starts. */
  readonly anchorId: number | null;
  readonly selection: ReadonlySet<number>;
  readonly lens: Lens;
  /** Chosen legend entries (`lens:value`); empty means everything. */
  readonly filter: readonly string[];
  /** Rooms folded in the navigation; all others are open. */
  readonly folded: ReadonlySet<string>;
}

export const START: RackPlace = {
  rowKey: null,
  scrollLeft: 0,
  focusId: null,
  anchorId: null,
  selection: new Set(),
  lens: 'state',
  filter: [],
  folded: new Set(),
};

export function goToRow(place: RackPlace, rowKey: string): RackPlace {
  return place.rowKey === rowKey ? place : { ...place, rowKey, scrollLeft: 0, focusId: null, anchorId: null };
}

export function withLens(place: RackPlace, lens: Lens): RackPlace {
  return place.lens === lens ? place : { ...place, lens, filter: [] };
}

/** A plain click shows one entry alone, or everything again; `add` (shift) puts it to the others or takes it away. */
export function toggleFilter(place: RackPlace, key: string, add: boolean): RackPlace {
  const chosen = place.filter.includes(key);
  if (add) return { ...place, filter: chosen ? place.filter.filter((one) => one !== key) : [...place.filter, key] };
  return { ...place, filter: chosen && place.filter.length === 1 ? [] : [key] };
}

export function selectOnly(place: RackPlace, id: number): RackPlace {
  return { ...place, focusId: id, anchorId: id, selection: new Set([id]) };
}

export function toggleSelected(place: RackPlace, id: number): RackPlace {
  const selection = new Set(place.selection);
  if (!selection.delete(id)) selection.add(id);
  return { ...place, focusId: id, anchorId: id, selection };
}

/** The range from the anchor; the anchor stays, so that the range can still grow and shrink. */
export function selectRange(place: RackPlace, range: readonly number[], toId: number, add: boolean): RackPlace {
  const selection = add ? new Set([...place.selection, ...range]) : new Set(range);
  return { ...place, focusId: toId, anchorId: place.anchorId ?? toId, selection };
}

/** Esc: first the filter goes, then the selection. */
export function clearOne(place: RackPlace): RackPlace {
  if (place.filter.length > 0) return { ...place, filter: [] };
  return place.selection.size > 0 ? { ...place, selection: new Set(), anchorId: null } : place;
}

/** After a new reading: servers and rows that are gone are forgotten, the rest stays as it was. */
export function keepExisting(
  place: RackPlace,
  servers: ReadonlyMap<number, unknown>,
  rowKeys: ReadonlySet<string>,
): RackPlace {
  const there = (id: number | null) => (id !== null && servers.has(id) ? id : null);
  const rowKey =
    place.rowKey === SHELF_KEY || (place.rowKey !== null && rowKeys.has(place.rowKey)) ? place.rowKey : null;
  return {
    ...place,
    rowKey,
    focusId: there(place.focusId),
    anchorId: there(place.anchorId),
    selection: new Set([...place.selection].filter((id) => servers.has(id))),
  };
}
