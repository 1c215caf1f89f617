import { goToServer } from '@renderer/app/go-to-server';
import type { Stores } from '@renderer/app/stores';
import { type InstanceRacks, NOTHING_READ, type RacksState } from '@renderer/features/racks/store/racks-store';
import { expect, test } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { at, rack, row, wall } from '../renderer-racks/make';

const WALL = wall([rack(1, [at(7, 1)])], [row(7)]);
const AMS = 'id-AMS1';

type NeededRacks = Pick<RacksState, 'instances' | 'open' | 'change' | 'travel'>;

/** Stores with no more than going to a server needs. */
function setUp() {
  const selected: string[] = [];
  const opened = createStore<{ open: Record<string, { serverId: number }> }>(() => ({ open: {} }));
  const open = (id: string, serverId: number) => {
    opened.setState({ open: { [id]: { serverId } } });
    return Promise.resolve();
  };
  const servers = Object.assign(opened, { open });
  const known = () => racks.getState().instances[AMS] ?? NOTHING_READ;
  const put = (next: InstanceRacks) => racks.setState({ instances: { [AMS]: next } });
  const racks: StoreApi<NeededRacks> = createStore<NeededRacks>(() => ({
    instances: {},
    open: () => {
      if (known().load.kind === 'idle') put({ ...known(), load: { kind: 'loading', sinceMs: 0 } });
    },
    travel: (_, asOf) => {
      if (known().asOf !== asOf) put({ ...NOTHING_READ, asOf });
    },
    change: (_, change) => put({ ...known(), place: change(known().place) }),
  }));
  const stores = { instances: { select: (id: string) => selected.push(id) }, servers, racks } as unknown as Stores;
  const arrive = () => put({ ...known(), load: { kind: 'ready', wall: WALL } });
  return { stores, selected, servers, racks, put, known, arrive, focusId: () => known().place.focusId };
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

test('racks of another time are left first: the server is found where it stands now', () => {
  const { stores, put, known, arrive, focusId } = setUp();
  const past = { id: 4, readAtMs: 1, servers: 1, changes: 0 };
  put({ ...NOTHING_READ, asOf: past, load: { kind: 'ready', wall: wall([], []) } });
  goToServer(stores, AMS, 7);
  expect(known().asOf).toBeNull();
  expect(focusId()).toBeNull();
  arrive();
  expect(focusId()).toBe(7);
});
