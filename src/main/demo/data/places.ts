/** Mistakes in the places of servers, made on purpose and counted: overlaps, units outside the rack, blades without a place. */
import { hardwareModel } from './hardware';
import type { ServerRecord } from './model';
import type { Picker } from './picker';
import type { Population } from './populate';
import type { SiteProfile } from './profiles';

export interface OddPlaces {
  readonly overlaps: [number, number][];
  readonly outsideRack: number[];
  readonly sharedUnits: [number, number][];
  readonly bladesWithoutPlace: number[];
}

interface Placed {
  readonly server: ServerRecord;
  readonly unit: number;
  readonly size: number;
}

export function misplace(profile: SiteProfile, population: Population, picker: Picker): OddPlaces {
  const odd: OddPlaces = { overlaps: [], outsideRack: [], sharedUnits: [], bladesWithoutPlace: [] };
  if (population.servers.length < 50) return odd;
  const racks = byRack(population);
  const wanted = Math.max(2, Math.round(population.servers.length / 1400));
  // Racks from the middle of the site on, so that the first view is not the worst one; each rack gets one oddity.
  const start = Math.floor(racks.length / 3);
  for (let index = 0; index < racks.length; index += 1) {
    const rack = racks[(start + index * 7) % racks.length];
    if (!rack) continue;
    if (odd.overlaps.length < Math.ceil(wanted / 2)) {
      const pair = overlap(rack.stack, picker);
      if (pair) odd.overlaps.push(pair);
    } else if (odd.outsideRack.length < wanted) {
      const id = pushOut(rack, odd.outsideRack.length % 2 === 1, picker);
      if (id !== null) odd.outsideRack.push(id);
    }
  }
  if (profile.halvesShareUnit) shareUnits(racks, odd, picker);
  if (profile.bladesWithoutPlace) loseOneChassis(population, odd, picker);
  return odd;
}

interface Rack {
  readonly size: number;
  /** Servers with a height of their own, from the bottom up. */
  readonly stack: Placed[];
  /** Highest unit a chassis takes. */
  chassisTop: number;
}

function byRack(population: Population): Rack[] {
  const racks = population.racks.map((rack): Rack => ({ size: rack.size, stack: [], chassisTop: 0 }));
  for (const chassis of population.chassis) {
    const rack = racks[chassis.rackId - 1];
    if (rack) rack.chassisTop = Math.max(rack.chassisTop, chassis.unit + chassis.size - 1);
  }
  for (const server of population.servers) {
    const size = hardwareModel(server.model).size;
    if (server.placement !== 'racked' || server.unit === null || size === null || server.rackId === null) continue;
    racks[server.rackId - 1]?.stack.push({ server, unit: server.unit, size });
  }
  return racks;
}

/** Moves a server one unit down onto the one that touches it from below. */
function overlap(stack: readonly Placed[], picker: Picker): [number, number] | null {
  for (let index = 1; index < stack.length; index += 1) {
    const below = stack[index - 1];
    const above = stack[index];
    if (!below || !above || below.size < 1 || above.size < 1) continue;
    if (below.unit + below.size !== above.unit || !picker.isFree(below.server) || !picker.isFree(above.server))
      continue;
    above.server.unit = above.unit - 1;
    picker.reserve(below.server);
    picker.reserve(above.server);
    return [below.server.id, above.server.id];
  }
  return null;
}

/** Puts the topmost server above the rack's last unit, or the lowest one at unit 0. */
function pushOut(rack: Rack, below: boolean, picker: Picker): number | null {
  const placed = below ? rack.stack[0] : rack.stack[rack.stack.length - 1];
  if (!placed || placed.size < 1 || !picker.isFree(placed.server)) return null;
  if (below && (placed.size !== 1 || placed.unit !== 1)) return null;
  const unit = below ? 0 : rack.size + 2 - placed.size;
  if (!below && rack.chassisTop >= Math.min(unit, rack.size)) return null;
  placed.server.unit = unit;
  picker.reserve(placed.server);
  return placed.server.id;
}

function shareUnits(racks: readonly Rack[], odd: OddPlaces, picker: Picker): void {
  for (const { stack } of racks) {
    for (let index = 1; index < stack.length; index += 1) {
      const lower = stack[index - 1];
      const upper = stack[index];
      if (!lower || !upper || upper.size !== 0.5 || upper.unit !== lower.unit + 0.5) continue;
      if (lower.server.id % 3 !== 0 || !picker.isFree(upper.server)) continue;
      upper.server.unit = lower.unit;
      odd.sharedUnits.push([lower.server.id, upper.server.id]);
    }
  }
}

function loseOneChassis(population: Population, odd: OddPlaces, picker: Picker): void {
  const chassis = population.chassis.find((candidate) => candidate.id > 1 && candidate.slots > 4);
  if (!chassis) return;
  for (const server of population.servers) {
    if (server.chassisId !== chassis.id) continue;
    server.rackId = null;
    server.unit = null;
    picker.reserve(server);
    odd.bladesWithoutPlace.push(server.id);
  }
}
