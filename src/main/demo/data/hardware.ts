/** The hardware catalogue: platforms, boards and the `configuration` strings they show (grammar: notes 6.2). */

export type ModelKind = 'dedicated' | 'virtual' | 'gpu' | 'storage' | 'blade' | 'node' | 'half' | 'desktop';

export interface HardwareModel {
  readonly kind: ModelKind;
  /** Units; null for blades, whose platform has no height of its own (notes, section 8). */
  readonly size: number | null;
  readonly platform: string;
  readonly board: string;
  readonly cpuCount: number;
  readonly cores: number;
  /** CPU as the configuration writes it. */
  readonly cpu: string;
  readonly cpuFullName: string;
  readonly ramGb: readonly number[];
  /** Possible drive fit-outs. */
  readonly drives: readonly string[];
  /** RAID adapter token that may stand in the configuration. */
  readonly adapter: '' | 'lsi' | 'hp';
}

/** kind | units | platform | board | sockets x cores | CPU | full name | memory choices | drive choices | adapter */
const CATALOGUE = `
dedicated|1|Supermicro SYS-5019C-MR|Supermicro X11SCM-F|1x6|E-2236|Intel Xeon E-2236|32 64|2x480SSD 2x960NVMe 480SSD-2x4000SATA|
dedicated|1|Supermicro SYS-5019C-MR|Supermicro X11SCM-F|1x8|E-2288G|Intel Xeon E-2288G|64 128|2x960SSD 2x1920NVMe|
dedicated|1|Supermicro AS-1015A-MT|Supermicro H13SAE-MF|1x16|Ryzen7950X|AMD Ryzen 9 7950X|64 128|2x1920NVMe 2x3840NVMe|
dedicated|1|Dell PowerEdge R340|Dell 0RM57H|1x8|E-2278G|Intel Xeon E-2278G|32 64|2x480SSD 4x2000SATA|lsi
dedicated|1|HPE ProLiant DL360 Gen10|HPE ProLiant DL360 Gen10|2x12|4214R|Intel Xeon Silver 4214R|128 192|2x480SSD 4x960SSD|hp
dedicated|1|ASUS RS300-E11-RS4|ASUS P12R-E|1x8|E-2388G|Intel Xeon E-2388G|64 128|2x960NVMe 2x1920NVMe|
dedicated|2|Supermicro AS-2015CS-TNR|Supermicro H13SSW|1x32|EPYC9354P|AMD EPYC 9354P|256 384|2x960SSD-4x3840NVMe 4x3840NVMe|
dedicated|2|Supermicro AS-2014CS-TR|Supermicro H12SSW-NT|1x24|EPYC7443P|AMD EPYC 7443P|128 256|4x1920NVMe 2x1920NVMe 2x480SSD-2x3840NVMe|
dedicated|2|Dell PowerEdge R750|Dell 06V45N|2x32|6338|Intel Xeon Gold 6338|256 512|2x960SSD 2x960SSD-4x1920SSD|lsi
dedicated|2|HPE ProLiant DL380 Gen10|HPE ProLiant DL380 Gen10|2x24|6248R|Intel Xeon Gold 6248R|256 384|2x480SSD-6x960SSD 8x1200SAS|hp
virtual|1|Supermicro AS-1114S-WN10RT|Supermicro H12SSW-NTR|1x24|EPYC7402P|AMD EPYC 7402P|256 512|2x480SSD-4x3840NVMe 6x1920NVMe|
virtual|2|Supermicro AS-2015CS-TNR|Supermicro H13SSW|1x24|EPYC7443P|AMD EPYC 7443P|256|4x1920NVMe|
virtual|2|Dell PowerEdge R750|Dell 06V45N|2x32|6338|Intel Xeon Gold 6338|512|2x960SSD|
gpu|4|Supermicro SYS-421GE-TNHR|Supermicro X13DEG-OAD|2x48|8468|Intel Xeon Platinum 8468|2048|2x960SSD-8x7680NVMe|
gpu|2|Gigabyte G293-S40|Gigabyte MS73-HB1|2x32|6448Y|Intel Xeon Gold 6448Y|512 1024|2x960NVMe-2x3840NVMe|
storage|2|Supermicro SSG-2029P-ACR24L|Supermicro X11DPU|2x16|4216|Intel Xeon Silver 4216|192 384|24x3840SSD 24x7680SSD|lsi
storage|4|Supermicro SSG-540P-E1CTR45L|Supermicro X12DPI-N6|2x12|4310|Intel Xeon Silver 4310|256|2x960SSD-60x18000SATA 2x480SSD-45x16000SATA|lsi
blade||Supermicro SBI-411E-1G|Supermicro B12SPE-CPU|1x16|4314|Intel Xeon Silver 4314|128 256|2x960NVMe 2x1920NVMe|
blade||HPE ProLiant BL460c Gen10|HPE ProLiant BL460c Gen10|2x16|6130|Intel Xeon Gold 6130|192 384|2x480SSD 2x600SAS|hp
node||Supermicro AS-2124BT-HTR node|Supermicro H12DST-B|2x16|EPYC7313|AMD EPYC 7313|256 512|2x1920NVMe 4x1920NVMe|
half|0.5|Supermicro SYS-E300-9A|Supermicro A3SPI-8C|1x4|XeonD-1718T|Intel Xeon D-1718T|32 64|2x480SSD 960NVMe|
desktop|4|ASUS Pro WS chassis|ASUS Pro WS W790|1x24|i9-13900K|Intel Core i9-13900K|64 128|2x1024NVMe 1024NVMe-2x4000SATA|
desktop|1|Chenbro RM13108|ASUS WS C246 PRO|1x8|i9-9900K|Intel Core i9-9900K|64|2x1024NVMe|
`;

export const HARDWARE: readonly HardwareModel[] = CATALOGUE.trim().split('\n').map(readModel);

function readModel(line: string): HardwareModel {
  const cells = line.split('|');
  const cell = (index: number): string => cells[index] ?? '';
  const [sockets, cores] = cell(4).split('x').map(Number);
  return {
    kind: cell(0) as ModelKind,
    size: cell(1) === '' ? null : Number(cell(1)),
    platform: cell(2),
    board: cell(3),
    cpuCount: sockets ?? 1,
    cores: cores ?? 1,
    cpu: cell(5),
    cpuFullName: cell(6),
    ramGb: cell(7).split(' ').map(Number),
    drives: cell(8).split(' '),
    adapter: cell(9) as HardwareModel['adapter'],
  };
}

/** Indexes of the catalogue's models of one kind, of one height where it matters. */
export function modelsOf(kind: ModelKind, size?: number): readonly number[] {
  return HARDWARE.flatMap((model, index) =>
    model.kind === kind && (size === undefined || model.size === size) ? [index] : [],
  );
}

export function hardwareModel(index: number): HardwareModel {
  const model = HARDWARE[index];
  if (!model) throw new RangeError(`no hardware model ${index}`);
  return model;
}

/** Which of the possible fit-outs a server has; the choice is a hash, so nothing needs to be stored. */
export function fitOut(model: HardwareModel, hash: number): { ramGb: number; drives: string } {
  return {
    ramGb: model.ramGb[hash % model.ramGb.length] ?? 0,
    drives: model.drives[(hash >>> 8) % model.drives.length] ?? '',
  };
}

/** The text DCImanager shows for a diagnosed server. */
export function configurationText(model: HardwareModel, hash: number): string {
  const { ramGb, drives } = fitOut(model, hash);
  const cpu = model.cpuCount > 1 ? `${model.cpuCount}x${model.cpu}` : model.cpu;
  const withAdapter = model.adapter !== '' && (hash >>> 16) % 3 !== 0;
  return `${cpu}-${ramGb}Gb-${withAdapter ? `${model.adapter}-` : ''}${drives}`;
}
