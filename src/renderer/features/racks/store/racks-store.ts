/** Racks of every datacenter as last read, and where the person is in each. Main owns the truth; this projects it. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { Generation } from '@contract/types/history';
import type { InstanceId } from '@contract/types/instance';
import type { RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { readJsonText } from '@renderer/bridge/json-text';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { allRows, rowKey } from '../model/rows';
import { keepExisting, type RackPlace, START } from './place';

export type RacksLoad =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly sinceMs: number }
  | { readonly kind: 'ready'; readonly wall: RackWall }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface InstanceRacks {
  readonly load: RacksLoad;
  /** By server id: the wall's rows, with every server read since. */
  readonly rows: ReadonlyMap<number, ServerRow>;
  /** Servers whose units others claim too. */
  readonly overlapping: ReadonlySet<number>;
  readonly place: RackPlace;
  /** The server open in the panel beside the racks. */
  readonly openServerId: number | null;
  /** The reading that is shown instead of the last one. Nothing changes in it any more. */
  readonly asOf: Generation | null;
  /** Servers somebody here has pinned. */
  readonly pinned: ReadonlySet<number>;
}

export interface RacksState {
  readonly instances: Readonly<Record<InstanceId, InstanceRacks>>;
  /** Reads the wall unless that was done or is under way. */
  open(id: InstanceId): void;
  /** Reads it again; what is shown stays until the answer is there. */
  reload(id: InstanceId): void;
  change(id: InstanceId, change: (place: RackPlace) => RackPlace): void;
  markOpen(id: InstanceId, serverId: number | null): void;
  markPinned(id: InstanceId, serverIds: ReadonlySet<number>): void;
  /** Shows a kept reading, or with null the last one again. */
  travel(id: InstanceId, to: Generation | null): void;
  /** Lets go of everything of a copy that may not be shown any more. */
  forget(id: InstanceId): void;
  setNumbering(id: InstanceId, numbering: Omit<UnitNumbering, 'source'> | null): Promise<AppError | null>;
}

export type RacksStore = StoreApi<RacksState> & { readonly dispose: () => void };

export const NOTHING_READ: InstanceRacks = {
  load: { kind: 'idle' },
  rows: new Map(),
  overlapping: new Set(),
  place: START,
  openServerId: null,
  asOf: null,
  pinned: new Set(),
};

export function racksOf(state: RacksState, id: InstanceId): InstanceRacks {
  return state.instances[id] ?? NOTHING_READ;
}

export function createRacksStore(bridge: Bridge, nowMs: () => number = Date.now): RacksStore {
  /** Number of the latest read per instance: an answer that was overtaken is dropped. */
  const latest = new Map<InstanceId, number>();

  const store = createStore<RacksState>()((set, get) => {
    const update = (id: InstanceId, change: (racks: InstanceRacks) => InstanceRacks) =>
      set(({ instances }) => ({ instances: { ...instances, [id]: change(instances[id] ?? NOTHING_READ) } }));

    const read = async (id: InstanceId): Promise<void> => {
      const turn = (latest.get(id) ?? 0) + 1;
      latest.set(id, turn);
      update(id, (racks) =>
        racks.load.kind === 'ready' ? racks : { ...racks, load: { kind: 'loading', sinceMs: nowMs() } },
      );
      const asOf = racksOf(get(), id).asOf?.id ?? null;
      const answer = await bridge.call('racks.wall', { id, asOf });
      if (latest.get(id) !== turn) return;
      update(id, (racks) =>
        answer.ok ? withWall(racks, readJsonText(answer.value)) : withFailure(racks, answer.error),
      );
    };

    return {
      instances: {},
      open: (id) => {
        if (racksOf(get(), id).load.kind === 'idle') void read(id);
      },
      reload: (id) => void read(id),
      change: (id, change) =>
        update(id, (racks) => {
          const place = change(racks.place);
          return place === racks.place ? racks : { ...racks, place };
        }),
      markOpen: (id, openServerId) => update(id, (racks) => ({ ...racks, openServerId })),
      markPinned: (id, pinned) => update(id, (racks) => ({ ...racks, pinned })),
      travel: (id, asOf) => {
        if (racksOf(get(), id).asOf?.id === asOf?.id) return;
        // What is shown belongs to another time: it goes before the answer comes.
        update(id, (racks) => ({ ...racks, asOf, load: { kind: 'idle' } }));
        void read(id);
      },
      forget: (id) => {
        latest.set(id, (latest.get(id) ?? 0) + 1);
        set(({ instances }) => {
          const { [id]: _, ...others } = instances;
          return { instances: others };
        });
      },
      setNumbering: async (id, numbering) => {
        const answer = await bridge.call('racks.setNumbering', { id, numbering });
        if (!answer.ok) return answer.error;
        await read(id);
        return null;
      },
    };
  });
  return Object.assign(store, { dispose: listen(bridge, store) });
}

/** Instances nobody has looked at yet are left alone: they are read when they are opened. */
function listen(bridge: Bridge, store: StoreApi<RacksState>): () => void {
  const stops = [
    bridge.on('inventory.replaced', ({ instanceId, readAtMs, differs }) => {
      const racks = racksOf(store.getState(), instanceId);
      if (racks.load.kind === 'idle' || racks.asOf !== null) return;
      if (racks.load.kind !== 'ready' || differs) return store.getState().reload(instanceId);
      // Nothing was found changed: only the age of what is shown is another one.
      const confirmed = { ...racks, load: { ...racks.load, wall: { ...racks.load.wall, readAtMs } } };
      store.setState(({ instances }) => ({ instances: { ...instances, [instanceId]: confirmed } }));
    }),
    bridge.on('servers.changed', ({ instanceId, rows }) => {
      const racks = racksOf(store.getState(), instanceId);
      if (racks.load.kind !== 'ready' || racks.asOf !== null) return;
      const patched = withRows(racks, rows);
      store.setState(({ instances }) => ({ instances: { ...instances, [instanceId]: patched } }));
      if (rows.some((row) => isMoved(racks.rows.get(row.id), row))) store.getState().reload(instanceId);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function withWall(racks: InstanceRacks, wall: RackWall): InstanceRacks {
  const rows = new Map(wall.servers.map((row) => [row.id, row]));
  const keys = new Set(allRows(wall).map(rowKey));
  return {
    ...racks,
    load: { kind: 'ready', wall },
    rows,
    overlapping: new Set(wall.attention.overlaps),
    place: keepExisting(racks.place, rows, keys, new Set(wall.racks.map(({ id }) => id))),
  };
}

/** An old wall is better than none: its age is on the screen. */
function withFailure(racks: InstanceRacks, error: AppError): InstanceRacks {
  return racks.load.kind === 'ready' ? racks : { ...racks, load: { kind: 'failed', error } };
}

function withRows(racks: InstanceRacks, changed: readonly ServerRow[]): InstanceRacks {
  const rows = new Map(racks.rows);
  for (const row of changed) rows.set(row.id, row);
  return { ...racks, rows };
}

/** Whether the drawing itself is out of date: a new server, or one that stands elsewhere now. */
function isMoved(before: ServerRow | undefined, after: ServerRow): boolean {
  if (!before) return true;
  const keys = ['rackId', 'rackName', 'unit', 'sizeUnits', 'chassisId', 'slot'] as const;
  return keys.some((key) => before[key] !== after[key]);
}
