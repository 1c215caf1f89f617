/** The racks of an instance: those of its rack list, and those that only servers speak of. */
import type { Rack } from '@contract/types/inventory';
import type { Server } from '@contract/types/server';
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
  rackOf(server: Server): KnownRack | null;
  all(): readonly KnownRack[];
}

/** Reads every server once; afterwards `rackOf` is a look-up. */
export function bookRacks(list: readonly Rack[] | null, servers: readonly Server[]): RackBook {
  const byId = new Map<number, KnownRack>();
  for (const { id, name, sizeUnits, locationName } of list ?? []) byId.set(id, { id, name, sizeUnits, locationName });
  for (const server of servers) learnById(byId, server);
  const byName = nameIndex(byId.values());
  const nameless: KnownRack[] = [];
  const racks = new Map<number, KnownRack | null>();
  for (const server of servers) {
    const rack = findRack(server, byId, byName) ?? learnByName(byName, nameless, server);
    if (rack && rack.sizeUnits === null) rack.sizeUnits = server.rack?.sizeUnits ?? null;
    racks.set(server.id, rack);
  }
  nameless
    .sort((a, b) => compareNatural(a.name, b.name))
    .forEach((rack, index) => {
      rack.id = -1 - index;
    });
  return { rackOf: (server) => racks.get(server.id) ?? null, all: () => [...byId.values(), ...nameless] };
}

function learnById(byId: Map<number, KnownRack>, server: Server): void {
  const id = server.rack?.id ?? null;
  if (!server.rack || id === null || byId.has(id)) return;
  const { name, sizeUnits } = server.rack;
  byId.set(id, { id, name: name || `#${id}`, sizeUnits, locationName: server.location?.name || null });
}

function findRack(
  server: Server,
  byId: ReadonlyMap<number, KnownRack>,
  byName: ReadonlyMap<string, KnownRack>,
): KnownRack | null {
  if (!server.rack) return null;
  if (server.rack.id !== null) return byId.get(server.rack.id) ?? null;
  return byName.get(nameKey(server.rack.name, server.location?.name || null)) ?? byName.get(server.rack.name) ?? null;
}

function learnByName(byName: Map<string, KnownRack>, nameless: KnownRack[], server: Server): KnownRack | null {
  if (!server.rack || server.rack.name === '') return null;
  const { name, sizeUnits } = server.rack;
  const rack: KnownRack = { id: 0, name, sizeUnits, locationName: server.location?.name || null };
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
