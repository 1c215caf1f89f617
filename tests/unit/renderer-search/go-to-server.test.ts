import { goToServer } from '@renderer/app/go-to-server';
import type { Stores } from '@renderer/app/stores';
import { type InstanceRacks, NOTHING_READ, type RacksState } from '@renderer/features/racks/store/racks-store';
import type { ServersState } from '@renderer/features/servers/store';
import { expect, test } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { at, rack, row, wall } from '../renderer-racks/make';

const WALL = wall([rack(1, [at(7, 1)])], [row(7)]);
const AMS = 'id-AMS1';

/** Stores with no more than going to a server needs. */
function setUp() {
  const selected: string[] = [];
  const servers = Object.assign(
    createStore<ServersState>(() => ({ open: {} })),
    {
      open: (id: string, serverId: number) => {
        servers.setState({ open: { [id]: { serverId, detail: null, reading: false, error: null } } });
        return Promise.resolve();
      },
    },
  );
  const put = (change: (racks: InstanceRacks) => InstanceRacks): void =>
    racks.setState(({ instances }) => ({ instances: { [AMS]: change(instances[AMS] ?? NOTHING_READ) } }));
  const racks: StoreApi<RacksState> = createStore<RacksState>()(() => ({
    instances: {},
    open: () =>
      put((known) => (known.load.kind === 'idle' ? { ...known, load: { kind: 'loading', sinceMs: 0 } } : known)),
    change: (_, change) => put((known) => ({ ...known, place: change(known.place) })),
    reload: () => undefined,
    markOpen: () => undefined,
    setNumbering: () => Promise.resolve(null),
  }));
  const stores = { instances: { select: (id: string) => selected.push(id) }, servers, racks } as unknown as Stores;
  const arrive = () => put((known) => ({ ...known, load: { kind: 'ready', wall: WALL } }));
  return { stores, selected, servers, racks, arrive, focusId: () => racks.getState().instances[AMS]?.place.focusId };
}

test('its datacenter is shown, its facts are opened, its place is found at once where the racks are there', () => {
  const { stores, selected, servers, arrive, focusId } = setUp();
  arrive();
  goToServer(stores, AMS, 7);
  expect(selected).toEqual([AMS]);
  expect(servers.getState().open[AMS]?.serverId).toBe(7);
  expect(focusId()).toBe(7);
});

test('racks that are still being read are waited for, once', () => {
  const { stores, racks, arrive, focusId } = setUp();
  goToServer(stores, AMS, 7);
  expect(focusId()).toBeNull();
  arrive();
  expect(focusId()).toBe(7);
  racks.getState().change(AMS, (place) => ({ ...place, focusId: 3 }));
  arrive();
  expect(focusId()).toBe(3);
});

test('who opened another server meanwhile is not taken away from it', () => {
  const { stores, servers, arrive, focusId } = setUp();
  goToServer(stores, AMS, 7);
  void servers.open(AMS, 8);
  arrive();
  expect(focusId()).toBeNull();
});
