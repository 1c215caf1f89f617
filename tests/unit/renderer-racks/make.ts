/** Rows, walls and a bridge that answers what a test puts in it. */
import { fail, type Result } from '@contract/errors';
import type { Bridge, EventName, Events } from '@contract/types/calls';
import type { RackCell, RackElevation, RackWall } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';

const BARE: ServerRow = {
  id: 1,
  name: 'ds-1',
  domain: null,
  state: 'ok',
  power: 'on',
  operation: null,
  isNew: false,
  hasDiagErrors: false,
  owner: null,
  configuration: null,
  os: null,
  mainIpv4: null,
  bmcAddress: null,
  bmcStatus: 'unknown',
  hasWebConsole: false,
  portsUp: 0,
  portsTotal: 0,
  locationName: null,
  rackId: 1,
  rackName: 'A-1',
  unit: null,
  sizeUnits: 1,
  platformType: null,
  chassisId: null,
  slot: null,
  rackSizeUnits: null,
  chassisName: null,
  chassisSizeUnits: null,
  chassisSlotCount: null,
};

export function row(id: number, fields: Partial<ServerRow> = {}): ServerRow {
  return { ...BARE, id, name: `ds-${id}`, ...fields };
}

export function at(serverId: number, from: number, units = 1): RackCell {
  return { kind: 'server', serverId, from, units };
}

export function rack(id: number, cells: readonly RackCell[], fields: Partial<RackElevation> = {}): RackElevation {
  return {
    id,
    name: `A-${id}`,
    room: 'A',
    row: '1',
    size: 42,
    sizeAssumed: false,
    cells,
    freeRuns: [],
    usedUnits: 0,
    freeUnits: 42,
    largestFree: 42,
    misplaced: [],
    ...fields,
  };
}

export function wall(racks: readonly RackElevation[], servers: readonly ServerRow[], fields: Partial<RackWall> = {}) {
  const rows = racks.map(({ id, room, row: name }) => ({
    room,
    row: name,
    rackIds: [id],
    serverCount: 0,
    occupancy: 0,
  }));
  const none: readonly number[] = [];
  return {
    instanceId: 'one',
    readAtMs: 0,
    numbering: { direction: 'bottom-up', anchor: 'lowest', source: 'assumed' },
    rackListRead: true,
    rooms: [{ room: 'A', rows, serverCount: 0, occupancy: 0 }],
    racks,
    servers,
    unracked: none,
    attention: { overlaps: none, stateErrors: none, failedOperations: none, newServers: none, misplaced: none },
    ...fields,
  } satisfies RackWall as RackWall;
}

/** Answers wait until the test gives them, in any order. */
export function fakeBridge() {
  const waiting: { name: string; input: unknown; answer: (result: Result<never>) => void }[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const bridge: Bridge = {
    call: (name, input) => new Promise((resolve) => waiting.push({ name, input, answer: resolve as never })),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
  };
  return {
    bridge,
    waiting,
    emit: <N extends EventName>(event: N, payload: Events[N]) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    listenerCount: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    answer: async (index: number, value: unknown) => {
      const { name } = waiting[index] ?? {};
      // Walls cross the processes as text.
      waiting[index]?.answer({ ok: true, value: (name === 'racks.wall' ? JSON.stringify(value) : value) as never });
      await Promise.resolve();
    },
    refuse: async (index: number) => {
      waiting[index]?.answer(fail('inventory.not-read', {}));
      await Promise.resolve();
    },
  };
}
