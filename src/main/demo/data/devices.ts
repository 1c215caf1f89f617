/** What stands in one rack, before anything has a unit: servers and chassis drawn by theme until the budget is used up. */
import { modelsOf } from './hardware';
import type { RackTheme } from './profiles';
import type { Random } from './random';

export interface ServerDevice {
  readonly kind: 'server';
  readonly model: number;
  readonly size: number;
}

/** Two half-unit servers that take one unit together. */
export interface HalfPair {
  readonly kind: 'pair';
  readonly model: number;
  readonly size: 1;
}

export interface ChassisDevice {
  readonly kind: 'chassis';
  readonly size: number;
  readonly slots: number;
  readonly model: number;
  /** Slots with a server in them, ascending. */
  readonly filled: readonly number[];
}

export type Device = ServerDevice | HalfPair | ChassisDevice;

export function serversIn(device: Device): number {
  if (device.kind === 'server') return 1;
  return device.kind === 'pair' ? 2 : device.filled.length;
}

export interface RackBudget {
  readonly units: number;
  /** Servers this rack should get so that the site ends with the number asked for; themed racks may differ. */
  readonly quota: number;
  /** Servers left for the whole site; never exceeded. */
  readonly left: number;
}

/** Share of each kind of device by theme; `fill` decides one unit or two so that quota and units both come out. */
type Choice =
  | 'fill'
  | 'virtual1'
  | 'virtual2'
  | 'h100'
  | 'l40'
  | 'flash'
  | 'jbod'
  | 'tower'
  | 'pair'
  | 'blades'
  | 'nodes';

const CHOICES: Readonly<Record<RackTheme, readonly (readonly [Choice, number])[]>> = {
  general: [
    ['fill', 96],
    ['tower', 1],
    ['nodes', 3],
  ],
  heavy: [
    ['fill', 92],
    ['nodes', 8],
  ],
  virtual: [
    ['virtual2', 60],
    ['virtual1', 32],
    ['blades', 6],
  ],
  gpu: [
    ['l40', 60],
    ['h100', 22],
    ['pair', 18],
  ],
  storage: [
    ['flash', 78],
    ['jbod', 22],
  ],
  blade: [
    ['blades', 70],
    ['nodes', 30],
  ],
  half: [
    ['pair', 62],
    ['fill', 38],
  ],
};

const BLADE_CHASSIS = { size: 7, slots: 14 } as const;
const NODE_CHASSIS = { size: 2, slots: 4 } as const;

const MODELS = {
  one: [...modelsOf('dedicated', 1), ...modelsOf('desktop', 1)],
  two: modelsOf('dedicated', 2),
  virtual1: modelsOf('virtual', 1),
  virtual2: modelsOf('virtual', 2),
  h100: modelsOf('gpu', 4),
  l40: modelsOf('gpu', 2),
  flash: modelsOf('storage', 2),
  jbod: modelsOf('storage', 4),
  tower: modelsOf('desktop', 4),
  half: modelsOf('half'),
  blade: modelsOf('blade'),
  node: modelsOf('node'),
} as const;

/** Draws devices until the units or the site's servers are used up. */
export function drawDevices(theme: RackTheme, budget: RackBudget, random: Random): Device[] {
  const devices: Device[] = [];
  const choices = CHOICES[theme];
  // Gear is bought in batches: one or two models per rack look right, twenty would not.
  const batch = { one: random.pick(MODELS.one), two: random.pick(MODELS.two) };
  let units = budget.units;
  let quota = budget.quota;
  let left = budget.left;
  while (units > 0 && left > 0 && !(quota <= 0 && choices === CHOICES.general)) {
    const choice = random.weighted(choices);
    const device = drawDevice(choice, { units, quota, left }, batch, random);
    if (device.size > units || serversIn(device) > left) {
      if (units < 4 || left < 4) break;
      continue;
    }
    devices.push(device);
    units -= device.size;
    quota -= serversIn(device);
    left -= serversIn(device);
  }
  return devices;
}

function drawDevice(choice: Choice, budget: RackBudget, batch: { one: number; two: number }, random: Random): Device {
  switch (choice) {
    case 'fill':
      return fillDevice(budget, batch, random);
    case 'pair':
      return { kind: 'pair', model: random.pick(MODELS.half), size: 1 };
    case 'blades':
      return chassisDevice(BLADE_CHASSIS, random.pick(MODELS.blade), random);
    case 'nodes':
      return chassisDevice(NODE_CHASSIS, random.pick(MODELS.node), random);
    case 'virtual1':
      return { kind: 'server', model: random.pick(MODELS.virtual1), size: 1 };
    case 'virtual2':
      return { kind: 'server', model: random.pick(MODELS.virtual2), size: 2 };
    case 'h100':
    case 'jbod':
    case 'tower':
      return { kind: 'server', model: random.pick(MODELS[choice]), size: 4 };
    case 'l40':
    case 'flash':
      return { kind: 'server', model: random.pick(MODELS[choice]), size: 2 };
  }
}

/** One unit or two, so that what is left of the quota meets what is left of the units. */
function fillDevice(budget: RackBudget, batch: { one: number; two: number }, random: Random): ServerDevice {
  const mean = budget.quota > 0 ? budget.units / budget.quota : 2;
  if (budget.units >= 2 && random.next() < mean - 1) {
    return { kind: 'server', model: random.chance(0.8) ? batch.two : random.pick(MODELS.two), size: 2 };
  }
  return { kind: 'server', model: random.chance(0.75) ? batch.one : random.pick(MODELS.one), size: 1 };
}

function chassisDevice(form: { size: number; slots: number }, model: number, random: Random): ChassisDevice {
  const filled: number[] = [];
  for (let slot = 1; slot <= form.slots; slot += 1) {
    if (slot === 1 || random.chance(0.88)) filled.push(slot);
  }
  return { kind: 'chassis', ...form, model, filled };
}

/** Orders devices and gaps from the bottom up: a few visible runs of free units rather than crumbs everywhere. */
export function stack(
  devices: readonly Device[],
  rackSize: number,
  random: Random,
): { device: Device; unit: number }[] {
  let free = rackSize - devices.reduce((sum, device) => sum + device.size, 0);
  const gaps = new Map<number, number>();
  while (free > 0) {
    const run = Math.min(free, random.int(1, 5));
    // The end of the list is the top of the rack, where most rooms keep their free units.
    const before = random.chance(0.25) ? devices.length : random.int(0, devices.length);
    gaps.set(before, (gaps.get(before) ?? 0) + run);
    free -= run;
  }
  let unit = 1;
  return devices.map((device, index) => {
    unit += gaps.get(index) ?? 0;
    const placed = { device, unit };
    unit += device.size;
    return placed;
  });
}
