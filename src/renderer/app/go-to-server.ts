/** Opens a server where it stands: its datacenter, its place in the racks, and its facts beside them. */
import type { InstanceId } from '@contract/types/instance';
import { jumpTo } from '@renderer/features/racks/model/jump';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import type { Stores } from './stores';

export function goToServer(stores: Stores, instanceId: InstanceId, serverId: number): void {
  const { racks } = stores;
  // What was found is what is now: racks of another time would show another truth beside it.
  racks.getState().travel(instanceId, null);
  stores.instances.select(instanceId);
  void stores.servers.open(instanceId, serverId);
  racks.getState().open(instanceId);
  // The racks may still have to be read; a jump that would come after somebody went elsewhere is not made.
  let stop = () => {};
  const jump = () => {
    const { load } = racksOf(racks.getState(), instanceId);
    const isOpen = stores.servers.getState().open[instanceId]?.serverId === serverId;
    if (load.kind === 'loading' && isOpen) return false;
    stop();
    if (load.kind === 'ready' && isOpen) {
      racks.getState().change(instanceId, (place) => jumpTo(place, load.wall, serverId));
    }
    return true;
  };
  if (!jump()) stop = racks.subscribe(jump);
}
