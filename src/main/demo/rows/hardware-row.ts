/**
 * The decorative part of a server row, derived from the id on every reading. Only `motherboard.model` is attested in
 * `hardware_info` (notes 6.1); the rest is a plausible tree that a console must be able to show without knowing it.
 */
import { fitOut, hardwareModel } from '../data/hardware';
import type { ServerRecord, SiteData } from '../data/model';
import { mix } from '../data/random';

const DRIVE = /^(?:(\d+)x)?(\d+)([A-Za-z]+)$/;
const MEMORY_STICKS = [32, 16, 8] as const;

export function hardwareInfo(server: ServerRecord, data: SiteData): object {
  // Never diagnosed: nothing is known about the inside.
  if (server.configuration === '') return {};
  const model = hardwareModel(server.model);
  const hash = mix(data.seed, server.id, 1);
  const { ramGb, drives } = fitOut(model, hash);
  return {
    motherboard: { model: model.board, serial: serial(hash, 3, 'MB') },
    bios: { version: `${1 + (hash % 4)}.${hash % 9}`, date: `202${hash % 5}-0${1 + (hash % 9)}-14` },
    cpu: Array.from({ length: model.cpuCount }, (_, socket) => ({
      socket,
      model: model.cpuFullName,
      cores: model.cores,
      threads: model.cores * 2,
    })),
    ram: memorySticks(ramGb, hash),
    disks: drives.split('-').flatMap((group) => driveGroup(group, hash)),
    raid: model.adapter === '' ? null : { vendor: model.adapter, battery: hash % 19 === 0 ? 'weak' : 'ok' },
  };
}

function memorySticks(ramGb: number, hash: number): object[] {
  const wanted = ramGb >= 1024 ? 64 : (MEMORY_STICKS.find((size) => ramGb / size >= 4) ?? 8);
  return Array.from({ length: Math.ceil(ramGb / wanted) }, (_, index) => ({
    slot: `DIMM ${String.fromCharCode(65 + (index % 8))}${1 + Math.floor(index / 8)}`,
    size_mb: wanted * 1024,
    serial: serial(hash, 20 + index, ''),
  }));
}

function driveGroup(text: string, hash: number): object[] {
  const match = DRIVE.exec(text);
  if (!match) return [];
  const [, count = '1', size = '0', type = ''] = match;
  return Array.from({ length: Number(count) }, (_, index) => ({
    name: type === 'NVMe' ? `nvme${index}n1` : `sd${String.fromCharCode(97 + (index % 26))}`,
    type,
    size_gb: Number(size),
    serial: serial(hash, 60 + index, type.charAt(0)),
  }));
}

function serial(hash: number, part: number, prefix: string): string {
  return prefix + mix(hash, part).toString(36).toUpperCase().padStart(7, '0');
}

/** Contents unknown (notes 6.1): small numbers under plain names. */
export function performInfo(server: ServerRecord, data: SiteData): object {
  if (server.configuration === '') return {};
  const hash = mix(data.seed, server.id, 4);
  return { cpu_score: 900 + (hash % 4000), memory_mb_s: 12_000 + (hash % 30_000), disk_mb_s: 180 + (hash % 6000) };
}

/** Unique per server: an odd multiplier permutes the 24 bits behind the vendor's prefix. */
export function macAddress(server: ServerRecord, data: SiteData): string {
  const tail = (Math.imul(server.id, 0x5bd1e5) & 0xffffff).toString(16).padStart(6, '0');
  const site = data.identity.octet.toString(16).padStart(2, '0');
  return `3c:ec:${site}:${tail.slice(0, 2)}:${tail.slice(2, 4)}:${tail.slice(4)}`;
}

/** Sticker code, unique because the modulus is prime. */
export function barcode(server: ServerRecord, data: SiteData): string {
  return `${data.identity.code.charAt(0)}${String((server.id * 7919 + 13) % 9_999_991).padStart(7, '0')}`;
}

/** Address of the BMC, inside 10.0.0.0/8. */
export function bmcAddress(server: ServerRecord, data: SiteData): string {
  const index = server.id - data.firstServerId;
  const third = Math.floor(index / 250);
  return `10.${data.identity.octet + (third >> 8)}.${third & 255}.${(index % 250) + 2}`;
}
