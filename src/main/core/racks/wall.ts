/** Everything the rack view of one instance shows: racks laid out, rooms and rows, and what needs attention. */
import type { InstanceId } from '@contract/types/instance';
import type { Rack } from '@contract/types/inventory';
import type { RackElevation, RackRoom, RackRow, RackWall, UnitNumbering } from '@contract/types/rack';
import type { ServerRow } from '@contract/types/server';
import { type Device, gatherDevices } from './devices';
import { bookRacks, type KnownRack } from './frames';
import { layOutRack, usableRackHeight } from './layout';
import { compareNatural, placesOf } from './naming';
import { assumeNumbering, type NumberedRack } from './numbering';

export interface WallInput {
  readonly instanceId: InstanceId;
  readonly readAtMs: number;
  /** Null when the instance has no rack list: racks are then gathered from the servers. */
  readonly racks: readonly Rack[] | null;
  readonly servers: readonly ServerRow[];
  /** Null: take the likelier reading of the data. */
  readonly numbering: UnitNumbering | null;
}

export function buildRackWall(input: WallInput): RackWall {
  const book = bookRacks(input.racks, input.servers);
  const devices = gatherDevices(input.servers, book.rackOf);
  const inRack = groupByRack(devices);
  const numbering = input.numbering ?? assumeNumbering(numberedRacks(inRack));
  const frames = book.all();
  const places = placesOf(frames);
  const counts = new Map<number, number>();
  const racks = frames.map((frame, index) => {
    const inside = inRack.get(frame) ?? [];
    counts.set(
      frame.id,
      inside.reduce((sum, device) => sum + device.serverIds.length, 0),
    );
    const place = places[index] ?? { room: '', row: '' };
    return layOutRack({ ...frame, ...place }, inside, numbering);
  });
  racks.sort(byPlace);
  const { servers } = input;
  return {
    instanceId: input.instanceId,
    readAtMs: input.readAtMs,
    numbering,
    rackListRead: input.racks !== null,
    rooms: roomsOf(racks, counts),
    racks,
    servers,
    unracked: devices.filter((device) => device.rack === null).flatMap((device) => device.serverIds),
    attention: attentionOf(servers, racks),
  };
}

function groupByRack(devices: readonly Device<KnownRack>[]): Map<KnownRack, Device<KnownRack>[]> {
  const groups = new Map<KnownRack, Device<KnownRack>[]>();
  for (const device of devices) {
    if (device.rack === null) continue;
    const group = groups.get(device.rack);
    if (group) group.push(device);
    else groups.set(device.rack, [device]);
  }
  return groups;
}

function numberedRacks(inRack: ReadonlyMap<KnownRack, readonly Device<KnownRack>[]>): NumberedRack[] {
  return [...inRack].map(([rack, devices]) => ({
    height: usableRackHeight(rack.sizeUnits),
    devices: devices.flatMap(({ unit, height }) => (unit === null ? [] : [{ unit, height }])),
  }));
}

function byPlace(a: RackElevation, b: RackElevation): number {
  return (
    compareNatural(a.room, b.room) || compareNatural(a.row, b.row) || compareNatural(a.name, b.name) || a.id - b.id
  );
}

interface Tally {
  servers: number;
  used: number;
  size: number;
}

/** Takes racks sorted by place, so a room or a row is a run of them. */
function roomsOf(racks: readonly RackElevation[], counts: ReadonlyMap<number, number>): RackRoom[] {
  return runsOf(racks, (rack) => rack.room).map((inRoom) => {
    const rows = runsOf(inRoom, (rack) => rack.row).map((inRow): RackRow => {
      const tally = tallyOf(inRow, counts);
      return {
        room: inRow[0]?.room ?? '',
        row: inRow[0]?.row ?? '',
        rackIds: inRow.map((rack) => rack.id),
        serverCount: tally.servers,
        occupancy: share(tally),
      };
    });
    const tally = tallyOf(inRoom, counts);
    return { room: inRoom[0]?.room ?? '', rows, serverCount: tally.servers, occupancy: share(tally) };
  });
}

function runsOf(racks: readonly RackElevation[], keyOf: (rack: RackElevation) => string): RackElevation[][] {
  const runs: RackElevation[][] = [];
  for (const rack of racks) {
    const run = runs.at(-1);
    if (run?.[0] && keyOf(run[0]) === keyOf(rack)) run.push(rack);
    else runs.push([rack]);
  }
  return runs;
}

function tallyOf(racks: readonly RackElevation[], counts: ReadonlyMap<number, number>): Tally {
  const tally: Tally = { servers: 0, used: 0, size: 0 };
  for (const rack of racks) {
    tally.servers += counts.get(rack.id) ?? 0;
    tally.used += rack.usedUnits;
    tally.size += rack.size;
  }
  return tally;
}

function share(tally: Tally): number {
  return tally.size === 0 ? 0 : tally.used / tally.size;
}

function attentionOf(servers: readonly ServerRow[], racks: readonly RackElevation[]): RackWall['attention'] {
  const idsWhere = (test: (row: ServerRow) => boolean) => servers.filter(test).map((row) => row.id);
  const overlapping = racks.flatMap((rack) =>
    rack.cells.flatMap((cell) => (cell.kind === 'overlap' ? cell.claims.flatMap((claim) => claim.serverIds) : [])),
  );
  return {
    overlaps: overlapping,
    stateErrors: idsWhere(({ state }) => state === 'suspend_error' || state === 'resume_error'),
    failedOperations: idsWhere(({ operation }) => operation?.phase === 'failed'),
    newServers: idsWhere((row) => row.isNew),
    misplaced: racks.flatMap((rack) => rack.misplaced.map(({ serverId }) => serverId)),
  };
}
