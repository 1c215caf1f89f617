/** Fills racks with servers, in order of halls and rows, until the number asked for stands there; the rest stays unracked. */
import { type Device, drawDevices, serversIn, stack } from './devices';
import { configurationText, hardwareModel, modelsOf } from './hardware';
import type { ChassisRecord, Placement, RackRecord, ServerRecord } from './model';
import type { RackTheme, SiteProfile } from './profiles';
import { rackMaker } from './racks';
import { createRandom, mix, mixText, type Random } from './random';

export interface Population {
  readonly racks: RackRecord[];
  readonly chassis: ChassisRecord[];
  readonly servers: ServerRecord[];
}

interface Spot {
  readonly placement: Placement;
  readonly rackId: number | null;
  readonly unit: number | null;
  readonly chassis: ChassisRecord | null;
  readonly slot: number | null;
}

export function populate(profile: SiteProfile, seed: number, count: number): Population {
  const random = createRandom(mixText(seed, `${profile.identity.key}/racks`));
  const makeRack = rackMaker(profile);
  const population: Population = { racks: [], chassis: [], servers: [] };
  const addServer = serverAdder(profile, seed, population.servers);
  const unracked = count < 50 ? 0 : Math.max(4, Math.round(count / 700));
  const plannedRacks = Math.max(1, Math.round(count / profile.serversPerRack));
  let left = count - unracked;
  while (left > 0) {
    const rack = makeRack();
    const racksLeft = Math.max(1, plannedRacks - population.racks.length);
    const fill = random.chance(0.06) ? 0.35 + random.next() * 0.3 : 0.75 + random.next() * 0.15;
    const budget = { units: Math.round(rack.size * fill), quota: Math.round(left / racksLeft), left };
    const devices = drawDevices(themeOf(profile, rack.name, random), budget, random);
    placeDevices(rack, devices, population, profile, addServer, random);
    left = count - unracked - population.servers.length;
  }
  addUnracked(unracked, population, addServer, random);
  return population;
}

function themeOf(profile: SiteProfile, rackName: string, random: Random): RackTheme {
  const drawn = random.weighted(profile.themes);
  return profile.fixedThemes[rackName] ?? drawn;
}

type AddServer = (model: number, spot: Spot) => void;

function placeDevices(
  rack: RackRecord,
  devices: readonly Device[],
  population: Population,
  profile: SiteProfile,
  addServer: AddServer,
  random: Random,
): void {
  population.racks.push(rack);
  for (const { device, unit } of stack(devices, rack.size, random)) {
    rack.deviceCount += device.kind === 'chassis' ? 1 : serversIn(device);
    const spot = { placement: 'racked', rackId: rack.id, unit, chassis: null, slot: null } as const;
    if (device.kind === 'server') {
      addServer(device.model, spot);
    } else if (device.kind === 'pair') {
      addServer(device.model, spot);
      addServer(device.model, { ...spot, unit: unit + 0.5 });
    } else {
      const id = population.chassis.length + 1;
      const name = profile.chassisName(id, device.slots);
      const chassis = { id, name, size: device.size, slots: device.slots, rackId: rack.id, unit };
      population.chassis.push(chassis);
      for (const slot of device.filled) addServer(device.model, { ...spot, placement: 'chassis', chassis, slot });
    }
  }
}

const UNRACKED_SHAPES = ['rack-null', 'rack-absent', 'rack-without-unit'] as const;

function addUnracked(count: number, population: Population, addServer: AddServer, random: Random): void {
  const models = [...modelsOf('dedicated', 1), ...modelsOf('dedicated', 2)];
  for (let index = 0; index < count; index += 1) {
    const placement = UNRACKED_SHAPES[index % UNRACKED_SHAPES.length] ?? 'rack-null';
    const rackId = placement === 'rack-without-unit' ? random.pick(population.racks).id : null;
    addServer(random.pick(models), { placement, rackId, unit: null, chassis: null, slot: null });
  }
}

function serverAdder(profile: SiteProfile, seed: number, servers: ServerRecord[]): AddServer {
  const counters = new Map<string, number>();
  const count = (series: string): number => {
    const next = (counters.get(series) ?? 0) + 1;
    counters.set(series, next);
    return next;
  };
  return (model, spot) => {
    const id = profile.firstServerId + servers.length;
    const hardware = hardwareModel(model);
    const name = profile.serverName({
      id,
      model: hardware,
      chassisName: spot.chassis?.name ?? null,
      slot: spot.slot,
      count,
    });
    servers.push({
      id,
      name,
      domain: `${name}.${profile.identity.domain}`,
      model,
      configuration: configurationText(hardware, mix(seed, id, 1)),
      placement: spot.placement,
      rackId: spot.rackId,
      unit: spot.unit,
      chassisId: spot.chassis?.id ?? null,
      slot: spot.slot,
      ownerId: null,
      state: 'ok',
      stateInfo: '',
      isNew: false,
      diagErrors: NO_ERRORS,
      ips: [],
      mainIpv4: null,
      mainIpv6: null,
      pdu: 'up',
      bmcKind: bmcKindOf(hardware.kind, mix(seed, id, 2)),
      bmc: 'on',
      webUrl: null,
      ports: [],
      osTemplateId: 0,
      operation: null,
      busy: false,
      flaw: null,
    });
  };
}

const NO_ERRORS: ServerRecord['diagErrors'] = [];

function bmcKindOf(kind: string, hash: number): ServerRecord['bmcKind'] {
  if (kind === 'desktop') return hash % 3 === 0 ? 'none' : 'amt';
  if (kind === 'half') return hash % 5 === 0 ? 'none' : 'ipmi2';
  return hash % 11 === 0 ? 'ipmi1' : 'ipmi2';
}
