/** Where a person is in one datacenter's racks: kept while they look at another one. Pure changes of it. */

import { FLOOR_SCALES, type FloorScale } from '../model/floor';
import type { Lens } from '../model/lenses';
import { SHELF_KEY } from '../model/rows';

/** All racks as small tiles, or one row of them in full. */
export type Zoom = 'floor' | 'row';

export interface RackPlace {
  readonly zoom: Zoom;
  readonly floorScale: FloorScale;
  /** On the floor how full racks are comes first; a lens of servers takes its place. */
  readonly floorLens: Lens | 'occupancy';
  /** The rack that has the focus on the floor. */
  readonly rackId: number | null;
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
  zoom: 'row',
  floorScale: 2,
  floorLens: 'occupancy',
  rackId: null,
  rowKey: null,
  scrollLeft: 0,
  focusId: null,
  anchorId: null,
  selection: new Set(),
  lens: 'state',
  filter: [],
  folded: new Set(),
};

/** A row is always seen in full. */
export function goToRow(place: RackPlace, rowKey: string): RackPlace {
  if (place.rowKey !== rowKey) return { ...place, zoom: 'row', rowKey, scrollLeft: 0, focusId: null, anchorId: null };
  return place.zoom === 'row' ? place : { ...place, zoom: 'row' };
}

export function goToFloor(place: RackPlace): RackPlace {
  return place.zoom === 'floor' ? place : { ...place, zoom: 'floor', filter: [] };
}

/** From the floor into a rack: its row, with the rack in sight and its topmost server in focus. */
export function enterRack(place: RackPlace, rowKey: string, rackId: number, firstServerId: number | null): RackPlace {
  return { ...goToRow(place, rowKey), rackId, focusId: firstServerId, anchorId: firstServerId, filter: [] };
}

/** A step nearer or farther; null past the nearest, where the row itself begins. */
export function zoomedFloor(place: RackPlace, step: 1 | -1): RackPlace | null {
  const at = FLOOR_SCALES.indexOf(place.floorScale) + step;
  const floorScale = FLOOR_SCALES[at];
  if (floorScale !== undefined) return { ...place, floorScale };
  return step > 0 ? null : place;
}

export function withFloorLens(place: RackPlace, floorLens: Lens | 'occupancy'): RackPlace {
  return place.floorLens === floorLens ? place : { ...place, floorLens, filter: [] };
}

/** All servers of a rack, to the others or instead of them; those that are all selected already are taken away. */
export function selectServers(place: RackPlace, ids: readonly number[], add: boolean): RackPlace {
  const all = ids.length > 0 && ids.every((id) => place.selection.has(id));
  if (add && all) return { ...place, selection: new Set([...place.selection].filter((id) => !ids.includes(id))) };
  return { ...place, selection: new Set(add ? [...place.selection, ...ids] : ids) };
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
  rackIds: ReadonlySet<number>,
): RackPlace {
  const there = (id: number | null) => (id !== null && servers.has(id) ? id : null);
  const rowKey =
    place.rowKey === SHELF_KEY || (place.rowKey !== null && rowKeys.has(place.rowKey)) ? place.rowKey : null;
  return {
    ...place,
    rowKey,
    rackId: place.rackId !== null && rackIds.has(place.rackId) ? place.rackId : null,
    focusId: there(place.focusId),
    anchorId: there(place.anchorId),
    selection: new Set([...place.selection].filter((id) => servers.has(id))),
  };
}
