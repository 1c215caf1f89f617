/** The three simulated installations and what makes each one different: size, names, gear, customers, habits of its API. */
import type { SiteKey, SiteQuirks } from '../simulator-types';
import type { HardwareModel } from './hardware';
import type { SiteIdentity } from './model';
import { mix } from './random';

/** What a rack is mainly filled with. */
export type RackTheme = 'general' | 'heavy' | 'virtual' | 'gpu' | 'storage' | 'blade' | 'half';

export interface HallPlan {
  readonly hall: string;
  readonly rows: number;
  readonly firstRow: number;
  readonly racksPerRow: number;
}

export interface NameContext {
  readonly id: number;
  readonly model: HardwareModel;
  readonly chassisName: string | null;
  readonly slot: number | null;
  /** Next number of a series, from 1. */
  count(series: string): number;
}

export interface SiteProfile {
  readonly identity: SiteIdentity & { readonly key: SiteKey };
  readonly defaultServers: number;
  /** Servers per rack on average; decides how many racks a given size gets. */
  readonly serversPerRack: number;
  readonly rackSize: number;
  readonly halls: readonly HallPlan[];
  rackName(hall: string, row: number, rack: number): string;
  /** Racks fixed by name; everything else is drawn by weight. */
  readonly fixedThemes: Readonly<Record<string, RackTheme>>;
  readonly themes: readonly (readonly [RackTheme, number])[];
  serverName(context: NameContext): string;
  chassisName(number: number, slots: number): string;
  readonly locations: readonly { readonly name: string; readonly geolocation: string }[];
  readonly firstServerId: number;
  readonly firstUserId: number;
  /** Companies with their weight among the customers; the name is also the mail domain. */
  readonly companies: readonly (readonly [string, number])[];
  readonly privateCustomers: number;
  /** Share of servers without an owner. */
  readonly freeShare: number;
  /** Documentation networks used first; larger sites continue in the benchmarking range (RFC 2544). */
  readonly ipv4Nets: readonly string[];
  readonly ipv6Prefix: string;
  /** One chassis whose blades come without rack and unit: whether real ones carry them is not known (notes, section 8). */
  readonly bladesWithoutPlace: boolean;
  /** Half-unit servers that both tell the same whole unit, instead of n and n.5. */
  readonly halvesShareUnit: boolean;
  /** Full name and mail address of the administrators; the first one's account is printed for signing in. */
  readonly staff: readonly (readonly [string, string])[];
  readonly quirks: SiteQuirks;
}

const two = (value: number): string => String(value).padStart(2, '0');
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

const PLAIN: SiteQuirks = {
  listSize: true,
  limit: true,
  roles: 'list',
  numbersAsStrings: true,
  ipRemoval: 'post',
  rackList: true,
  taskList: true,
  barcode: true,
  powerStatus: 'absent',
  switchNames: true,
  secondStep: 'confirm',
  operationDetail: 'steps',
  sleepyServices: true,
};

const AMS1: SiteProfile = {
  identity: { key: 'ams1', code: 'AMS1', name: 'Amsterdam', octet: 20, domain: 'ams1.example.net' },
  defaultServers: 2816,
  serversPerRack: 22.7,
  rackSize: 42,
  halls: [
    { hall: 'A', rows: 3, firstRow: 1, racksPerRow: 12 },
    { hall: 'B', rows: 6, firstRow: 1, racksPerRow: 9 },
    { hall: 'C', rows: 5, firstRow: 1, racksPerRow: 7 },
  ],
  rackName: (hall, row, rack) => `${hall}${row}-${two(rack)}`,
  fixedThemes: { 'B4-04': 'virtual', 'B4-05': 'gpu', 'B4-06': 'general', 'B4-07': 'storage' },
  themes: [
    ['general', 58],
    ['heavy', 20],
    ['virtual', 8],
    ['gpu', 5],
    ['storage', 6],
    ['blade', 3],
  ],
  serverName: ({ id, model, chassisName, slot, count }) => {
    if (slot !== null) return `${chassisName ?? 'bl'}-${two(slot)}`;
    if (model.kind === 'virtual') return `kvm-${count('kvm')}`;
    if (model.kind === 'gpu') return `gpu-${model.size === 4 ? 'h100' : 'l40'}-${two(count(`gpu${model.size}`))}`;
    if (model.kind === 'storage') return `stor-${model.size === 4 ? 'jbod-' : ''}${two(count(`stor${model.size}`))}`;
    if (model.kind === 'half') return `t4-${count('t4')}`;
    return `ds-${id}`;
  },
  chassisName: (number, slots) => `${slots > 4 ? 'chs' : 'mn'}-${two(number)}`,
  locations: [{ name: 'Amsterdam Zuidoost', geolocation: '52.3030, 4.9420' }],
  firstServerId: 20001,
  firstUserId: 3,
  companies: [
    ['halcyon', 14],
    ['northwind', 12],
    ['tessera', 11],
    ['brightmare', 9],
    ['polderworks', 8],
    ['lumenstack', 7],
    ['kiteline', 6],
    ['osprey-games', 6],
    ['tidewater', 5],
    ['quillmark', 4],
    ['vantagefare', 4],
    ['greenlock', 3],
    ['mossbank', 2],
    ['zuiderpost', 2],
  ],
  privateCustomers: 178,
  freeShare: 0.13,
  ipv4Nets: ['198.51.100'],
  ipv6Prefix: '2001:db8:41',
  bladesWithoutPlace: false,
  halvesShareUnit: false,
  staff: [
    ['Ruben Vermeer', 'r.vermeer@example.net'],
    ['Sanne Kuiper', 's.kuiper@example.net'],
    ['Amsterdam audit', 'audit.ams1@example.net'],
  ],
  quirks: PLAIN,
};

const FRA2_ROLES = ['app', 'db', 'web', 'k8s', 'hv'] as const;

const FRA2: SiteProfile = {
  identity: { key: 'fra2', code: 'FRA2', name: 'Frankfurt', octet: 60, domain: 'fra2.example.org' },
  defaultServers: 900,
  serversPerRack: 20,
  rackSize: 45,
  halls: [{ hall: 'R', rows: 5, firstRow: 10, racksPerRow: 9 }],
  rackName: (hall, row, rack) => (hall === 'R' ? `R${two(row)}.${two(rack)}` : `${hall}${two(row)}.${two(rack)}`),
  fixedThemes: {},
  themes: [
    ['heavy', 46],
    ['general', 34],
    ['virtual', 10],
    ['storage', 10],
  ],
  serverName: ({ id, model, chassisName, slot, count }) => {
    if (slot !== null) return `fra2-${chassisName ?? 'enc'}-n${slot}`;
    if (model.kind === 'virtual') return `fra2-esx-${digits(count('esx'), 3)}`;
    if (model.kind === 'storage') return `fra2-bkp-${two(count('bkp'))}`;
    const role = FRA2_ROLES[mix(id, 7) % FRA2_ROLES.length] ?? 'app';
    return `fra2-${role}-${digits(count(role), 4)}`;
  },
  chassisName: (number, slots) => `${slots > 4 ? 'enc' : 'twin'}${two(number)}`,
  locations: [{ name: 'FRA2 Sossenheim', geolocation: 'Industriestrasse 29, Frankfurt am Main' }],
  firstServerId: 5001,
  firstUserId: 1,
  companies: [
    ['rheinbank', 20],
    ['mainlogistik', 16],
    ['adler-versicherung', 14],
    ['stadtwerk-beispiel', 10],
    ['novapharm', 9],
    ['kranich-air', 8],
    ['feldmann-ag', 6],
    ['taunus-media', 5],
    ['messeplan', 4],
    ['orbit-automotive', 4],
    ['klinikverbund', 3],
    ['weinbergdata', 2],
  ],
  privateCustomers: 0,
  freeShare: 0.08,
  ipv4Nets: ['203.0.113'],
  ipv6Prefix: '2001:db8:f2',
  bladesWithoutPlace: false,
  halvesShareUnit: false,
  staff: [
    ['Katrin Brandt', 'k.brandt@example.org'],
    ['Jonas Weber', 'j.weber@example.org'],
    ['Frankfurt audit', 'audit.fra2@example.org'],
  ],
  quirks: {
    ...PLAIN,
    secondStep: 'two_factor',
    roles: 'string',
    ipRemoval: 'delete',
    barcode: false,
    taskList: false,
    powerStatus: 'up-down',
    operationDetail: 'percent',
  },
};

const HEL1: SiteProfile = {
  identity: { key: 'hel1', code: 'HEL1', name: 'Helsinki', octet: 92, domain: 'hel1.example.com' },
  defaultServers: 250,
  serversPerRack: 25,
  rackSize: 42,
  halls: [{ hall: 'H', rows: 2, firstRow: 1, racksPerRow: 5 }],
  rackName: (hall, row, rack) => `${hall}${row}-${rack}`,
  fixedThemes: { 'H1-1': 'blade', 'H1-2': 'blade', 'H1-4': 'half' },
  themes: [
    ['heavy', 88],
    ['blade', 7],
    ['half', 5],
  ],
  serverName: ({ model, chassisName, slot, count }) => {
    if (slot !== null) return `bl-${chassisName ?? 'c'}-s${two(slot)}`;
    if (model.kind === 'half') return `nano-${digits(count('nano'), 3)}`;
    return `hel-node-${digits(count('node'), 3)}`;
  },
  chassisName: (number) => `c${two(number)}`,
  locations: [
    { name: 'Helsinki Pasila', geolocation: '60.1987, 24.9334' },
    { name: 'Helsinki annex', geolocation: '' },
  ],
  firstServerId: 101,
  firstUserId: 1,
  companies: [
    ['lumikko', 5],
    ['saimaa-soft', 4],
    ['revontuli', 3],
    ['kalliotech', 3],
    ['pohjola-games', 2],
    ['meriverkko', 1],
  ],
  privateCustomers: 9,
  freeShare: 0.2,
  ipv4Nets: ['192.0.2'],
  ipv6Prefix: '2001:db8:e1',
  bladesWithoutPlace: true,
  halvesShareUnit: true,
  staff: [
    ['Aino Niemi', 'a.niemi@example.com'],
    ['Helsinki audit', 'audit.hel1@example.com'],
  ],
  quirks: {
    ...PLAIN,
    listSize: false,
    limit: false,
    rackList: false,
    ipRemoval: 'silent',
    numbersAsStrings: false,
    powerStatus: 'on-off',
    switchNames: false,
    secondStep: 'none',
    operationDetail: 'status-only',
  },
};

export const PROFILES: readonly SiteProfile[] = [AMS1, FRA2, HEL1];
