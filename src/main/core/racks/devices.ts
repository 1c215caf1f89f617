/** What stands in a rack: servers, and chassis put together from the blades that name them. */
import type { ServerRow } from '@contract/types/server';
import { ASSUMED_HEIGHT, heightInHalves, unitInHalves } from './halves';

/** More slots than any chassis has: a larger count is a slip, and drawing it would hang the window. */
const MAX_SLOTS = 128;

interface DeviceBase<R> {
  /** Null when nothing says in which rack it stands. */
  readonly rack: R | null;
  /** In half units, as numbered by the instance; null when not reported. */
  readonly unit: number | null;
  /** In half units. */
  readonly height: number;
  readonly label: string;
  /** Every server that goes where this device goes, in the order of their ids. */
  readonly serverIds: readonly number[];
}
export interface ServerDevice<R> extends DeviceBase<R> {
  readonly kind: 'server';
}
export interface ChassisDevice<R> extends DeviceBase<R> {
  readonly kind: 'chassis';
  readonly chassisId: number;
  readonly slots: readonly (number | null)[];
  readonly unplaced: readonly number[];
}
export type Device<R> = ServerDevice<R> | ChassisDevice<R>;

/** One device per stand-alone server and one per chassis. `rackOf` names the rack a server speaks of. */
export function gatherDevices<R>(servers: readonly ServerRow[], rackOf: (server: ServerRow) => R | null): Device<R>[] {
  const devices: Device<R>[] = [];
  const chassis = new Map<number | string, ServerRow[]>();
  for (const server of servers) {
    const key = chassisKey(server);
    if (key === null) devices.push(serverDevice(server, rackOf(server)));
    else addTo(chassis, key, server);
  }
  let namelessId = 0;
  for (const blades of chassis.values()) {
    namelessId -= 1;
    devices.push(chassisDevice(blades, rackOf, namelessId));
  }
  return devices;
}

/** A chassis without an id is known by its name, and then only within the rack it names. */
function chassisKey(server: ServerRow): number | string | null {
  const { chassisId, chassisName, rackId, rackName } = server;
  if (chassisId !== null) return chassisId;
  return chassisName === null ? null : `${chassisName}\u0000${rackId ?? ''}\u0000${rackName ?? ''}`;
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function serverDevice<R>(server: ServerRow, rack: R | null): ServerDevice<R> {
  return {
    kind: 'server',
    rack,
    unit: unitInHalves(server.unit),
    height: heightInHalves(server.sizeUnits) ?? ASSUMED_HEIGHT,
    label: server.name,
    serverIds: [server.id],
  };
}

/** Blades may or may not carry the chassis's rack and unit: what most of those that do agree on holds for all. */
function chassisDevice<R>(
  unsorted: readonly ServerRow[],
  rackOf: (server: ServerRow) => R | null,
  namelessId: number,
): ChassisDevice<R> {
  const blades = unsorted.toSorted((a, b) => a.id - b.id);
  const rack = mostNamed(blades.map(rackOf));
  const inRack = blades.filter((blade) => rackOf(blade) === rack);
  const { slots, unplaced } = fillSlots(blades);
  return {
    kind: 'chassis',
    rack,
    unit: mostNamed(inRack.map((blade) => unitInHalves(blade.unit))),
    height: firstKnown(blades, (blade) => heightInHalves(blade.chassisSizeUnits)) ?? ASSUMED_HEIGHT,
    label: firstKnown(blades, (blade) => blade.chassisName) ?? '',
    serverIds: blades.map((blade) => blade.id),
    chassisId: blades[0]?.chassisId ?? namelessId,
    slots,
    unplaced,
  };
}

/** The first blade (by id) keeps a slot that two of them name. */
function fillSlots(blades: readonly ServerRow[]): Pick<ChassisDevice<unknown>, 'slots' | 'unplaced'> {
  const slots = new Array<number | null>(slotCountOf(blades)).fill(null);
  const unplaced: number[] = [];
  for (const blade of blades) {
    const index = blade.slot === null ? -1 : blade.slot - 1;
    if (slots[index] === null) slots[index] = blade.id;
    else unplaced.push(blade.id);
  }
  return { slots, unplaced };
}

/** As reported; otherwise as many as the highest slot in use, which is all that is known. */
function slotCountOf(blades: readonly ServerRow[]): number {
  const reported = firstKnown(blades, (blade) => positive(blade.chassisSlotCount));
  if (reported !== null) return Math.min(MAX_SLOTS, reported);
  return blades.reduce((highest, blade) => {
    const slot = positive(blade.slot) ?? 0;
    return slot > MAX_SLOTS ? highest : Math.max(highest, slot);
  }, 0);
}

function positive(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value > 0 ? value : null;
}

function firstKnown<T>(blades: readonly ServerRow[], read: (blade: ServerRow) => T | null): T | null {
  for (const blade of blades) {
    const value = read(blade);
    if (value !== null) return value;
  }
  return null;
}

/** The value named most often, the earliest on a draw; null when nobody names one. */
function mostNamed<T>(values: readonly (T | null)[]): T | null {
  const votes = new Map<T, number>();
  for (const value of values) if (value !== null) votes.set(value, (votes.get(value) ?? 0) + 1);
  let winner: T | null = null;
  for (const [value, count] of votes) if (winner === null || count > (votes.get(winner) ?? 0)) winner = value;
  return winner;
}
