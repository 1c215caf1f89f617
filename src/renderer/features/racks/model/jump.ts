/** Going to a server wherever it is: its row with the focus on it, or the shelf of servers without a place. */
import type { RackWall } from '@contract/types/rack';
import { placesOfServers } from '@renderer/lib/server-line/place-text';
import type { RackPlace } from '../store/place';
import { rowKey, SHELF_KEY } from './rows';

export function jumpTo(place: RackPlace, wall: RackWall, serverId: number): RackPlace {
  const found = placesOfServers(wall.racks).get(serverId);
  const key = found?.span ? rowKey(found.rack) : SHELF_KEY;
  const scrollLeft = key === place.rowKey ? place.scrollLeft : 0;
  return { ...place, rowKey: key, scrollLeft, focusId: serverId, anchorId: serverId };
}
