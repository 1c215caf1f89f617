/** The racks of an instance: those of its rack list, and those that only servers speak of. */
import type { Rack } from '@contract/types/inventory';
import type { ServerRow } from '@contract/types/server';
import { compareNatural } from './naming';

/** A rack before anything is put into it. Identity is the object: servers are grouped by it. */
export interface KnownRack {
  id: number;
  readonly name: string;
  readonly locationName: string | null;
  sizeUnits: number | null;
}

export interface RackBook {
  /** Null when the server names no rack at all. */
  rackOf(server: ServerRow): KnownRack | null;
  all(): readonly KnownRack[];
}

/** Reads every server once; afterwards `rackOf` is a look-up. */
export function bookRacks(list: readonly Rack[] | null, servers: readonly ServerRow[]): RackBook {
  const byId = new Map<number, KnownRack>();
  for (const { id, name, sizeUnits, locationName } of list ?? []) byId.set(id, { id, name, sizeUnits, locationName });
  for (const server of servers) learnById(byId, server);
  const byName = nameIndex(byId.values());
  const nameless: KnownRack[] = [];
  const racks = new Map<number, KnownRack | null>();
  for (const server of servers) {
    const rack = findRack(server, byId, byName) ?? learnByName(byName, nameless, server);
    if (rack && rack.sizeUnits === null) rack.sizeUnits = server.rackSizeUnits;
    racks.set(server.id, rack);
  }
  nameless
    .sort((a, b) => compareNatural(a.name, b.name))
    .forEach((rack, index) => {
      rack.id = -1 - index;
    });
  return { rackOf: (server) => racks.get(server.id) ?? null, all: () => [...byId.values(), ...nameless] };
}

function learnById(byId: Map<number, KnownRack>, server: ServerRow): void {
  const { rackId: id, rackName, rackSizeUnits, locationName } = server;
  if (id === null || byId.has(id)) return;
  byId.set(id, { id, name: rackName ?? `#${id}`, sizeUnits: rackSizeUnits, locationName });
}

function findRack(
  server: ServerRow,
  byId: ReadonlyMap<number, KnownRack>,
  byName: ReadonlyMap<string, KnownRack>,
): KnownRack | null {
  const { rackId, rackName, locationName } = server;
  if (rackId !== null) return byId.get(rackId) ?? null;
  return rackName === null ? null : (byName.get(nameKey(rackName, locationName)) ?? byName.get(rackName) ?? null);
}

function learnByName(byName: Map<string, KnownRack>, nameless: KnownRack[], server: ServerRow): KnownRack | null {
  const { rackName: name, rackSizeUnits: sizeUnits, locationName } = server;
  if (name === null) return null;
  const rack: KnownRack = { id: 0, name, sizeUnits, locationName };
  nameless.push(rack);
  byName.set(nameKey(name, rack.locationName), rack);
  return rack;
}

/** A bare name finds a rack only while one rack bears it. */
function nameIndex(racks: Iterable<KnownRack>): Map<string, KnownRack> {
  const index = new Map<string, KnownRack>();
  const shared = new Set<string>();
  for (const rack of racks) {
    index.set(nameKey(rack.name, rack.locationName), rack);
    if (index.has(rack.name)) shared.add(rack.name);
    else index.set(rack.name, rack);
  }
  for (const name of shared) index.delete(name);
  return index;
}

function nameKey(name: string, locationName: string | null): string {
  return `${name}\u0000${locationName ?? ''}`;
}
